package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.RunException;
import org.rnn4j.forecast.baseline.LinearSgd;
import org.rnn4j.forecast.report.ForecastRows;
import org.rnn4j.forecast.run.ProgressListener;

/** The baseline that is a network. */
class LinearSgdTest {

  private static List<Double> forecasts(ExperimentBuilder experiment, String name) {
    ForecastRows rows =
        experiment
            .build()
            .baselinesOnly(RunSettings.inMemory().threads(1), ProgressListener.silent())
            .report()
            .orElseThrow()
            .forecasts();
    List<Double> forecasts = new ArrayList<>();
    for (int window = 0; window < rows.size(); window++) {
      for (int lead = 0; lead < rows.leads().size(); lead++) {
        forecasts.add(rows.forecast(name, window, lead, 0));
      }
    }
    return forecasts;
  }

  private static ExperimentBuilder waves(String strategy) {
    return Experiments.waves().strategy(strategy).baselines("naive", "linear-sgd");
  }

  @Test
  void itForecastsAllLeadsAtOnceWhateverTheStrategyOfTheModel() {
    List<Double> direct = forecasts(waves("direct"), "linear-sgd");
    assertThat(direct).hasSize(20 * 3).doesNotContain(Double.NaN);
    assertThat(forecasts(waves("iterative"), "linear-sgd")).isEqualTo(direct);
    assertThat(forecasts(waves("sequence-to-sequence"), "linear-sgd")).isEqualTo(direct);
    assertThat(forecasts(waves("value-ahead"), "linear-sgd")).hasSize(20);
  }

  @Test
  void twoOfThemUnderTwoNamesForecastTheSame() {
    ExperimentBuilder two =
        Experiments.waves()
            .set("baselines", List.of("linear-sgd", Map.of("type", "linear-sgd", "name", "again")));
    assertThat(forecasts(two, "again")).isEqualTo(forecasts(two, "linear-sgd"));
  }

  @Test
  void moreEpochsBringItNearerToLeastSquares() {
    List<Double> best = forecasts(Experiments.waves().baselines("linear"), "linear");
    double few = distance(best, forecasts(waves("direct"), "linear-sgd"));
    double many = distance(best, forecasts(waves("direct").epochs(60), "linear-sgd"));
    assertThat(many).isLessThan(few / 2);
  }

  private static double distance(List<Double> a, List<Double> b) {
    double squares = 0;
    for (int i = 0; i < a.size(); i++) {
      squares += (a.get(i) - b.get(i)) * (a.get(i) - b.get(i));
    }
    return Math.sqrt(squares / a.size());
  }

  @Test
  void itsTrainingFailsUnderItsName() {
    Experiment diverging =
        waves("direct")
            .set("training.optimizer", Map.of("type", "sgd", "learning-rate", 1e20))
            .build();
    assertThatThrownBy(
            () -> diverging.baselinesOnly(RunSettings.inMemory(), ProgressListener.silent()))
        .isInstanceOf(RunException.class)
        .hasMessageStartingWith("baseline linear-sgd: ");
  }

  @Test
  void byItselfItCannotLearn() {
    assertThatThrownBy(() -> new LinearSgd().fit(null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("trained by an experiment");
  }
}
