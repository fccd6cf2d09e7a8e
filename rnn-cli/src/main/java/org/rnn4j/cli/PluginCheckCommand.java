package org.rnn4j.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rnn4j.api.conformance.Check;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.conformance.CellConformance;
import org.rnn4j.cells.conformance.NormalizerConformance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code rnn plugins check JAR}: the conformance kit over the cells and normalizers of a plugin.
 */
@Command(
    name = "check",
    description = "Checks that the cells and normalizers of a plugin do what they must.")
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
    List<Subject> subjects =
        Stream.concat(
                added(added, Kind.CELL)
                    .map(e -> new Subject("cell", e, CellConformance.of(e.provider()).checks())),
                added(added, Kind.NORMALIZER)
                    .map(
                        e ->
                            new Subject(
                                "normalizer", e, NormalizerConformance.of(e.provider()).checks())))
            .toList();
    if (subjects.isEmpty()) {
      throw new InputException(
          plugin.toString(),
          "it provides no cell and no normalizer",
          "only these can be checked so far");
    }
    for (Subject subject : subjects) {
      out.println(
          subject.kind
              + "/"
              + subject.entry.provider().name()
              + "  ("
              + PluginTable.origin(subject.entry)
              + ")");
      List<Check> all = subject.checks.toList();
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

  private record Subject(
      String kind, Registry.Entry<? extends Provider<?>> entry, Stream<Check> checks) {}

  private Registry plugin() {
    if (!Files.exists(plugin)) {
      throw new InputException(
          plugin.toString(), "there is no such file", "name the jar of a plugin");
    }
    PluginFolder.Loaded loaded = PluginFolder.loadOne(plugin, Registry.installed());
    if (!loaded.skipped().isEmpty()) {
      throw new InputException(loaded.skipped());
    }
    return loaded.registry();
  }

  // What the plugin adds to what this program brings.
  private static <P extends Provider<?>> Stream<Registry.Entry<P>> added(
      Registry registry, Kind<P> kind) {
    Set<Class<?>> known =
        Registry.installed().all(kind).stream()
            .map(e -> e.provider().getClass())
            .collect(Collectors.toSet());
    return registry.all(kind).stream().filter(e -> !known.contains(e.provider().getClass()));
  }
}
