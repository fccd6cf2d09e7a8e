package org.rnn4j.forecast.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.Past;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.forecast.inputs.PlainInputs;
import org.rnn4j.forecast.metric.ForecastTable;
import org.rnn4j.forecast.scale.Log1pScaler.Sign;
import org.rnn4j.forecast.scale.PerWindowScaler.Center;
import org.rnn4j.forecast.scale.PerWindowScaler.Size;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.window.Parts;
import org.rnn4j.forecast.window.Windows;

/** What a scaler may do that goes by what is known at a cutoff, and what of that is wrong. */
class WindowScalersTest {

  private static final int LOOKBACK = 6;
  private static final int HORIZON = 3;
  private static final int SEASON = 4;

  private static final Scaler PER_WINDOW = new PerWindowScaler(Center.LAST, Size.MEAN_ABS, 0);
  private static final Scaler SEASONAL = new DifferenceScaler(Optional.of(SEASON));

  private static final TimeSeries SERIES = series(0);
  private static final Parts PARTS = parts(SERIES);

  private static final List<Scaler> BY_WINDOW =
      List.of(
          PER_WINDOW,
          SEASONAL,
          new DifferenceScaler(),
          new Chain(List.of(new Log1pScaler(Sign.PLAIN), PER_WINDOW)),
          new Chain(List.of(new StandardScaler(), SEASONAL)));

  private static TimeSeries series(double added) {
    double[] values = new double[40];
    Arrays.setAll(values, t -> added + 50 + t * t % 17 + 3 * (t % SEASON));
    return TimeSeries.of("s", "y", values);
  }

  private static Parts parts(TimeSeries series) {
    return Parts.of(Split.lastSteps(0, 10), Dataset.of(List.of(series), Optional.empty(), 1));
  }

  private static Batch batch(Scaling scaling, Parts parts, int window) {
    Windows windows = parts.windows(Part.TEST, LOOKBACK, HORIZON);
    return PlainInputs.samples(
            windows, scaling.apply(parts.dataset()), Outputs.LAST_STEP, List.of(1, 2, 3))
        .batch(new int[] {window}, 0, 1);
  }

  private static float[] inputs(Batch batch) {
    float[] inputs = new float[LOOKBACK];
    batch.readInputs(0, inputs, 0, 1, 1);
    return inputs;
  }

  private static float[] targets(Batch batch) {
    float[] targets = new float[HORIZON];
    batch.readTargets(0, targets, 0, HORIZON, 1);
    return targets;
  }

  @Test
  void aNetworkIsTrainedOnWhatItIsAskedAndItsTargetsLeadBackToTheData() {
    Windows windows = PARTS.windows(Part.TEST, LOOKBACK, HORIZON);
    for (Scaler scaler : BY_WINDOW) {
      Scaling scaling = Scaling.fit(scaler, PARTS).seeing(LOOKBACK);
      for (int w = 0; w < windows.size(); w++) {
        Window window = windows.get(w);
        Batch batch = batch(scaling, PARTS, w);
        Block asked = PlainInputs.asked(scaling, List.of(window), LOOKBACK);
        assertThat(asked.values()).containsExactly(inputs(batch));
        float[] targets = targets(batch);
        double[] back = scaling.unscaled(window.history(), 0, List.of(1, 2, 3), l -> targets[l]);
        for (int lead = 1; lead <= HORIZON; lead++) {
          assertThat(back[lead - 1]).isCloseTo(window.actual(lead, 0), within(1e-4));
        }
      }
    }
  }

  @Test
  void aWindowIsScaledByItsOwnPast() {
    Scaling scaling = Scaling.fit(PER_WINDOW, PARTS).seeing(LOOKBACK);
    Batch batch = batch(scaling, PARTS, 2);
    int cutoff = PARTS.windows(Part.TEST, LOOKBACK, HORIZON).cutoff(2);
    double last = SERIES.value(cutoff - 1, 0);
    double size = 0;
    for (int back = 1; back <= LOOKBACK; back++) {
      size += Math.abs(SERIES.value(cutoff - back, 0) - last) / LOOKBACK;
    }
    for (int back = 1; back <= LOOKBACK; back++) {
      assertThat((double) inputs(batch)[LOOKBACK - back])
          .isCloseTo((SERIES.value(cutoff - back, 0) - last) / size, within(1e-6));
    }
    float[] ofHigher = inputs(batch(scaling, parts(series(1000)), 2));
    assertThat(ofHigher).containsExactly(inputs(batch), within(1e-6f));
  }

