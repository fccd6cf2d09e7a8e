package org.rnn4j.forecast.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.forecast.scale.NoneScalerProvider;
import org.rnn4j.forecast.scale.ScaledSeries;
import org.rnn4j.forecast.scale.Scaling;
import org.rnn4j.forecast.scale.StandardScalerProvider;
import org.rnn4j.forecast.spec.TaskSpec;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.window.Parts;
import org.rnn4j.forecast.window.Windows;

class WindowSamplesTest {

  private static final int LOOKBACK = 4;
  private static final int HORIZON = 3;
  private static final Scaler NONE = new NoneScalerProvider().create(Options.defaults(List.of()));
  private static final Scaler STANDARD =
      new StandardScalerProvider().create(Options.defaults(List.of()));

  // The value tells series, column and step apart: 1000 * series + 100 * column + step.
  private static TimeSeries series(int number, int length) {
    double[][] values = new double[3][length];
    for (int c = 0; c < 3; c++) {
      for (int t = 0; t < length; t++) {
        values[c][t] = 1000 * number + 100 * c + t;
      }
    }
    return TimeSeries.owning(
        "s" + number,
        TimeIndex.integers(),
        List.of(Column.target("u"), Column.target("v"), Column.past("w")),
        values);
  }

  private final Dataset dataset =
      Dataset.of(List.of(series(1, 12), series(2, 10)), Optional.empty(), 1);
  private final Windows windows =
      Parts.of(Split.lastSteps(0, 0), dataset).windows(Part.TRAIN, LOOKBACK, HORIZON);
  private final List<ScaledSeries> scaled = Scaling.fit(NONE, windows.parts()).apply(dataset);

  private static float[] inputs(Batch batch, int row) {
    float[] read = new float[batch.steps() * batch.inputWidth()];
    batch.readInputs(row, read, 0, batch.inputWidth(), 1);
    return read;
  }

  private static float[] targets(Batch batch, int row) {
    float[] read = new float[batch.targetSteps() * batch.targetWidth()];
    batch.readTargets(row, read, 0, batch.targetWidth(), 1);
    return read;
  }

  @Test
  void inputsAreTheLookbackStepByStepAndTargetsFollowLeadByLead() {
    WindowSamples samples =
        PlainInputs.samples(windows, scaled, Outputs.LAST_STEP, List.of(1, 2, 3));
    assertThat(samples.size()).isEqualTo(6 + 4);
    Batch batch = samples.batch(new int[] {9, 7, 1}, 1, 3);
    assertThat(batch.rows()).isEqualTo(2);
    assertThat(batch.targetCount()).isEqualTo(2 * 6);
    assertThat(inputs(batch, 0)) // window 7: the second of series 2, cutoff 5
        .containsExactly(2001, 2101, 2201, 2002, 2102, 2202, 2003, 2103, 2203, 2004, 2104, 2204);
    assertThat(targets(batch, 0)).containsExactly(2005, 2105, 2006, 2106, 2007, 2107);
    assertThat(targets(batch, 1)).containsExactly(1005, 1105, 1006, 1106, 1007, 1107);
  }

  @Test
  void atEveryStepTheTargetsAreTheLeadsAfterThatStep() {
    WindowSamples samples = PlainInputs.samples(windows, scaled, Outputs.EVERY_STEP, List.of(1, 3));
    Batch batch = samples.batch(new int[] {0}, 0, 1);
    assertThat(batch.targetSteps()).isEqualTo(LOOKBACK);
    assertThat(targets(batch, 0))
        .containsExactly(
            1001, 1101, 1003, 1103, // after step 0
            1002, 1102, 1004, 1104, 1003, 1103, 1005, 1105, 1004, 1104, 1006,
            1106); // after step 3, the last known one
  }

  @Test
  void stepsThatAShortHistoryLacksComeFirstAreMaskedAndHaveNoTarget() {
    Windows some = windows.parts().windows(Part.TRAIN, new TaskSpec(LOOKBACK, HORIZON, 2));
    WindowSamples samples = PlainInputs.samples(some, scaled, Outputs.EVERY_STEP, List.of(1, 3));
    assertThat(samples.size()).isEqualTo(8 + 6);
    Batch batch = samples.batch(new int[] {0, 2}, 0, 2); // cutoffs 2 and 4
    assertThat(batch.isMasked()).isTrue();
    float[] mask = new float[2 * LOOKBACK];
    batch.readMask(0, mask, 0, 1);
    batch.readMask(1, mask, LOOKBACK, 1);
    assertThat(mask).containsExactly(0, 0, 1, 1, 1, 1, 1, 1);
    assertThat(inputs(batch, 0))
        .containsExactly(0, 0, 0, 0, 0, 0, 1000, 1100, 1200, 1001, 1101, 1201);
    float none = Float.NaN;
    assertThat(targets(batch, 0))
        .containsExactly(
            none, none, none, none, none, none, none, none, // before its first step
            1001, 1101, 1003, 1103, 1002, 1102, 1004, 1104);
    assertThat(batch.targetCount()).isEqualTo(8 + 16);
    Batch whole = samples.batch(new int[] {2, 3}, 0, 2);
    assertThat(whole.isMasked()).isFalse();
    assertThat(inputs(whole, 0)).containsExactly(inputs(batch, 1));
    WindowSamples last = PlainInputs.samples(some, scaled, Outputs.LAST_STEP, List.of(1, 3));
    assertThat(targets(last.batch(new int[] {0}, 0, 1), 0)).containsExactly(1002, 1102, 1004, 1104);
  }

