package org.rnn4j.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.RunException;
import org.rnn4j.api.option.Spelling;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code rnn}. */
public final class Main {

  private Main() {}

  /** Runs a command and ends the process with its {@link ExitCode}. */
  public static void main(String[] args) {
    // Whatever the locale says: what goes into a file by redirection is UTF-8.
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    Interruption interruption = new Interruption(err).watchSignals();
    int code = 1;
    try {
      boolean terminal = Boolean.getBoolean("rnn4j.terminal"); // the launch script knows
      code = run(new Surroundings(out, err, terminal, interruption), args);
    } finally {
      out.flush();
      err.flush();
    }
    System.exit(code);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /**
   * Runs a command inside this process.
   *
   * @param surroundings what it writes to
   * @param args as on the command line
   * @return the exit code
   */
  static int run(Surroundings surroundings, String... args) {
    CommandLine commandLine =
        commandLine(new RnnCommand(surroundings, LibraryMessages.to(surroundings.err())));
    try {
      return commandLine.execute(args);
    } catch (OutOfMemoryError e) {
      surroundings
          .err()
          .println(
              "rnn: out of memory ("
                  + e.getMessage()
                  + "); give Java more, for example RNN_JAVA_OPTS=-Xmx8g, or take a smaller batch");
      return ExitCode.FAILED;
    }
  }

  private static CommandLine commandLine(RnnCommand root) {
    Surroundings surroundings = root.surroundings();
    CommandLine line = new CommandLine(root);
    line.addSubcommand(new RunCommand(root));
    line.addSubcommand(new ValidateCommand(root));
    line.addSubcommand(new BaselinesCommand(root));
    line.addSubcommand(new ForecastCommand(root));
    line.addSubcommand(new GradientsCommand(root));
    CommandLine plugins = new CommandLine(new PluginsCommand(root));
    plugins.addSubcommand(new PluginsCommand.ListCommand(root));
    plugins.addSubcommand(new PluginsCommand.ShowCommand(root));
    plugins.addSubcommand(new PluginCheckCommand(root));
    line.addSubcommand(plugins);
    line.setOut(new PrintWriter(surroundings.out(), true));
    line.setErr(new PrintWriter(surroundings.err(), true));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    line.setExpandAtFiles(false);
    line.setParameterExceptionHandler((e, args) -> usage(e, surroundings.err()));
    line.setExecutionExceptionHandler((e, command, parsed) -> failure(e, surroundings.err()));
    return line;
  }

  private static int usage(ParameterException e, PrintStream err) {
    Map<String, CommandLine> commands = e.getCommandLine().getSubcommands();
    if (!commands.isEmpty()
        && e instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().get(0).startsWith("-")) {
      String name = unmatched.getUnmatched().get(0);
      String suggestion = Spelling.suggestion(name, commands.keySet());
      err.println("rnn: unknown command '" + name + "': " + suggestion);
    } else {
      err.println("rnn: " + e.getMessage());
      UnmatchedArgumentException.printSuggestions(e, new PrintWriter(err, true));
    }
    err.println("See '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.WRONG_INPUT;
  }

  private static int failure(Exception e, PrintStream err) {
    if (e instanceof InputException input) {
      input.problems().forEach(problem -> err.println(problem));
      return ExitCode.WRONG_INPUT;
    }
    if (e instanceof RunException) {
      err.println("rnn: " + e.getMessage());
      return ExitCode.FAILED;
    }
    err.println("rnn: an error of this program, not yours: " + e + whereTheTraceIs(e));
    return ExitCode.FAILED;
  }

  private static String whereTheTraceIs(Exception e) {
    if (e instanceof LoggedFailure logged) {
      return " (stack trace in " + logged.log() + ")";
    }
    try {
      Path file = Files.createTempFile("rnn-", ".log");
      Files.write(file, List.of(trace(e)));
      return " (stack trace in " + file + ")";
    } catch (IOException unwritable) {
      return System.lineSeparator() + trace(e);
    }
  }

  /** The stack trace as text. */
  static String trace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
