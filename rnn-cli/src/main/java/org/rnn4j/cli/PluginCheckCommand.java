package org.rnn4j.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.rnn4j.api.conformance.Check;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rnn plugins check JAR}: the conformance kits over everything that a plugin provides. */
@Command(
    name = "check",
    description = "Checks that the cells, optimizers and so on of a plugin do what they must.")
final class PluginCheckCommand implements Callable<Integer> {

  private final RnnCommand rnn;

  @Parameters(
      paramLabel = "JAR",
      description = "A plugin's jar, or a folder with a jar and those it needs.")
  private Path plugin;

  PluginCheckCommand(RnnCommand rnn) {
    this.rnn = rnn;
  }

  @Override
  public Integer call() {
    int checks = 0;
    int failed = 0;
    PrintStream out = rnn.surroundings().out();
    Registry added = plugin();
    for (Kind<?> kind : Kind.all()) {
      for (Registry.Entry<? extends Provider<?>> entry : added(added, kind)) {
        out.println(kind + "/" + entry.provider().name() + "  (" + entry.fullOrigin() + ")");
        List<Check> all = Kits.checks(entry.provider()).toList();
        int width = all.stream().mapToInt(c -> c.name().length()).max().orElse(0);
        for (Check check : all) {
          checks++;
          failed += passes(check, width, out) ? 0 : 1;
        }
        if (!Kits.isThereOneFor(entry.provider())) {
          out.println("  there is no kit for a " + kind + ": what it does is not checked");
        }
      }
    }
    out.println(checks + " checks, " + (failed == 0 ? "all passed" : failed + " failed"));
    return failed == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static boolean passes(Check check, int width, PrintStream out) {
    String name = check.name() + " ".repeat(width - check.name().length());
    try {
      check.run();
      out.println("  ok      " + name + "  " + check.proves());
      return true;
    } catch (ConformanceException e) {
      out.println("  FAILED  " + name + "  " + e.getMessage());
      return false;
    }
  }

  private Registry plugin() {
    if (!Files.exists(plugin)) {
      throw new InputException(
          plugin.toString(), "there is no such file", "name the jar of a plugin");
    }
    Registry installed = Registry.installed();
    Registry loaded = installed.withPlugin(plugin);
    int before = installed.problems().size();
    if (loaded.problems().size() > before) {
      throw new InputException(loaded.problems().subList(before, loaded.problems().size()));
    }
    return loaded;
  }

  // What the plugin adds to what this program brings.
  private static <P extends Provider<?>> List<Registry.Entry<P>> added(
      Registry registry, Kind<P> kind) {
    Set<Class<?>> known =
        Registry.installed().all(kind).stream()
            .map(e -> e.provider().getClass())
            .collect(Collectors.toSet());
    return registry.all(kind).stream()
        .filter(e -> !known.contains(e.provider().getClass()))
        .toList();
  }
}
