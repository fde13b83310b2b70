package io.github.imagesync.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The one step of action.yml, run as GitHub's runner would: its script taken out into a file, its
/// env with inputs filled in, and command files that belong to the runner's user. Everything lies
/// in a folder of the test.
final class RunnerStep {

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ ([\\w.-]+) }}");

  private final Path folder;
  private final JsonNode step;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Map<String, String> inputs = new LinkedHashMap<>();
  private final List<String> before = new ArrayList<>();

  private RunnerStep(Path folder, JsonNode action) {
    this.folder = folder;
    this.step = action.at("/runs/steps/0");
    action
        .path("inputs")
        .properties()
        .forEach(input -> inputs.put(input.getKey(), input.getValue().path("default").asText("")));
  }

  /// A step of a push to a repository; files that GitHub gives a job are laid out below the folder.
  static RunnerStep in(Path folder) throws IOException {
    var action = new YAMLMapper().readTree(Files.readString(Path.of("action.yml")));
    var step = new RunnerStep(folder, action);
    for (var name : List.of("home", "temp/_runner_file_commands", "work/config")) {
      Files.createDirectories(folder.resolve(name));
    }
    step.environment.put("PATH", System.getenv("PATH"));
    step.environment.put("CI", "true");
    step.file("HOME", "home");
    step.file("RUNNER_TEMP", "temp");
    step.file("GITHUB_WORKSPACE", "work/config");
    step.commandFile("GITHUB_EVENT_PATH", "event.json", "{}");
    step.commandFile("GITHUB_STEP_SUMMARY", "step_summary", "");
    step.commandFile("GITHUB_OUTPUT", "set_output", "");
    return step;
  }

  private void file(String variable, String name) {
    environment.put(variable, folder.resolve(name).toString());
  }

  private void commandFile(String variable, String name, String content) throws IOException {
    var path = "temp/_runner_file_commands/" + name;
    Files.writeString(folder.resolve(path), content);
    file(variable, path);
  }

  RunnerStep input(String name, String value) {
    inputs.put(name, value);
    return this;
  }

  RunnerStep variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /// What the runner itself was started with, such as `setpriv --reuid 1001`.
  RunnerStep startedBy(List<String> command) {
    before.addAll(command);
    return this;
  }

  /// Where the runner keeps a downloaded action: OWNER/NAME/REF.
  RunnerStep downloadedAs(String name) {
    return variable("GITHUB_ACTION_PATH", folder + "/work/_actions/" + name);
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  String commandFile(String name) throws IOException {
    return Files.readString(folder.resolve("temp/_runner_file_commands").resolve(name));
  }

  /// Starts the step; its output goes to `folder/log`.
  Process start() throws IOException {
    var script = folder.resolve("temp/script.sh");
    Files.writeString(script, step.path("run").asText());
    var command = new ArrayList<>(before);
    command.addAll(List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("log").toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    step.path("env")
        .properties()
        .forEach(
            each -> builder.environment().put(each.getKey(), filledIn(each.getValue().asText())));
    return builder.start();
  }

  private String filledIn(String text) {
    return EXPRESSION
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(valueOf(found.group(1))));
  }

  private String valueOf(String expression) {
    if (expression.startsWith("inputs.")) {
      return filledIn(inputs.getOrDefault(expression.substring("inputs.".length()), ""));
    }
    return switch (expression) {
      case "github.token" -> "the-jobs-token";
      case "github.action_path" -> environment.getOrDefault("GITHUB_ACTION_PATH", "");
      default -> throw new IllegalStateException("not known to this runner: " + expression);
    };
  }
}
