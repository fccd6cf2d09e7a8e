package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.split.Split;

/** Columns that a network cannot read are refused before it is trained; baselines may have them. */
class UnreadableColumnsTest {

  private static final int STEPS = 60;

  @ParameterizedTest
  @CsvSource({
    "FUTURE, NUMBER, a future covariate",
    "STATIC, NUMBER, a static covariate",
    "PAST, CATEGORY, a past covariate of categories",
    "FUTURE, CATEGORY, a future covariate of categories"
  })
  void aNetworkIsNotTrainedOnWhatItCannotRead(Column.Role role, Column.Type type, String words) {
    Experiment experiment = experiment(role, type).layer(Layer.recurrent("gru").units(2)).build();

    assertThatThrownBy(experiment::check).isInstanceOf(InputException.class);
    assertThatThrownBy(() -> experiment.run(ProgressListener.silent()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "data: a network cannot read 'x', "
                + words
                + "; make it a past covariate of numbers, leave it out, or measure baselines"
                + " alone");
  }

  @Test
  void baselinesAreMeasuredBesideIt() {
    Experiment experiment =
        experiment(Column.Role.FUTURE, Column.Type.NUMBER)
            .layer(Layer.recurrent("gru").units(2))
            .build();

    assertThat(
            experiment
                .baselinesOnly(RunSettings.inMemory(), ProgressListener.silent())
                .leaderboard())
        .isPresent();
  }

  @Test
  void weightsThatNoLossWouldUseAreRefused() {
    double[] values = new double[STEPS];
    Arrays.setAll(values, t -> t * t % 7);
    double[] weights = new double[STEPS];
    TimeSeries series = TimeSeries.of("a", "y", values).withWeights(weights);
    ExperimentBuilder experiment =
        Experiment.builder()
            .dataset(Dataset.of(List.of(series), Optional.empty(), 1))
            .split(Split.lastSteps(10, 10))
            .lookback(4)
            .horizon(1)
            .baselines("naive")
            .layer(Layer.recurrent("gru").units(2));
    assertThatThrownBy(() -> experiment.build().run(ProgressListener.silent()))
        .hasMessage(
            "data: no loss weighs its targets yet; leave the weights out, or measure baselines"
                + " alone");
  }

  private static ExperimentBuilder experiment(Column.Role role, Column.Type type) {
    double[] values = new double[STEPS];
    double[] seen = new double[STEPS];
    Arrays.setAll(values, t -> t * t % 7);
    Arrays.setAll(seen, t -> t % 3);
    boolean timed = role != Column.Role.STATIC;
    TimeSeries series =
        TimeSeries.owning(
            "a",
            TimeIndex.integers(),
            List.of(Column.target("y"), new Column("x", role, type)),
            timed ? new double[][] {values, seen} : new double[][] {values});
    return Experiment.builder()
        .dataset(Dataset.of(List.of(timed ? series : series.withStatics(1)), Optional.empty(), 1))
        .split(Split.lastSteps(10, 10))
        .lookback(4)
        .horizon(1)
        .baselines("naive", "linear", "linear-sgd");
  }
}
