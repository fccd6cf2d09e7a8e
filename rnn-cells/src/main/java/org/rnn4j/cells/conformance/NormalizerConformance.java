package org.rnn4j.cells.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.rnn4j.api.conformance.Check;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.conformance.OptionChecks;
import org.rnn4j.api.conformance.ProviderChecks;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.spi.CellProvider;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.NormalizerProvider;

/**
 * The checks of one provider's normalizers: what a cell must fulfil it must fulfil with any of them
 * as well. Each runs over every built-in cell that has the places they need.
 */
public final class NormalizerConformance {

  // Of a cell's checks those that are no matter of the equations; allocation also takes long.
  private static final Set<String> OF_CELLS_ALONE =
      Set.of("provider", "options", "allocation", "normalizers");

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
                "place",
                "Built-in cells have the places it needs, and each that has them takes it.",
                this::place),
            new Check(
                "options",
                "Every option has an effect, and a value outside its range is refused in words.",
                this::options));
    // The names and sentences are the same whatever the cell is.
    Stream<Check> ofCells =
        CellConformance.of(builtIn().get(0))
            .checks()
            .filter(c -> !OF_CELLS_ALONE.contains(c.name()))
            .map(c -> new Check(c.name(), c.proves(), () -> overCells(c.name())));
    return Stream.concat(own, ofCells);
  }

  private static List<CellProvider> builtIn() {
    return BuiltIn.all(Kind.CELL);
  }

  // Those that have the places it needs.
  private List<CellProvider> cells() {
    Normalization.all(provider); // says why, if none can be made
    List<CellProvider> cells =
        builtIn().stream().filter(c -> CellConformance.of(c).with(provider).isPossible()).toList();
    require(!cells.isEmpty(), "no built-in cell has the places that it needs");
    return cells;
  }

  private void place() {
    for (CellProvider cell : cells()) {
      for (CellVariant variant : CellConformance.of(cell).with(provider).possible()) {
        try {
          variant.graph();
        } catch (InputException e) {
          throw new ConformanceException(
              "in " + cell.name() + " with " + variant + ": " + e.getMessage(), e);
        }
      }
    }
  }

  // What can be seen of a normalizer is what it makes of the equations of every cell.
  private void options() {
    List<CellVariant> cells =
        cells().stream().map(c -> CellConformance.of(c).with(provider).possible().get(0)).toList();
    OptionChecks.options(
        provider,
        Normalization.all(provider).stream().map(Normalization::given).toList(),
        normalizer -> cells.stream().map(c -> equations(c.with(normalizer))).toList());
  }

  private static String equations(CellVariant variant) {
    try {
      return CellVariant.fingerprint(variant.graph());
    } catch (InputException e) {
      return e.getMessage(); // with these options it needs a place that the cell does not have
    }
  }

  private void overCells(String name) {
    for (CellProvider cell : cells()) {
      CellConformance.of(cell)
          .with(provider)
          .checks()
          .filter(c -> c.name().equals(name))
          .forEach(c -> run(c, cell));
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
