package org.rnn4j.cells.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rnn4j.api.spi.CellProvider;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.NormalizerProvider;
import org.rnn4j.api.spi.Registry;

/**
 * The kit's checks whose answer a normalizer may change, over every built-in cell with every
 * normalizer that it has a place for, under every kind of dropout and in every direction.
 */
class NormalizedConformanceTest {

  private static final Set<String> WITH_NORMALIZERS =
      Set.of(
          "recording",
          "shapes",
          "gradients",
          "gradients-with-masks",
          "gradients-with-dropout",
          "gradients-both-ways",
          "float-engine",
          "batch-independence",
          "masking",
          "determinism",
          "directions",
          "dropout",
          "save-and-load");

  @TestFactory
  Stream<DynamicContainer> everyBuiltInCellConformsWithEveryNormalizer() {
    return Registry.installed().all(Kind.CELL).stream()
        .flatMap(
            cell ->
                Registry.installed().all(Kind.NORMALIZER).stream()
                    .map(
                        normalizer ->
                            dynamicContainer(
                                cell.provider().name() + " with " + normalizer.provider().name(),
                                checks(cell.provider(), normalizer.provider()))));
  }

  private static Stream<DynamicTest> checks(CellProvider cell, NormalizerProvider normalizer) {
    CellConformance with = CellConformance.of(cell).with(normalizer);
    if (!with.isPossible()) {
      boolean isOfLstm =
          normalizer.name().startsWith("layer-norm-") && normalizer.name().endsWith("lstm");
      return Stream.of(dynamicTest("impossible", () -> assertThat(isOfLstm).isTrue()));
    }
    return with.checks()
        .filter(c -> WITH_NORMALIZERS.contains(c.name()))
        .map(c -> dynamicTest(c.name(), c::run));
  }
}
