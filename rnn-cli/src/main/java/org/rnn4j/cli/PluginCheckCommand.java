package org.rnn4j.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.spi.CellProvider;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.conformance.CellConformance;
import org.rnn4j.cells.conformance.Check;
import org.rnn4j.cells.conformance.ConformanceException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rnn plugins check JAR}: the conformance kit over the cells of a plugin. */
@Command(name = "check", description = "Checks that the cells of a plugin do what a cell must.")
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
    for (Registry.Entry<CellProvider> cell : cells()) {
      out.println("cell/" + cell.provider().name() + "  (" + PluginTable.origin(cell) + ")");
      List<Check> all = CellConformance.of(cell.provider()).checks().toList();
      int width = all.stream().mapToInt(c -> c.name().length()).max().orElse(0);
      for (Check check : all) {
        checks++;
        failed += passes(check, width, out) ? 0 : 1;
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

  // Those that the plugin adds to what this program brings.
  private List<Registry.Entry<CellProvider>> cells() {
    if (!Files.exists(plugin)) {
      throw new InputException(
          plugin.toString(), "there is no such file", "name the jar of a plugin");
    }
    Registry installed = Registry.installed();
    PluginFolder.Loaded loaded = PluginFolder.loadOne(plugin, installed);
    if (!loaded.skipped().isEmpty()) {
      throw new InputException(loaded.skipped());
    }
    List<Registry.Entry<CellProvider>> known = installed.all(Kind.CELL);
    List<Registry.Entry<CellProvider>> added =
        loaded.registry().all(Kind.CELL).stream()
            .filter(e -> known.stream().noneMatch(k -> k.provider() == e.provider()))
            .toList();
    if (added.isEmpty()) {
      throw new InputException(
          plugin.toString(), "it provides no cell", "only cells can be checked so far");
    }
    return added;
  }
}
