package io.github.imagesync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.examples.Page;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// The pages and the program agree on commands and options.
class DocumentedOptionsTest {

  private static final Pattern OPTION = Pattern.compile("(?<![-\\w])--[a-z][a-z-]*");
  private static final Page REFERENCE = Page.read(Path.of("docs/command-line.md"));

  /// Options of other tools, which pages have to name.
  private static final Set<String> OF_OTHERS = Set.of("--config", "--os", "--arch", "--user");

  private static final CommandLine PROGRAM = program();

  @Test
  void each_option_of_a_command_is_in_the_reference() {
    assertThat(namedIn(REFERENCE)).containsAll(options());
  }

  @Test
  void each_command_is_in_the_reference() {
    assertThat(REFERENCE.codeSpans().map(span -> span.split(" ", 2)[0]).toList())
        .containsAll(commands());
  }

  static List<Page> pages() {
    return Page.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void each_option_that_a_page_names_exists(Page page) {
    assertThat(namedIn(page)).isSubsetOf(union(options(), OF_OTHERS));
  }

  /// Options that a page names as such, or shows in a command of ours.
  private static Set<String> namedIn(Page page) {
    var shown =
        page.blocks().stream()
            .flatMap(block -> block.text().lines())
            .filter(line -> line.strip().matches("(\\./)?image-sync .*"));
    var named = page.codeSpans().filter(span -> span.matches("(--|image-sync ).*"));
    return Stream.concat(shown, named)
        .flatMap(text -> OPTION.matcher(text).results().map(option -> option.group()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> options() {
    return Stream.concat(Stream.of(PROGRAM), PROGRAM.getSubcommands().values().stream())
        .flatMap(command -> command.getCommandSpec().options().stream())
        .filter(option -> !option.hidden())
        .map(OptionSpec::longestName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> commands() {
    return PROGRAM.getSubcommands().keySet();
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
  }

  private static CommandLine program() {
    var nowhere = new PrintStream(new ByteArrayOutputStream());
    var world = World.of(Map.of(), Path.of(""), nowhere, nowhere, World.Screen.LOG);
    return new Program(world, new Signals()).commandLine();
  }
}
