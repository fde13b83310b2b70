package io.github.imagesync.cli;

import io.github.imagesync.report.Lines;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The whole program as one call: arguments in, exit code out.
public final class Program {

  private final World world;
  private final Signals signals;
  private final EnvironmentDefaults defaults;

  Program(World world, Signals signals) {
    this.world = world;
    this.signals = signals;
    this.defaults = new EnvironmentDefaults(world.environment());
  }

  /// The program in this world, with no signals to listen for.
  public static Program in(World world) {
    return new Program(world, new Signals());
  }

  /// Runs the command that the arguments name and gives the process's exit code.
  public int run(String... args) {
    var command = commandLine();
    try {
      return command.execute(args);
    } catch (Error e) {
      return new Complaints(world).handleError(e);
    } finally {
      world.out().flush();
      world.err().flush();
    }
  }

  CommandLine commandLine() {
    var line =
        new CommandLine(new ImageSync())
            .addSubcommand(new ValidateCommand(world))
            .addSubcommand(new DiffCommand(world))
            .addSubcommand(new PlanCommand(world))
            .addSubcommand(new SyncCommand(world, signals))
            .addSubcommand(new CiCommand(world, signals))
            .addSubcommand(new CopyCommand(world, signals))
            .addSubcommand(new ServeCommand(world, signals))
            .addSubcommand(new DemoCommand(world));
    var complaints = new Complaints(world);
    line.setOut(world.out())
        .setErr(world.err())
        .setDefaultValueProvider(defaults)
        .setParameterExceptionHandler(complaints)
        .setExecutionExceptionHandler(complaints)
        .setExecutionStrategy(this::executed)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(100);
    Converters.register(line);
    line.getSubcommands().values().forEach(GroupedOptions::show);
    return line;
  }

  private int executed(CommandLine.ParseResult parsed) {
    defaults.setFlags(LogOptions.last(parsed));
    Logging.configure(LogOptions.of(parsed).level(), new Lines(world.err()));
    return new CommandLine.RunLast().execute(parsed);
  }

  /// The command that only has commands.
  @Command(
      name = "image-sync",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "Keeps container images in sync between registries from rules kept in Git.",
      synopsisSubcommandLabel = "COMMAND",
      footer = {
        "",
        "Every option has an environment variable: --max-moves is IMAGE_SYNC_MAX_MOVES.",
        "",
        "Exit codes: 0 all well; 1 something failed, the rest was done; 2 nothing was touched",
        "(options, rules, credentials file, limits); 130 or 143 cancelled."
      })
  static final class ImageSync implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "a command is missing");
    }
  }
}
