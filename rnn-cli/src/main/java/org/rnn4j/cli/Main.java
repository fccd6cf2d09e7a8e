package org.rnn4j.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.error.RunException;
import org.rnn4j.api.option.Spelling;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code rnn}. */
public final class Main {

  private static final int LONGEST_MESSAGE = 500; // characters
  private static final int LONGEST_LINE = 4000; // characters; with all the names that there are
  private static final int MOST_LINES = 100;
  private static final int READER_SECONDS = 2;
  private static final int NARROWEST_HELP = 55; // columns; fewer are refused
  private static final int LONGEST_PATH = 4096; // characters

  private Main() {}

  /** Runs a command and ends the process with its {@link ExitCode}. */
  public static void main(String[] args) {
    // Whatever the locale says: what goes into a file by redirection is UTF-8.
    Results out = new Results(new FileOutputStream(FileDescriptor.out));
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    Interruption interruption = new Interruption(err).watchSignals();
    int code = 1;
    try {
      boolean terminal = Boolean.getBoolean("rnn4j.terminal"); // the launch script knows
      code = run(new Surroundings(out, err, terminal, interruption), args);
    } finally {
      out.flush();
      err.flush();
      awaitReader(err);
    }
    interruption.leave();
    System.exit(code);
  }

  // The launch script reads what goes to stderr, and takes the folder of its pipe away when it has
  // passed on all.
  private static void awaitReader(PrintStream err) {
    String pipe = System.getProperty("rnn4j.stderr");
    if (pipe == null) {
      return;
    }
    err.close();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(READER_SECONDS);
    try {
      while (Files.exists(Path.of(pipe)) && System.nanoTime() < end) {
        Thread.sleep(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Runs a command inside this process.
   *
   * @param surroundings what it writes to
   * @param args as on the command line
   * @return the exit code
   */
  static int run(Surroundings surroundings, String... args) {
    RnnCommand root = new RnnCommand(surroundings, LibraryMessages.to(surroundings.err()));
    CommandLine commandLine = commandLine(root);
    int code;
    try {
      code = commandLine.execute(args);
    } catch (RuntimeException | Error e) { // picocli hands errors on
      code = failure(e, root);
    }
    return written(code, surroundings);
  }

  // What nobody could read was not done.
  private static int written(int code, Surroundings surroundings) {
    Results out = surroundings.out();
    if (out.failure().isEmpty()) {
      return code;
    }
    if (!out.readerIsGone()) {
      surroundings
          .err()
          .println("rnn: standard output cannot be written: " + out.failure().get().getMessage());
    }
    if (code != ExitCode.DONE) {
      return code;
    }
    return out.readerIsGone() ? ExitCode.READER_GONE : ExitCode.FAILED;
  }

  private static CommandLine commandLine(RnnCommand root) {
    Surroundings surroundings = root.surroundings();
    CommandLine line = new CommandLine(root);
    line.addSubcommand(new RunCommand(root));
    line.addSubcommand(new ValidateCommand(root));
    line.addSubcommand(new InitCommand(root));
    line.addSubcommand(new InspectCommand(root));
    line.addSubcommand(new BaselinesCommand(root));
    line.addSubcommand(new ForecastCommand(root));
    line.addSubcommand(new EvaluateCommand(root));
    line.addSubcommand(new GradientsCommand(root));
    CommandLine plugins = new CommandLine(new PluginsCommand(root));
    plugins.addSubcommand(new PluginsCommand.ListCommand(root));
    plugins.addSubcommand(new PluginsCommand.ShowCommand(root));
    plugins.addSubcommand(new PluginCheckCommand(root));
    line.addSubcommand(plugins);
    line.addSubcommand(new SchemaCommand(root));
    line.addSubcommand(new CompletionCommand(root));
    line.addSubcommand(new CommandLine.HelpCommand());
    line.setOut(new PrintWriter(surroundings.out(), true));
    line.setErr(new PrintWriter(surroundings.err(), true));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    line.setExpandAtFiles(false);
    line.setAllowSubcommandsAsOptionParameters(true); // a folder may be called 'plugins' too
    line.setUsageHelpWidth(Math.max(NARROWEST_HELP, Page.columns()));
    line.registerConverter(Path.class, Main::path);
    line.setParameterExceptionHandler((e, args) -> usage(e, surroundings.err()));
    line.setExecutionExceptionHandler((e, command, parsed) -> failure(e, root));
    return line;
  }

  // An empty text would be the working folder.
  private static Path path(String text) {
    if (text.isBlank()) {
      throw new TypeConversionException("it is empty; name a file or folder");
    }
    if (text.length() > LONGEST_PATH) {
      throw new TypeConversionException(Quoted.of(text) + " is longer than any path");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(Quoted.of(text) + " is not a path: " + e.getReason());
    }
  }

  private static int usage(ParameterException e, PrintStream err) {
    Map<String, CommandLine> commands = e.getCommandLine().getSubcommands();
    if (!commands.isEmpty()
        && e instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().get(0).startsWith("-")) {
      String name = unmatched.getUnmatched().get(0);
      String suggestion = Spelling.suggestion(name, commands.keySet());
      err.println("rnn: unknown command " + Quoted.of(name) + ": " + suggestion);
    } else {
      err.println("rnn: " + shown(e.getMessage(), LONGEST_MESSAGE));
      UnmatchedArgumentException.printSuggestions(e, new PrintWriter(err, true));
    }
    err.println("See '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.WRONG_INPUT;
  }

  /** The one place where everything that was thrown ends. */
  private static int failure(Throwable e, RnnCommand root) {
    PrintStream err = root.surroundings().err();
    if (e instanceof InputException) {
      err.println(shown(e.getMessage(), LONGEST_LINE));
      return ExitCode.WRONG_INPUT;
    }
    if (e instanceof RunException && !(e instanceof PluginException)) {
      err.println("rnn: " + shown(String.valueOf(e.getMessage()), LONGEST_LINE));
      return ExitCode.FAILED;
    }
    Throwable thrown = e instanceof LoggedFailure ? e.getCause() : e;
    Optional<PluginException> fault = root.faults().find(thrown);
    if (fault.isPresent()) {
      err.println("rnn: " + shown(fault.get().getMessage(), LONGEST_LINE) + whereTheTraceIs(e));
      return ExitCode.FAILED;
    }
    if (e instanceof OutOfMemoryError) {
      err.println(
          "rnn: out of memory ("
              + e.getMessage()
              + "); give Java more, for example RNN_JAVA_OPTS=-Xmx8g, or take a smaller batch");
      return ExitCode.FAILED;
    }
    err.println(
        "rnn: an error of this program, not yours: "
            + shown(e.toString(), LONGEST_MESSAGE)
            + whereTheTraceIs(e));
    return ExitCode.FAILED;
  }

  // A message that is not ours may repeat an argument or a file.
  private static String shown(String message, int longest) {
    return message
        .lines()
        .limit(MOST_LINES)
        .map(line -> line.length() > longest ? line.substring(0, longest) + "..." : line)
        .map(Quoted::printable)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String whereTheTraceIs(Throwable e) {
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
