package org.rnn4j.forecast.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.forecast.inputs.PlainInputs;
import org.rnn4j.forecast.spec.ScalerSpec;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.window.Parts;
import org.rnn4j.forecast.window.Windows;

class ScalingTest {

  private static final Scaler STANDARD = new StandardScaler();

  private static TimeSeries series(String id, double[] y, double[] z) {
    return TimeSeries.owning(
        id,
        TimeIndex.integers(),
        List.of(Column.target("y"), Column.past("z")),
        new double[][] {y, z});
  }

  private static Dataset dataset(TimeSeries... series) {
    return Dataset.of(List.of(series), Optional.empty(), 1);
  }

  private static final TimeSeries A =
      series("a", new double[] {1, 3, 5, 7, 1000}, new double[] {4, 4, 4, 4, -9});
  private static final TimeSeries B =
      series("b", new double[] {10, 30, 50, 70, 1000}, new double[] {0, 1, 2, 3, -9});

  private static float value(Scaling scaling, TimeSeries series, int step, int column) {
    return value(scaling.apply(series), step, column);
  }

  private static float value(ScaledSeries series, int step, int column) {
    float[] value = new float[1];
    series.copyObserved(column, step, step, 1, value, 0, 1);
    return value[0];
  }

  @Test
  void standardIsFittedToTheTrainingPartOfEachSeriesAndColumn() {
    Parts parts = Parts.of(Split.lastSteps(0, 1), dataset(A, B));
    Scaling scaling = Scaling.fit(STANDARD, parts);
    assertThat(scaling.scope()).isEqualTo(ScalerSpec.Scope.SERIES);
    assertThat(scaling.of("a", 0).parameters())
        .isEqualTo(Map.of("mean", List.of(4.0), "deviation", List.of(Math.sqrt(5))));
    assertThat(scaling.of("b", 0).parameters().get("mean")).containsExactly(40.0);
    ScaledSeries a = scaling.apply(A);
    ScaledSeries b = scaling.apply(B);
    for (int t = 0; t < 4; t++) {
      assertThat(value(a, t, 0)).isCloseTo(value(b, t, 0), within(1e-6f));
    }
    assertThat(value(a, 0, 0)).isEqualTo((float) ((1 - 4) / Math.sqrt(5)));
  }

  @Test
  void aColumnThatDoesNotVaryIsOnlyShifted() {
    Scaling scaling = Scaling.fit(STANDARD, Parts.of(Split.lastSteps(0, 1), dataset(A)));
    assertThat(value(scaling, A, 0, 1)).isZero();
    assertThat(value(scaling, A, 4, 1)).isEqualTo(-13);
    Scaling range = Scaling.fit(new MinMaxScaler(), Parts.of(Split.lastSteps(0, 1), dataset(A)));
    assertThat(value(range, A, 4, 1)).isEqualTo(-13);
  }

  @Test
  void minMaxBringsTheTrainingPartToZeroToOneAndLetsLaterValuesOut() {
    Scaling scaling = Scaling.fit(new MinMaxScaler(), Parts.of(Split.lastSteps(0, 1), dataset(A)));
    assertThat(value(scaling, A, 0, 0)).isZero();
    assertThat(value(scaling, A, 3, 0)).isEqualTo(1);
    assertThat(value(scaling, A, 4, 0)).isEqualTo(999 / 6f);
  }

  @Test
  void wholeSeriesShareWhatTheTrainingSeriesTeach() {
    Parts parts = Parts.of(Split.series(1, 0, 1), dataset(A, B));
    Scaling scaling = Scaling.fit(new MinMaxScaler(), parts);
    assertThat(scaling.scope()).isEqualTo(ScalerSpec.Scope.GLOBAL);
    assertThat(scaling.of("b", 0).parameters())
        .isEqualTo(Map.of("min", List.of(1.0), "max", List.of(1000.0)));
    assertThat(scaling.fixed("never seen", 0).scale(1000)).isEqualTo(1);
  }

  @Test
  void missingValuesAreSkippedInFittingAndStayMissing() {
    TimeSeries gaps = series("g", new double[] {1, Double.NaN, 3}, new double[] {1, 2, 3});
    Scaling scaling = Scaling.fit(STANDARD, Parts.of(Split.lastSteps(0, 0), dataset(gaps)));
    assertThat(scaling.of("g", 0).parameters())
        .isEqualTo(Map.of("mean", List.of(2.0), "deviation", List.of(1.0)));
    assertThat(value(scaling, gaps, 1, 0)).isNaN();
  }

  @Test
  void whatWasFilledInTeachesAScalerNothing() {
    BitSet filled = new BitSet();
    filled.set(1, 3);
    TimeSeries gaps =
        TimeSeries.owning(
                "g",
                TimeIndex.integers(),
                List.of(Column.target("y"), Column.past("z")),
                new double[][] {{1, 34, 67, 100}, {1, 2, 3, 4}})
            .withFilled(List.of(filled, new BitSet()));
    // The training part ends within the gap.
    Scaling scaling =
        Scaling.fit(new MinMaxScaler(), Parts.of(Split.lastSteps(0, 2), dataset(gaps)));
    assertThat(scaling.of("g", 0).parameters())
        .isEqualTo(Map.of("min", List.of(1.0), "max", List.of(1.0)));
  }

