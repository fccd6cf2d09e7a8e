package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.api.error.InputException;
import org.rnn4j.forecast.split.Split;

/** What is too large to be held is refused by what it would need, in no time. */
class NeedTest {

  private static final int MOST = Integer.MAX_VALUE;

  private static void assertRefused(ExperimentBuilder experiment, String... parts) {
    assertThatThrownBy(() -> experiment.build().check())
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(parts);
  }

  @ParameterizedTest
  @CsvSource({
    "waves, sequence-to-sequence",
    "waves, iterative",
    "adding, direct",
    "waves, value-ahead"
  })
  void aHorizonThatNoArrayHolds(String source, String strategy) {
    assertRefused(
        Experiments.waves()
            .source(source, Map.of("series", 200, "steps", 20))
            .strategy(strategy)
            .horizon(MOST),
        "task.horizon: 20 steps and a horizon of 2147483647 in each series are 2147483667 numbers",
        "17.2 GB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"waves", "adding"})
  void stepsAndSeriesThatNoMemoryHolds(String source) {
    ExperimentBuilder waves = Experiments.waves().set("data.source", source);
    assertRefused(waves.set("data.steps", MOST), "data.steps: 2147483647 steps and a horizon of 3");
    assertRefused(
        waves.set("data.steps", 20).set("data.series", MOST),
        "data.series: 2147483647 series of 23 steps need ");
    assertRefused(
        waves.set("data.steps", MOST).set("data.series", MOST).horizon(MOST), "4294967294 numbers");
  }

  @Test
  void aHorizonOrALookbackLongerThanTheSeries() {
    ExperimentBuilder sine =
        Experiment.builder()
            .series(Experiments.sine("a", 100))
            .split(Split.lastSteps(10, 10))
            .lookback(12)
            .horizon(2)
            .layer(Layer.recurrent("simple").units(2));
    assertRefused(sine.horizon(MOST), "lookback 12 + horizon 2147483647 = 2147483659");
    assertRefused(sine.lookback(MOST - 1), "lookback 2147483646 + horizon 2147483647 = 4294967293");
    assertRefused(
        sine.lookback(12).horizon(2).split(Split.lastSteps(MOST, MOST, MOST)),
        "train 2147483647 + validation 2147483647 + test 2147483647 = 6442450941 are more than the"
            + " 100 steps of series 'a'");
    assertRefused(
        sine.split(Split.lastSteps(MOST, MOST)),
        "validation 2147483647 + test 2147483647 leave nothing");
  }

  @Test
  void forecastsMomentsAndBatchesThatNoMemoryHolds() {
    ExperimentBuilder long400k =
        Experiment.builder()
            .series(Experiments.sine("a", 400_000))
            .split(Split.lastSteps(0, 200_000))
            .lookback(10)
            .horizon(100_000)
            .baselines("naive")
            .layer(Layer.recurrent("simple").units(2));
    assertRefused(
        long400k,
        "task.horizon: forecasts of 100001 test windows, 100000 leads and 1 target are 10000100000"
            + " numbers, 80.0 GB");
    assertRefused(
        long400k.horizon(2).lookback(150_000).set("baselines", List.of("linear")),
        "task.lookback: the series and the 150001 inputs of the baseline 'linear', each with each,"
            + " need 540.0 GB of memory");
    assertRefused(
        long400k
            .set("baselines", List.of("naive"))
            .horizon(20)
            .strategy("sequence-to-sequence")
            .set("training.batch-size", MOST),
        "training.batch-size: the series and a batch of 49981 windows, forecast at 150000 steps for"
            + " 20 leads, need 599");
  }
}
