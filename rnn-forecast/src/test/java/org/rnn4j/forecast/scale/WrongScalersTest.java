package org.rnn4j.forecast.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.window.Parts;

/** Scalers that are wrong in one way each, and how that is found. */
class WrongScalersTest {

  private static final String NAMED = "the scaler 'acme' of /plugins/acme.jar";

  private static final Parts PARTS =
      Parts.of(
          Split.lastSteps(0, 1),
          Dataset.of(
              List.of(
                  TimeSeries.of("a", "y", 4, 1, 3, 2, 9), TimeSeries.of("b", "y", 8, 6, 7, 5, 9)),
              Optional.empty(),
              1));

  /** {@code scale} and {@code unscale}, each with the largest training value. */
  private interface Rule {
    double of(double value, double largest);
  }

  private record Planted(double largest, Rule scaling, Rule unscaling, String parameter)
      implements Scaler.Fixed {
    @Override
    public double scale(double value) {
      return scaling.of(value, largest);
    }

    @Override
    public double unscale(double scaled) {
      return unscaling.of(scaled, largest);
    }

    @Override
    public Map<String, List<Double>> parameters() {
      return Map.of(parameter, List.of(largest));
    }
  }

  private static Parts allOf(TimeSeries series) {
    return Parts.of(Split.lastSteps(0, 0), Dataset.of(List.of(series), Optional.empty(), 1));
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static Scaler planted(Rule scaling, Rule unscaling, UnaryOperator<Double> restored) {
    return new Scaler() {
      @Override
      public Fitted fit(Training training) {
        return new Planted(largest(training.observed()), scaling, unscaling, "largest");
      }

      @Override
      public Fitted restore(Map<String, List<Double>> parameters) {
        return new Planted(
            restored.apply(parameters.get("largest").get(0)), scaling, unscaling, "largest");
      }
    };
  }

  private static Scaler planted(Rule scaling, Rule unscaling) {
    return planted(scaling, unscaling, UnaryOperator.identity());
  }

  private static void assertFound(Scaler scaler, String... words) {
    assertThatThrownBy(() -> Scaling.fit(NAMED, scaler, PARTS))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("series 'a', column 'y': " + NAMED)
        .hasMessageContainingAll(words);
  }

  @Test
  void aRightOneIsTaken() {
    for (Scaler right :
        List.of(
            planted((x, l) -> x / l, (s, l) -> s * l),
            planted((x, l) -> -x, (s, l) -> -s),
            planted((x, l) -> StrictMath.log1p(x), (s, l) -> StrictMath.expm1(s)))) {
      Scaling scaling = Scaling.fit(NAMED, right, PARTS);
      assertThatCode(() -> scaling.requireRestorable(Scalers.same(NAMED, right)))
          .doesNotThrowAnyException();
      Scaling again =
          Scaling.restore(
              Scalers.same("it", right), scaling.scope(), scaling.columns(), scaling.entries());
      assertThatCode(() -> again.requireRestorable(Scalers.same(NAMED, right)))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aWrongInverseIsFoundByItsFirstValue() {
    assertFound(
        planted((x, l) -> x / l, (s, l) -> s * l + 1e-6),
        "does not undo itself: 4.0 is scaled to 1.0",
        "back to 4.000001");
  }

  @Test
  void anInverseThatIsWrongForSomeValuesOnlyIsFound() {
    assertFound(planted((x, l) -> Math.max(x, 2), (s, l) -> s), "does not undo itself: 1.0");
    assertFound(planted((x, l) -> (x - 3) * (x - 3), (s, l) -> 3 + Math.sqrt(s)), "1.0 is scaled");
  }

  @Test
  void aWrongInverseOfValuesThatAreFarFromZeroIsFound() {
    TimeSeries far = TimeSeries.of("far", "y", 1e10, 1e10 + 3, 1e10 + 1, 1e10 + 8);
    Parts parts = allOf(far);
    Scaler forgetsTheSpread = planted((x, l) -> (x - l) / 3, (s, l) -> s + l);
    assertThatThrownBy(() -> Scaling.fit(NAMED, forgetsTheSpread, parts))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("does not undo itself");
  }

  @Test
  void whatIsNoNumberIsFound() {
    assertFound(planted((x, l) -> Math.sqrt(x - 2), (s, l) -> s * s + 2), "1.0 is scaled to NaN");
    assertFound(planted((x, l) -> 1 / (x - 1), (s, l) -> 1 + 1 / s), "1.0 is scaled to Infinity");
    assertFound(planted((x, l) -> x, (s, l) -> Double.NaN), "scaled back to NaN");
  }

  @Test
  void mixedUpOrderIsFound() {
    DoubleUnaryOperator swap = x -> x == 2 ? 3 : x == 3 ? 2 : x; // undoes itself
    assertFound(
        planted((x, l) -> swap.applyAsDouble(x), (s, l) -> swap.applyAsDouble(s)),
        "mixes up the order",
        "2.0 is scaled to 3.0, 3.0 to 2.0");
  }

  @Test
  void aWrongRestoreIsFound() {
    assertFound(
        planted((x, l) -> x / l, (s, l) -> s * l, l -> Math.nextUp(l)),
        "restored from its parameters scales 4.0 to 0.99999");
    assertFound(
        planted((x, l) -> x, (s, l) -> s + 1e-12 * (l - 4), l -> 5.0), "scales back 4.0 to 4.0000");
  }

  @Test
  void parametersThatNoFileHoldsAreFound() {
    Rule same = (x, l) -> x;
    Scaler scaler =
        new Scaler() {
          @Override
          public Fitted fit(Training training) {
            return new Planted(Double.NaN, same, same, "spread");
          }

          @Override
          public Fitted restore(Map<String, List<Double>> parameters) {
            return new Planted(Double.NaN, same, same, "spread");
          }
        };
    assertFound(scaler, "has the parameter spread = NaN");
  }

  /** One object for all columns, which the last fit decides. */
  private static final class Shared implements Scaler, Scaler.Fixed {
    private double largest;

    @Override
    public Fitted fit(Training training) {
      largest = largest(training.observed());
      return this;
    }

    @Override
    public Fitted restore(Map<String, List<Double>> parameters) {
      return new Planted(
          parameters.get("largest").get(0), (x, l) -> x / l, (s, l) -> s * l, "largest");
    }

    @Override
    public double scale(double value) {
      return value / largest;
    }

    @Override
    public double unscale(double scaled) {
      return scaled * largest;
    }

    @Override
    public Map<String, List<Double>> parameters() {
      return Map.of("largest", List.of(largest));
    }
  }

  @Test
  void oneThatTheNextFitChangesIsFound() {
    assertFound(new Shared(), "no longer gives the numbers", "a scaler of its own");
  }

  @Test
  void oneThatUseChangesIsFoundWhenItIsSaved() {
    double[] used = new double[1];
    Scaler scaler = planted((x, l) -> x + used[0], (s, l) -> s - used[0]);
    Scaling scaling = Scaling.fit(NAMED, scaler, PARTS);
    used[0] = 1;
    assertThatThrownBy(() -> scaling.requireRestorable(Scalers.same(NAMED, scaler)))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("series 'a'", NAMED, "while it was used");
  }

  @Test
  void aRestoreThatGoesWrongLaterIsFoundWhenTheModelIsSaved() {
    double[] wrong = new double[1];
    Scaler scaler = planted((x, l) -> x / l, (s, l) -> s * l, l -> l + wrong[0]);
    Scaling scaling = Scaling.fit(NAMED, scaler, PARTS);
    wrong[0] = 1;
    assertThatThrownBy(() -> scaling.requireRestorable(Scalers.same(NAMED, scaler)))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("series 'a', column 'y'", NAMED, "the saved model is another");
  }

  @Test
  void aLaterValueThatHasNoScaledOneIsNamed() {
    Scaler scaler = planted((x, l) -> Math.sqrt(8 - x), (s, l) -> 8 - s * s);
    Scaling scaling = Scaling.fit(NAMED, scaler, PARTS);
    assertThatThrownBy(() -> scaling.apply(PARTS.dataset()))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("series 'a', column 'y'", "NaN of the value 9.0 at 4");
  }

  @Test
  void theBuiltInOnesReturnWhatIsFarFromZeroToo() {
    TimeSeries far = TimeSeries.of("far", "y", 1e9, 1e9 + 1e-3, 1e9 + 2e-3, -1e12, 0, 1e-9);
    Parts parts = allOf(far);
    for (Scaler scaler : List.of(new NoneScaler(), new StandardScaler(), new MinMaxScaler())) {
      assertThat(Scaling.fit(scaler, parts).entries()).hasSize(1);
    }
  }
}