  @Test
  void aColumnWithoutATrainingValueIsNamed() {
    TimeSeries empty =
        series("e", new double[] {1, 2, 3}, new double[] {Double.NaN, Double.NaN, 3});
    Parts parts = Parts.of(Split.lastSteps(0, 1), dataset(empty));
    assertThatThrownBy(() -> Scaling.fit(STANDARD, parts))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("series 'e', column 'z': the training part has no value");
  }

  @Test
  void everyScalerUndoesItself() {
    for (Scaler scaler : List.of(new NoneScaler(), STANDARD, new MinMaxScaler())) {
      Scaling scaling = Scaling.fit(scaler, Parts.of(Split.lastSteps(0, 1), dataset(A)));
      float scaled = value(scaling, A, 2, 0);
      double[] back =
          scaling.unscaled(new Window(A, 2, 1).history(), 0, List.of(1), lead -> scaled);
      assertThat(back).containsExactly(new double[] {5}, within(1e-6));
    }
  }

  @Test
  void whatIsWrittenDownRestoresTheSameScaling() {
    for (Scaler scaler : List.of(new NoneScaler(), STANDARD, new MinMaxScaler())) {
      Scaling scaling = Scaling.fit(scaler, Parts.of(Split.lastSteps(0, 1), dataset(A, B)));
      Scaling restored =
          Scaling.restore(
              Scalers.same("it", scaler), scaling.scope(), scaling.columns(), scaling.entries());
      assertThat(restored.entries()).isEqualTo(scaling.entries());
      assertThat(Column.names(restored.columns())).containsExactly("y", "z");
      assertThat(restored.fixed("b", 0).scale(17)).isEqualTo(scaling.fixed("b", 0).scale(17));
    }
  }

  @Test
  void numbersOfAnotherScalerAreRefused() {
    List<Column> columns = List.of(Column.target("y"));
    Map<String, List<Double>> numbers =
        Map.of("mean", List.of(1.0), "deviation", List.of(2.0), "max", List.of(3.0));
    assertThatThrownBy(
            () ->
                Scaling.restore(
                    Scalers.same("it", STANDARD),
                    ScalerSpec.Scope.SERIES,
                    columns,
                    List.of(new Scaling.Entry("a", "y", numbers))))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("series 'a', column 'y'", "max=3.0", "the same names");
  }

  @Test
  void anUnknownSeriesIsRefusedUnlessThereWasOnlyOne() {
    Scaling two = Scaling.fit(STANDARD, Parts.of(Split.lastSteps(0, 1), dataset(A, B)));
    assertThatThrownBy(() -> two.of("c", 0))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("series 'c'", "it knows a, b");
    Scaling one = Scaling.fit(STANDARD, Parts.of(Split.lastSteps(0, 1), dataset(A)));
    assertThat(one.fixed("c", 0).scale(4)).isZero();
  }

  @Test
  void inputsOfAWindowAreTheScaledSeriesBeforeItsCutoff() {
    Scaling scaling = Scaling.fit(STANDARD, Parts.of(Split.lastSteps(0, 1), dataset(A, B)));
    Block block = PlainInputs.asked(scaling, List.of(new Window(A, 3, 1), new Window(B, 4, 1)), 2);
    assertThat(block.rows()).isEqualTo(2);
    for (int t = 0; t < 2; t++) {
      for (int c = 0; c < 2; c++) {
        assertThat(block.get(0, t, c)).isEqualTo(value(scaling, A, 1 + t, c));
        assertThat(block.get(1, t, c)).isEqualTo(value(scaling, B, 2 + t, c));
      }
    }
  }

  @Test
  void aMissingInputIsZeroInTrainingAndInForecastsAndAMissingTargetIsLeftOut() {
    TimeSeries holes =
        series(
            "h",
            new double[] {1, 3, Double.NaN, 7, 5, Double.NaN},
            new double[] {2, Double.NaN, 4, 8, 6, 1});
    Parts parts = Parts.of(Split.lastSteps(0, 2), dataset(holes));
    Scaling scaling = Scaling.fit(STANDARD, parts);
    Windows windows = parts.windows(Part.TEST, 4, 2);
    Block asked = PlainInputs.asked(scaling, windows, 4);
    Batch batch =
        PlainInputs.samples(
                windows, scaling.apply(parts.dataset()), Outputs.LAST_STEP, List.of(1, 2))
            .batch(new int[] {0}, 0, 1);
    float[] trained = new float[4 * 2];
    batch.readInputs(0, trained, 0, 2, 1);
    assertThat(trained).containsExactly(asked.values()).doesNotContain(Float.NaN);
    assertThat(trained[2 * 2]).isZero();
    assertThat(trained[1 * 2 + 1]).isZero();
    assertThat(batch.targetCount()).isEqualTo(1);
  }

  @Test
  void theNumbersOfAScalerAreWrittenInOneOrderWhateverTheOrderOfItsMap() {
    Map<String, List<Double>> backwards = new LinkedHashMap<>();
    for (String name : List.of("z", "scale", "m", "a")) {
      backwards.put(name, List.of(1.0));
    }
    assertThat(new Scaling.Entry("s", "y", backwards).parameters().keySet())
        .containsExactly("a", "m", "scale", "z");
  }
}
