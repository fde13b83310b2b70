package io.github.imagesync.cli;

import io.github.imagesync.git.GitException;
import io.github.imagesync.github.UnusableEnvironment;
import io.github.imagesync.job.ExitCode;
import io.github.imagesync.oci.MalformedReference;
import io.github.imagesync.registry.RegistryException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Turns whatever is thrown into one line that says what is wrong; the stack trace is for those who
/// ask twice for more (`-v -v`).
final class Complaints implements IParameterExceptionHandler, IExecutionExceptionHandler {

  private final World world;

  Complaints(World world) {
    this.world = world;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    var command = e.getCommandLine().getCommandSpec().qualifiedName();
    complain(e.getMessage() + "; see " + command + " --help");
    return ExitCode.REFUSED.number();
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    complain(words(e));
    if (LogOptions.of(parsed).showsTraces()) {
      trace(e);
    }
    return exitCode(e).number();
  }

  /// What no handler is for: a defect of the program, or a machine out of memory.
  int handleError(Error e) {
    complain("unexpected: " + e + ". This is a defect: please report it");
    return ExitCode.FAILED.number();
  }

  private void complain(String message) {
    world.errLines().line("image-sync: " + message);
  }

  private void trace(Exception e) {
    var text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    text.toString().lines().forEach(world.errLines()::line);
  }

  private static ExitCode exitCode(Exception e) {
    return switch (e) {
      case Unusable _, UnusableEnvironment _, MalformedReference _, GitException _ ->
          ExitCode.REFUSED;
      default -> ExitCode.FAILED;
    };
  }

  private static String words(Exception e) {
    return switch (e) {
      case Unusable unusable -> String.valueOf(unusable.getMessage());
      case UnusableEnvironment unusable -> String.valueOf(unusable.getMessage());
      case MalformedReference malformed -> String.valueOf(malformed.getMessage());
      case RegistryException registry -> registry.getMessage();
      case GitException git -> git.getMessage();
      case UncheckedIOException unchecked when unchecked.getCause() != null ->
          words(unchecked.getCause());
      case IOException io -> words(io);
      default ->
          "unexpected: " + e + ". This is a defect: please report it with the output of -v -v";
    };
  }

  /// The JDK's own words for a file that can't be used are its bare name.
  static String words(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> missing.getFile() + ": no such file or folder";
      case AccessDeniedException denied -> denied.getFile() + ": permission denied";
      case FileSystemException other when other.getReason() != null ->
          other.getFile() + ": " + other.getReason();
      default -> e.getMessage() == null ? e.toString() : e.getMessage();
    };
  }
}
