package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.split.Split;

/** How much a row counts where a network learns from it. */
class WeightsRunTest {

  private static final int LENGTH = 80;

  private static TimeSeries series() {
    double[] values = new double[LENGTH];
    Arrays.setAll(values, t -> t % 7 + t * t % 5);
    return TimeSeries.of("a", "y", values);
  }

  private static TimeSeries weighing(IntToDoubleFunction weight) {
    double[] weights = new double[LENGTH];
    Arrays.setAll(weights, weight);
    return series().withWeights(weights);
  }

  private static ExperimentResult run(TimeSeries series, String strategy) {
    return Experiment.builder()
        .series(series)
        .split(Split.lastSteps(10, 10))
        .lookback(5)
        .horizon(2)
        .layer(Layer.recurrent("gru").units(3))
        .strategy(strategy)
        .epochs(2)
        .baselines("naive")
        .build()
        .run(ProgressListener.silent());
  }

  @Test
  void rowsThatAllCountAlikeCountAsRowsWithoutAWeight() {
    for (String strategy : new String[] {"direct", "sequence-to-sequence"}) {
      float[] plain = run(series(), strategy).model().parameters();
      // Multiplying by a power of two rounds nothing.
      assertThat(run(weighing(t -> 1), strategy).model().parameters()).containsExactly(plain);
      assertThat(run(weighing(t -> 4), strategy).model().parameters()).containsExactly(plain);
    }
  }

  @Test
  void nothingIsLearnedFromRowsThatDoNotCount() {
    // The last rows of training, where another level begins.
    IntToDoubleFunction early = t -> t < 50 || t >= 60 ? 1 : 0;
    double[] values = series().copy(0, 0, LENGTH);
    Arrays.fill(values, 52, 60, 1000);
    double[] weights = new double[LENGTH];
    Arrays.setAll(weights, early);
    TimeSeries jumps = TimeSeries.of("a", "y", values);
    ExperimentResult unweighted = run(jumps, "direct");
    ExperimentResult result = run(jumps.withWeights(weights), "direct");

    assertThat(run(weighing(early), "direct").model().parameters())
        .isNotEqualTo(run(series(), "direct").model().parameters());
    assertThat(result.history().get(1).loss())
        .as("of targets near the old level")
        .isLessThan(unweighted.history().get(1).loss());
  }

  @Test
  void aPartOfWhichNoRowCountsIsRefused() {
    assertThatThrownBy(() -> run(weighing(t -> t < 60 || t >= 70 ? 1 : 0), "direct"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("data: every row of the validation part has the weight 0");
  }
}
