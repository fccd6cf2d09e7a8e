package org.rnn4j.forecast.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.api.forecast.DataSource.Context;
import org.rnn4j.api.forecast.Metric;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.BaselineProvider;
import org.rnn4j.api.spi.MetricProvider;
import org.rnn4j.forecast.data.CsvColumns;
import org.rnn4j.forecast.metric.ForecastTable;
import org.rnn4j.forecast.metric.MaeProvider;
import org.rnn4j.forecast.metric.MapeProvider;
import org.rnn4j.forecast.metric.MaseProvider;
import org.rnn4j.forecast.metric.Measurement;
import org.rnn4j.forecast.metric.MseProvider;
import org.rnn4j.forecast.metric.RmseProvider;
import org.rnn4j.forecast.metric.RmsseProvider;
import org.rnn4j.forecast.metric.SmapeProvider;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.source.WavesSource;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.window.Parts;
import org.rnn4j.forecast.window.WindowForecaster;

/** The deterministic figures that others have published for these data, to the digits printed. */
class PublishedFiguresTest {

  private static final int LOOKBACK = 50;

  private static Parts oneStep;
  private static Parts tenSteps;

  @BeforeAll
  static void makeWaves() {
    oneStep = waves(1);
    tenSteps = waves(10);
  }

  private static Parts waves(int horizon) {
    WavesSource source = new WavesSource(10000, LOOKBACK, 42);
    return Parts.of(
        Split.series(7000, 2000, 1000),
        source.load(new Context(Path.of("."), LOOKBACK, horizon)).dataset());
  }

  private static BaselineProvider provider(String name) {
    return switch (name) {
      case "naive" -> new NaiveProvider();
      case "drift" -> new DriftProvider();
      case "mean" -> new MeanProvider();
      case "window-mean" -> new WindowMeanProvider();
      case "linear" -> new LinearProvider();
      case "seasonal-naive" -> new SeasonalNaiveProvider();
      case "seasonal-drift" -> new SeasonalDriftProvider();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static ForecastTable forecasts(
      Parts parts, Part part, int lookback, int horizon, String name, Map<String, ?> options) {
    TrainingTask task = new TrainingTask(parts, lookback, horizon);
    List<Integer> leads = java.util.stream.IntStream.rangeClosed(1, horizon).boxed().toList();
    return ForecastTable.of(parts.windows(part, lookback, horizon), leads)
        .with(name, WindowForecaster.of(task.fit(provider(name), options)));
  }

  private static Scores scores(ForecastTable table) {
    Map<String, Metric> metrics = new LinkedHashMap<>();
    for (MetricProvider provider :
        List.of(
            new MseProvider(),
            new MaeProvider(),
            new RmseProvider(),
            new MapeProvider(),
            new SmapeProvider(),
            new MaseProvider(),
            new RmsseProvider())) {
      metrics.put(provider.name(), provider.create(Options.defaults(provider.options())));
    }
    return Measurement.of(table, metrics).scores();
  }

  private static void assertPrints(double value, String printed) {
    int decimals = new BigDecimal(printed).scale();
    assertThat(new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString())
        .isEqualTo(printed);
  }

  @ParameterizedTest
  @CsvSource({
    "naive, 0.0207863, 0.0202114, 0.0218113",
    "drift, 0.0214998, 0.0207616, 0.0224758",
    "window-mean, 0.153158, 0.159449, 0.155182",
    "linear, 0.0029838, 0.0029311, 0.0030070"
  })
  void oneStepOfTheWaves(String name, String train, String validation, String test) {
    List<String> printed = List.of(train, validation, test);
    for (Part part : Part.values()) {
      Scores scores = scores(forecasts(oneStep, part, LOOKBACK, 1, name, Map.of()));
      assertPrints(scores.get(name, "mse").value(), printed.get(part.ordinal()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "naive, 0.261244, 0.256974, 0.260425",
    "drift, 0.311427, 0.305170, 0.304811",
    "window-mean, 0.165064, 0.165728, 0.171662",
    "linear, 0.0150637, 0.0154883, 0.0153865"
  })
  void tenStepsOfTheWaves(String name, String train, String validation, String test) {
    List<String> printed = List.of(train, validation, test);
    for (Part part : Part.values()) {
      Scores scores = scores(forecasts(tenSteps, part, LOOKBACK, 10, name, Map.of()));
      assertPrints(scores.get(name, "mse").value(), printed.get(part.ordinal()));
    }
  }

  @ParameterizedTest
  @CsvSource({"VALIDATION, 0.0156864", "TEST, 0.0155362"})
  void leastSquaresFedBackOverTenSteps(Part part, String printed) {
    Map<String, ?> options = Map.of("mode", "iterative");
    Scores scores = scores(forecasts(tenSteps, part, LOOKBACK, 10, "linear", options));
    assertPrints(scores.get("linear", "mse").value(), printed);
  }

  @Test
  void naivePerLead() {
    ForecastTable table = forecasts(tenSteps, Part.VALIDATION, LOOKBACK, 10, "naive", Map.of());
    List<Double> perLead = scores(table).get("naive", "mse").perLead();
    assertThat(perLead).hasSize(10);
    assertPrints(perLead.get(0), "0.0151378");
    assertPrints(perLead.get(9), "0.474262");
  }

  @ParameterizedTest
  @CsvSource({
    "12, naive, 76.0000, 102.9765, 14.2513, 16.1208, 2.4959, 2.9807",
    "12, seasonal-naive, 47.8333, 50.7083, 9.9875, 10.5718, 1.5709, 1.4678",
    "12, drift, 66.3079, 92.6664, 12.4180, 13.8140, 2.1776, 2.6822",
    "12, mean, 213.6742, 226.2657, 43.6215, 56.4915, 7.0172, 6.5493",
    "36, naive, 94.9444, 121.1386, 19.8867, 23.1958, 3.1055, 3.5682",
    "36, seasonal-naive, 60.0833, 73.6122, 13.1894, 14.5428, 1.9652, 2.1683",
    "36, drift, 62.8422, 87.7251, 12.9905, 14.4747, 2.0555, 2.5840",
    "36, seasonal-drift, 25.8570, 33.1870, 5.6608, 5.8679, 0.8457, 0.9775"
  })
  void lastMonthsOfTheAirPassengers(
      int months,
      String name,
      String mae,
      String rmse,
      String mape,
      String smape,
      String mase,
      String rmsse)
      throws URISyntaxException {
    Path file =
        Path.of(
            Objects.requireNonNull(
                    org.rnn4j.forecast.data.CsvSource.class.getResource("air-passengers.csv"))
                .toURI());
    CsvColumns columns = CsvColumns.targets("#Passengers").time("Month");
    Parts parts =
        Parts.of(
            Split.lastSteps(0, months),
            org.rnn4j.forecast.data.CsvSource.readDataset(file, columns));
    Scores scores = scores(forecasts(parts, Part.TEST, 24, months, name, Map.of()));

    assertThat(parts.dataset().season()).isEqualTo(12);
    assertThat(parts.windows(Part.TEST, 24, months)).hasSize(1);
    assertPrints(scores.get(name, "mae").value(), mae);
    assertPrints(scores.get(name, "rmse").value(), rmse);
    assertPrints(scores.get(name, "mape").value(), mape);
    assertPrints(scores.get(name, "smape").value(), smape);
    assertPrints(scores.get(name, "mase").value(), mase);
    assertPrints(scores.get(name, "rmsse").value(), rmsse);
  }
}
