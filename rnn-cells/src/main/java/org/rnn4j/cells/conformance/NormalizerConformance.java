package org.rnn4j.cells.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.rnn4j.api.conformance.Check;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.conformance.ProviderChecks;
import org.rnn4j.api.spi.CellProvider;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.NormalizerProvider;
import org.rnn4j.api.spi.Registry;

/**
 * The checks of one provider's normalizers: what a cell must fulfil it must fulfil with any of them
 * as well. Each runs over every built-in cell that has the places they need.
 */
public final class NormalizerConformance {

  // Of a cell's checks those whose answer a normalizer may change.
  private static final Set<String> OF_CELLS =
      Set.of(
          "recording",
          "shapes",
          "roles",
          "gradients",
          "gradients-with-masks",
          "gradients-with-dropout",
          "gradients-both-ways",
          "float-engine",
          "batch-independence",
          "masking",
          "chunked",
          "determinism",
          "directions",
          "dropout",
          "save-and-load",
          "work");

  private final NormalizerProvider provider;

  private NormalizerConformance(NormalizerProvider provider) {
    this.provider = provider;
  }

  /** The checks of the normalizers that this provider makes. */
  public static NormalizerConformance of(NormalizerProvider provider) {
    return new NormalizerConformance(Objects.requireNonNull(provider, "provider"));
  }

  /** Every check, from the simplest on; they are independent of each other. */
  public Stream<Check> checks() {
    Stream<Check> own =
        Stream.of(
            ProviderChecks.check(provider),
            new Check(
                "place", "There are built-in cells that have the places it needs.", this::place));
    // The names and sentences are the same whatever the cell is.
    Stream<Check> ofCells =
        CellConformance.of(builtIn().get(0))
            .checks()
            .filter(c -> OF_CELLS.contains(c.name()))
            .map(c -> new Check(c.name(), c.proves(), () -> overCells(c.name())));
    return Stream.concat(own, ofCells);
  }

  private static List<CellProvider> builtIn() {
    return Registry.installed().all(Kind.CELL).stream()
        .filter(e -> e.provider().getClass().getName().startsWith("org.rnn4j.cells."))
        .<CellProvider>map(Registry.Entry::provider)
        .toList();
  }

  private void place() {
    require(
        builtIn().stream().anyMatch(c -> CellConformance.of(c).with(provider).isPossible()),
        "no built-in cell takes it: see what it throws and the places that it needs");
  }

  private void overCells(String name) {
    for (CellProvider cell : builtIn()) {
      CellConformance with = CellConformance.of(cell).with(provider);
      if (with.isPossible()) {
        with.checks().filter(c -> c.name().equals(name)).forEach(c -> run(c, cell));
      }
    }
  }

  private static void run(Check check, CellProvider cell) {
    try {
      check.run();
    } catch (ConformanceException e) {
      throw new ConformanceException("in " + cell.name() + " " + e.getMessage(), e);
    }
  }
}
