package org.rnn4j.cells.conformance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rnn4j.api.conformance.Check;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.NormalizerProvider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.api.step.Value;
import org.rnn4j.cells.internal.graph.PlantedOperation;

/**
 * Every built-in normalizer in every cell that has a place for it, under every kind of dropout and
 * in every direction; and mistakes in one, which must be seen.
 */
class NormalizerConformanceTest {

  @TestFactory
  Stream<DynamicContainer> everyBuiltInNormalizerConformsInEveryCell() {
    return Registry.installed().all(Kind.NORMALIZER).stream()
        .map(
            entry ->
                dynamicContainer(
                    entry.provider().name(),
                    NormalizerConformance.of(entry.provider())
                        .checks()
                        .map(c -> dynamicTest(c.name(), c::run))));
  }

  /** A normalizer that does nothing but its mistake. */
  public record Planted(String name, UnaryOperator<Value> mistake) implements NormalizerProvider {

    /** Without one. */
    public Planted() {
      this("planted", v -> v);
    }

    @Override
    public String summary() {
      return "A normalizer for tests.";
    }

    @Override
    public List<Option<?>> options() {
      return List.of();
    }

    @Override
    public Normalizer create(Options options) {
      return (s, a) -> mistake.apply(a.sum());
    }
  }

  private static void assertRejected(String check, Planted planted, String reason) {
    Check found =
        NormalizerConformance.of(planted)
            .checks()
            .filter(c -> c.name().equals(check))
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(found::run)
        .isInstanceOf(ConformanceException.class)
        .hasMessageContaining(reason);
  }

  private static Planted planted(UnaryOperator<Value> mistake) {
    return new Planted("planted", mistake);
  }

  @Test
  void aNameThatIsNotKebabCaseIsRejected() {
    assertRejected("provider", new Planted("Layer_Norm", v -> v), "is not in kebab-case");
  }

  @Test
  void oneThatNoCellTakesIsRejected() {
    assertRejected("place", planted(v -> v.slice(0, 1)), "no built-in cell takes it");
  }

  @Test
  void aWrongGradientIsRejectedWithTheCell() {
    Planted planted = planted(PlantedOperation::withWrongSlope);
    for (String check : List.of("gradients", "gradients-with-dropout", "gradients-both-ways")) {
      assertRejected(check, planted, "the gradient is");
    }
    assertRejected("gradients", planted, "in gru with {");
  }

  @Test
  void statisticsOverTheBatchAreRejected() {
    assertRejected("batch-independence", planted(PlantedOperation::ofFirstRow), "the output");
  }

  @Test
  void noiseIsRejected() {
    for (String check : List.of("determinism", "directions", "dropout")) {
      assertRejected(check, planted(PlantedOperation::withNoise), "output 0 is");
    }
  }
}