  @Test
  void whatIsWrittenDownRestoresTheSameScaling() {
    for (Scaler scaler : BY_WINDOW) {
      Scaling scaling = Scaling.fit(scaler, PARTS).seeing(LOOKBACK);
      scaling.requireRestorable(Scalers.same("the scaler", scaler));
      Scaling restored =
          Scaling.restore(
                  Scalers.same("it", scaler), scaling.scope(), scaling.columns(), scaling.entries())
              .seeing(LOOKBACK);
      assertThat(restored.entries()).isEqualTo(scaling.entries());
      List<Window> window = List.of(new Window(SERIES, 30, HORIZON));
      assertThat(PlainInputs.asked(restored, window, LOOKBACK).values())
          .containsExactly(PlainInputs.asked(scaling, window, LOOKBACK).values());
    }
  }

  @Test
  void aValueHasNoScaledOneOfItsOwnSoMetricsStayInTheDatasUnits() {
    Scaling scaling = Scaling.fit(PER_WINDOW, PARTS).seeing(LOOKBACK);
    ForecastTable table =
        ForecastTable.of(PARTS.windows(Part.TEST, LOOKBACK, HORIZON), List.of(1, 2, 3));
    assertThatThrownBy(() -> table.scaled(scaling))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("series 's', column 'y': the scaler goes by what is known at each")
        .hasMessageContaining("take another scaler, such as standard");
  }

  private interface AtPast {
    Scaler.Scale at(Past past);
  }

  private static Scaler planted(AtPast rule) {
    Scaler.Fitted fitted =
        new Scaler.Fitted() {
          @Override
          public Scaler.Scale at(Past past) {
            return rule.at(past);
          }

          @Override
          public Map<String, List<Double>> parameters() {
            return Map.of("knots", List.of(1.0, 2.0));
          }
        };
    return new Scaler() {
      @Override
      public Fitted fit(Training training) {
        return fitted;
      }

      @Override
      public Fitted restore(Map<String, List<Double>> parameters) {
        return fitted;
      }
    };
  }

  /** One direction at a lead, by the last known value. */
  private interface Direction {
    double of(int lead, double value, double last);
  }

  private static Scaler planted(Direction scale, Direction unscale) {
    return planted(
        past ->
            new Scaler.ByValue() {
              @Override
              public double scale(int lead, double value) {
                return scale.of(lead, value, past.last(1));
              }

              @Override
              public double unscale(int lead, double scaled) {
                return unscale.of(lead, scaled, past.last(1));
              }
            });
  }

  @Test
  void anInverseThatIsWrongAtOneLeadIsFound() {
    Scaler wrong =
        planted((h, x, last) -> x - last, (h, s, last) -> h == 2 ? s + last + 1 : s + last);
    assertThatThrownBy(() -> Scaling.fit("the scaler 'w'", wrong, PARTS))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the scaler 'w' does not undo itself: 50.0 is scaled to");
  }

  @Test
  void anOrderThatIsMixedUpAtOneLeadIsFound() {
    Scaler wrong =
        planted(
            (h, x, last) -> h == 7 && x < 60 ? -x : x, (h, s, last) -> h == 7 && s < 0 ? -s : s);
    assertThatThrownBy(() -> Scaling.fit("the scaler 'w'", wrong, PARTS))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("mixes up the order");
  }

  @Test
  void oneThatScalesByWhatItWasAskedBeforeIsFound() {
    double[] kept = {0};
    Scaler wrong =
        planted(
            (h, x, last) -> x - kept[0],
            (h, s, last) -> {
              double back = s + kept[0];
              kept[0] = last;
              return back;
            });
    assertThatThrownBy(() -> Scaling.fit("the scaler 'w'", wrong, PARTS))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the scaler 'w'");
  }

  @Test
  void oneThatGivesNothingAtACutoffIsNamed() {
    assertThatThrownBy(() -> Scaling.fit("the scaler 'w'", planted(past -> null), PARTS))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("the scaler 'w' returned null from at");
  }

  @Test
  void severalNumbersOfOneNameAreOneParameter() {
    Scaler right = planted((h, x, last) -> x - last, (h, s, last) -> s + last);
    Scaling scaling = Scaling.fit(right, PARTS);
    assertThat(scaling.entries().get(0).parameters()).isEqualTo(Map.of("knots", List.of(1.0, 2.0)));
  }
}
