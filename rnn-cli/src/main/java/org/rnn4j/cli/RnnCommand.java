package org.rnn4j.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.experiment.PluginFaults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code rnn} itself: what all commands share. */
@Command(
    name = "rnn",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = ProgramVersion.class,
    description = "Trains recurrent networks on time series and measures them against baselines.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done, 1 the run failed, 2 the input is wrong, 3 a requirement of the spec was"
          + " not met, 130 interrupted, 141 what reads the output has gone (as after '| head')."
    })
final class RnnCommand implements Callable<Integer> {

  private final Surroundings surroundings;
  private final LibraryMessages libraryMessages;

  @Spec private CommandSpec spec;

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Folder of plugin jars; otherwise the folder 'plugins' of this installation.")
  private Path plugins;

  private PluginFaults faults = PluginFaults.of(Registry.installed());

  RnnCommand(Surroundings surroundings, LibraryMessages libraryMessages) {
    this.surroundings = surroundings;
    this.libraryMessages = libraryMessages;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(surroundings.err());
    return ExitCode.WRONG_INPUT;
  }

  /** What the command runs in. */
  Surroundings surroundings() {
    return surroundings;
  }

  /** What libraries have to say. */
  LibraryMessages libraryMessages() {
    return libraryMessages;
  }

  /**
   * Everything that can be named: built in and in the plugin folder. Broken plugins are reported.
   */
  Registry registry() {
    Optional<Path> folder =
        plugins == null ? defaultPlugins().filter(Files::isDirectory) : Optional.of(plugins);
    if (folder.isEmpty()) {
      return Registry.installed();
    }
    Registry registry = ofFolder(folder.get());
    registry.problems().forEach(problem -> surroundings.err().println("rnn: " + problem));
    faults = PluginFaults.of(registry);
    return registry;
  }

  private static Registry ofFolder(Path folder) {
    try {
      return Registry.ofFolder(folder);
    } catch (InputException e) {
      Problem problem = e.problems().get(0);
      throw new InputException(
          problem.place(), problem.message(), problem.remedy() + " with --plugins");
    }
  }

  /** Whose failure it is, among the plugins that were loaded last. */
  PluginFaults faults() {
    return faults;
  }

  // Named by the launch script of a checkout; elsewhere it stands beside the folder of the jars.
  private static Optional<Path> defaultPlugins() {
    String named = System.getProperty("rnn4j.plugins");
    return named != null
        ? Optional.of(Path.of(named))
        : ProgramVersion.location()
            .map(Path::getParent)
            .map(Path::getParent)
            .map(home -> home.resolve("plugins"));
  }
}
