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
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
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

  /** A normalizer with a mistake. */
  public record Planted(String name, Normalizer mistake) implements NormalizerProvider {

    /** Without one. */
    public Planted() {
      this("planted", (s, a) -> a.sum());
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
      return mistake;
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
    return new Planted("planted", (s, a) -> mistake.apply(a.sum()));
  }

  @Test
  void aNameThatIsNotKebabCaseIsRejected() {
    assertRejected(
        "provider", new Planted("Layer_Norm", (s, a) -> a.sum()), "is not in kebab-case");
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

  @Test
  void aMemoryThatIsNoStateIsRejected() {
    Normalizer mistake =
        (s, a) -> {
          Value x = PlantedOperation.ofStepBefore(a.input());
          return a.recurrent().map(x::plus).orElse(x);
        };
    assertRejected("chunked", new Planted("planted", mistake), "is not that of the whole sequence");
  }

  @Test
  void aGradientOfTooManyOperationsIsRejected() {
    assertRejected("work", planted(PlantedOperation::withLongGradient), "more than 8 times");
  }

  @Test
  void aGainThatIsDeclaredAsABiasIsRejected() {
    Planted planted =
        new Planted(
            "planted",
            (s, a) ->
                a.sum()
                    .times(
                        s.parameter(
                            ParameterSpec.vector(
                                a.parameterName("gain"),
                                a.width(),
                                ParameterRole.BIAS,
                                Initializer.ones()))));
    assertRejected("roles", planted, "gain is declared BIAS and multiplies");
  }
}
