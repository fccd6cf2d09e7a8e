package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.report.ForecastRows;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;

/** A series that nobody can learn from changes no figure of another series. */
class OtherSeriesTest {

  private static final SpecFolder FOLDER = new SpecFolder("series-without-a-training-window");

  private static Scores baselines(Experiment experiment) {
    return experiment
        .baselinesOnly(RunSettings.inMemory(), ProgressListener.silent())
        .scores(Part.TEST)
        .orElseThrow();
  }

  @Test
  void linearKeepsTheMomentsOfTheSeriesThatHaveTrainingWindows() {
    Scores with = baselines(FOLDER.experiment());
    Scores without = baselines(FOLDER.experimentOn("data-without.csv"));
    List<Double> errors = with.get("linear", "mae").perSeries();
    assertThat(errors).hasSize(3);
    assertThat(errors.get(0)).isCloseTo(0.0588, within(5e-5));
    assertThat(errors.get(1)).isCloseTo(0.0617, within(5e-5));
    assertThat(errors.subList(0, 2)).isEqualTo(without.get("linear", "mae").perSeries());
    assertThat(errors.get(2)).isFinite(); // by the moments of the others
  }

  private static TimeSeries random(String id, int length, double level, long seed) {
    Random random = new Random(seed);
    double[][] values = new double[2][length];
    for (int t = 0; t < length; t++) {
      values[1][t] = random.nextGaussian();
      double before = t == 0 ? level : values[0][t - 1];
      values[0][t] = level + 0.7 * (before - level) + values[1][t] + Math.floorMod(t, 4);
    }
    return TimeSeries.owning(
        id, TimeIndex.integers(), List.of(Column.target("y"), Column.past("x")), values);
  }

  /** Forecasts of the series "a" and "b", by forecaster. */
  private static Map<String, List<Double>> forecasts(String scaler, TimeSeries... series) {
    Dataset dataset = Dataset.of(List.of(series), Optional.empty(), 4);
    ExperimentResult result =
        Experiment.builder()
            .dataset(dataset)
            .split(Split.lastSteps(3, 6))
            .lookback(5)
            .horizon(2)
            .scaler(scaler)
            .layer(Layer.recurrent("gru").units(3))
            .epochs(2)
            .baselines(allBaselines())
            .metrics("mse", "mae", "mape", "smape", "mase", "rmsse", "r2", "rmse")
            .build()
            .run(ProgressListener.silent());
    Scores scores = result.scores(Part.TEST).orElseThrow();
    ForecastRows table = result.report().orElseThrow().forecasts();
    Map<String, List<Double>> figures = new TreeMap<>();
    for (String forecaster : table.forecasters()) {
      List<Double> own = new ArrayList<>();
      for (int window = 0; window < table.size(); window++) {
        if (isKept(table.series(window).id())) {
          own.add(table.forecast(forecaster, window, 0, 0));
          own.add(table.forecast(forecaster, window, 1, 0));
        }
      }
      for (String metric : scores.metrics().keySet()) {
        for (int s = 0; s < scores.series().size(); s++) {
          if (isKept(scores.series().get(s))) {
            own.add(scores.get(forecaster, metric).perSeries().get(s));
          }
        }
      }
      figures.put(forecaster, own);
    }
    return figures;
  }

  private static boolean isKept(String series) {
    return series.equals("a") || series.equals("b");
  }

  private static String[] allBaselines() {
    return Registry.installed().all(Kind.BASELINE).stream()
        .map(entry -> entry.provider().name())
        .filter(name -> !name.contains("planted"))
        .toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(strings = {"standard", "min-max", "none"})
  void noForecasterAndNoScalerFeelsASeriesWithoutTrainingWindows(String scaler) {
    TimeSeries a = random("a", 40, 0, 1);
    TimeSeries b = random("b", 31, 500, 2);
    TimeSeries first = random("0", 13, 9000, 3); // 4 steps of it are training, 7 were needed
    TimeSeries last = random("z", 12, -70, 4);
    Map<String, List<Double>> alone = forecasts(scaler, a, b);
    assertThat(alone.keySet()).contains("model", "linear", "linear-sgd", "mean", "seasonal-naive");
    assertThat(forecasts(scaler, first, a, b)).isEqualTo(alone);
    assertThat(forecasts(scaler, a, last, b, first)).isEqualTo(alone);
  }

  @ParameterizedTest
  @ValueSource(strings = {"standard", "min-max", "none"})
  void ofWholeSeriesAnotherToBeForecastChangesNothing(String scaler) {
    TimeSeries[] training = {random("p", 20, 3, 1), random("q", 25, 8, 2), random("r", 22, 5, 3)};
    TimeSeries a = random("a", 20, 4, 4);
    TimeSeries other = random("other", 24, 5000, 5);
    List<Map<String, double[]>> runs = new ArrayList<>();
    for (TimeSeries[] test : new TimeSeries[][] {{a}, {a, other}}) {
      List<TimeSeries> all = new ArrayList<>(List.of(training));
      all.addAll(List.of(test));
      ForecastRows table =
          Experiment.builder()
              .dataset(Dataset.of(all, Optional.empty(), 4))
              .split(Split.series(3, 0, test.length))
              .lookback(5)
              .horizon(2)
              .scaler(scaler)
              .baselines(allBaselines())
              .epochs(2)
              .metrics("mse")
              .build()
              .baselinesOnly(RunSettings.inMemory(), ProgressListener.silent())
              .report()
              .orElseThrow()
              .forecasts();
      Map<String, double[]> forecasts = new TreeMap<>();
      for (String forecaster : table.forecasters()) {
        double[] ofA =
            IntStream.range(0, table.size())
                .filter(w -> table.series(w).id().equals("a"))
                .mapToDouble(w -> table.forecast(forecaster, w, 1, 0))
                .toArray();
        forecasts.put(forecaster, ofA);
      }
      runs.add(forecasts);
    }
    assertThat(runs.get(1).keySet()).isEqualTo(runs.get(0).keySet()).contains("linear-sgd");
    runs.get(0).forEach((name, ofA) -> assertThat(runs.get(1).get(name)).as(name).isEqualTo(ofA));
  }
}