  @Test
  void onlyTheLeadsAskedForAreTargets() {
    WindowSamples samples = PlainInputs.samples(windows, scaled, Outputs.LAST_STEP, List.of(3));
    assertThat(samples.targetWidth()).isEqualTo(2);
    assertThat(targets(samples.batch(new int[] {0}, 0, 1), 0)).containsExactly(1006, 1106);
    assertThatThrownBy(() -> PlainInputs.samples(windows, scaled, Outputs.LAST_STEP, List.of(4)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void stridesPutEveryNumberWhereTheModelWantsIt() {
    int rows = 5;
    WindowSamples samples = PlainInputs.samples(windows, scaled, Outputs.EVERY_STEP, List.of(1, 2));
    Batch batch = samples.batch(new int[] {0, 1, 2, 3, 4}, 0, rows);
    int width = batch.inputWidth();
    float[] featureMajor = new float[7 + batch.steps() * width * rows];
    batch.readInputs(2, featureMajor, 7 + 2, width * rows, rows); // [step, feature, row]
    float[] plain = inputs(batch, 2);
    for (int t = 0; t < batch.steps(); t++) {
      for (int f = 0; f < width; f++) {
        assertThat(featureMajor[7 + (t * width + f) * rows + 2]).isEqualTo(plain[t * width + f]);
      }
    }
    int wide = batch.targetWidth();
    float[] targets = new float[batch.targetSteps() * wide * rows];
    batch.readTargets(2, targets, 2, wide * rows, rows);
    float[] plainTargets = targets(batch, 2);
    for (int i = 0; i < plainTargets.length; i++) {
      assertThat(targets[i * rows + 2]).isEqualTo(plainTargets[i]);
    }
  }

  @Test
  void aBatchKeepsItsRowsWhenTheOrderChanges() {
    int[] order = {9, 7, 1};
    Batch batch =
        PlainInputs.samples(windows, scaled, Outputs.LAST_STEP, List.of(1)).batch(order, 0, 3);
    order[0] = 0;
    assertThat(targets(batch, 0)).containsExactly(2007, 2107);
  }

  @Test
  void aMissingTargetIsNotCounted() {
    TimeSeries gap = TimeSeries.of("g", "y", 1, 2, 3, 4, 5, Double.NaN, 7, 8);
    Dataset one = Dataset.of(List.of(gap), Optional.empty(), 1);
    Windows few = Parts.of(Split.lastSteps(0, 0), one).windows(Part.TRAIN, 3, 2);
    List<ScaledSeries> values = Scaling.fit(NONE, few.parts()).apply(one);
    Batch batch =
        PlainInputs.samples(few, values, Outputs.LAST_STEP, List.of(1, 2))
            .batch(new int[] {0, 1, 2}, 0, 3);
    assertThat(batch.targetCount()).isEqualTo(6 - 2);
  }

  /** Two columns, about a third of each filled in with lines. */
  private static TimeSeries withGaps(int length, Random random) {
    double[][] values = new double[2][length];
    BitSet[] filled = {new BitSet(), new BitSet()};
    for (int c = 0; c < 2; c++) {
      values[c][0] = random.nextInt(100);
      for (int t = 1; t < length; t++) {
        int gap = random.nextInt(3) > 0 ? 0 : Math.min(random.nextInt(4), length - 1 - t);
        int end = t + gap;
        values[c][end] = random.nextInt(100);
        for (int i = t; i < end; i++) {
          double share = (i - t + 1.0) / (gap + 1);
          values[c][i] = values[c][t - 1] + (values[c][end] - values[c][t - 1]) * share;
          filled[c].set(i);
        }
        t = end;
      }
    }
    return TimeSeries.owning(
            "g", TimeIndex.integers(), List.of(Column.target("u"), Column.past("w")), values)
        .withFilled(List.of(filled));
  }

  private static Windows windowsOf(TimeSeries series) {
    Dataset data = Dataset.of(List.of(series), Optional.empty(), 1);
    return Parts.of(Split.lastSteps(0, 0), data).windows(Part.TRAIN, LOOKBACK, HORIZON);
  }

  @Test
  void inputsAreWhatTheHistoryShowsAtTheCutoffAndFilledTargetsAreMissing() {
    Random random = new Random(7);
    long filledTargets = 0;
    for (int i = 0; i < 20; i++) {
      TimeSeries gaps = withGaps(30, random);
      Windows all = windowsOf(gaps);
      Scaling scaling = Scaling.fit(STANDARD, all.parts());
      List<Integer> leads = List.of(1, 2, 3);
      List<ScaledSeries> series = scaling.apply(all.parts().dataset());
      WindowSamples samples = PlainInputs.samples(all, series, Outputs.LAST_STEP, leads);
      Batch batch = samples.batch(IntStream.range(0, all.size()).toArray(), 0, all.size());
      Block known = PlainInputs.asked(scaling, all, LOOKBACK);
      long present = 0;
      for (int w = 0; w < all.size(); w++) {
        int from = w * LOOKBACK * 2;
        assertThat(inputs(batch, w))
            .containsExactly(Arrays.copyOfRange(known.values(), from, from + LOOKBACK * 2));
        Window window = all.get(w);
        float[] targets = targets(batch, w);
        for (int lead : leads) {
          float target = targets[lead - 1];
          double actual = window.actual(lead, 0);
          assertThat(target).isEqualTo(Float.valueOf((float) scaling.fixed("g", 0).scale(actual)));
          present += Float.isNaN(target) ? 0 : 1;
        }
      }
      assertThat(batch.targetCount()).isEqualTo(present);
      filledTargets += 3L * all.size() - present;
    }
    assertThat(filledTargets).isPositive();
  }

  @Test
  void atEveryStepNothingIsLearnedFromInputsThatWereNotKnownThen() {
    BitSet filled = new BitSet();
    filled.set(2);
    filled.set(5, 7);
    // Observed 0 1 . 3 4 . . 4 8: the second gap is filled with what was known before it anyway.
    TimeSeries gaps =
        TimeSeries.owning(
                "g",
                TimeIndex.integers(),
                List.of(Column.target("u"), Column.past("w")),
                new double[][] {{0, 1, 2, 3, 4, 4, 4, 4, 8}, new double[9]})
            .withFilled(List.of(filled, new BitSet()));
    Windows all = windowsOf(gaps);
    WindowSamples samples =
        PlainInputs.samples(
            all,
            Scaling.fit(NONE, all.parts()).apply(all.parts().dataset()),
            Outputs.EVERY_STEP,
            List.of(1));
    float missing = Float.NaN;
    Batch batch = samples.batch(new int[] {0, 1, 2}, 0, 3);
    // Cutoff 4: after step 1 comes a filled value; at step 2 the input tells half of what comes.
    assertThat(inputs(batch, 0)).containsExactly(0, 0, 1, 0, 2, 0, 3, 0);
    assertThat(targets(batch, 0)).containsExactly(1, missing, missing, 4);
    // Cutoff 5: what follows is filled.
    assertThat(targets(batch, 1)).containsExactly(missing, missing, 4, missing);
    // Cutoff 6: the gap is open.
    assertThat(inputs(batch, 2)).containsExactly(2, 0, 3, 0, 4, 0, 4, 0);
    assertThat(targets(batch, 2)).containsExactly(missing, 4, missing, missing);
    assertThat(batch.targetCount()).isEqualTo(2 + 1 + 1);
  }

  @Test
  void eachTargetWeighsWhatItsOwnStepDoes() {
    double[] weights = IntStream.range(0, 12).mapToDouble(t -> t).toArray();
    Dataset weighted = Dataset.of(List.of(series(1, 12).withWeights(weights)), Optional.empty(), 1);
    Windows all = Parts.of(Split.lastSteps(0, 0), weighted).windows(Part.TRAIN, LOOKBACK, HORIZON);
    List<ScaledSeries> copies = Scaling.fit(NONE, all.parts()).apply(weighted);
    Batch batch =
        PlainInputs.samples(all, copies, Outputs.EVERY_STEP, List.of(1, 3))
            .batch(new int[] {0}, 0, 1);
    float[] read = new float[batch.targetSteps() * batch.targetWidth()];
    batch.readWeights(0, read, 0, batch.targetWidth(), 1);
    assertThat(read).containsExactly(1, 1, 3, 3, 2, 2, 4, 4, 3, 3, 5, 5, 4, 4, 6, 6);
    assertThat(batch.targetWeight()).isEqualTo(56);
  }
}
