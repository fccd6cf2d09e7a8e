package org.rnn4j.forecast.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.forecast.Metric;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.window.Parts;
import org.rnn4j.forecast.window.WindowForecaster;

/** What scaled errors are measured by: another season, or all that is known at a cutoff. */
class ErrorScaleTest {

  private static final double[] Y = {1, 3, 2, 7, 4, 4, 9, 5, 12, 3, 8, 6};

  private static Scores scores(Map<String, ?> options) {
    TimeSeries series = TimeSeries.of("a", "y", Y);
    Parts parts = Parts.of(Split.lastSteps(0, 4), Dataset.of(List.of(series), Optional.empty(), 2));
    WindowForecaster zero =
        WindowForecaster.of(
            (history, ahead) -> Forecast.of(ahead.horizon(), 1, (lead, target) -> 0.0));
    ForecastTable table =
        ForecastTable.of(parts.windows(Part.TEST, 2, 2), List.of(1, 2)).with("zero", zero);
    Map<String, Metric> metrics = new LinkedHashMap<>();
    metrics.put("mase", new MaseProvider().create(of(new MaseProvider().options(), options)));
    metrics.put("rmsse", new RmsseProvider().create(of(new RmsseProvider().options(), options)));
    return Measurement.of(table, metrics).scores();
  }

  private static Options of(List<org.rnn4j.api.option.Option<?>> declared, Map<String, ?> given) {
    return Options.of(declared, given);
  }

  private static double change(int from, int to, int season, int power) {
    double sum = 0;
    for (int t = from + season; t < to; t++) {
      sum += Math.pow(Math.abs(Y[t] - Y[t - season]), power);
    }
    return sum / (to - from - season);
  }

  @Test
  void theScaleIsThatOfTheTrainingPartAndTheDataSeasonUnlessOtherwiseSaid() {
    double error = (Y[8] + 2 * Y[9] + 2 * Y[10] + Y[11]) / 6; // windows at 8, 9 and 10

    assertThat(scores(Map.of()).get("zero", "mase").value())
        .isCloseTo(error / change(0, 8, 2, 1), within(1e-12));
    assertThat(scores(Map.of("season", 1)).get("zero", "mase").value())
        .isCloseTo(error / change(0, 8, 1, 1), within(1e-12));
  }

  @Test
  void withScaleHistoryEachWindowHasTheScaleOfWhatIsKnownBeforeIt() {
    double absolute = 0;
    double squared = 0;
    for (int cutoff = 8; cutoff <= 10; cutoff++) {
      absolute += (Y[cutoff] + Y[cutoff + 1]) / 2 / change(0, cutoff, 1, 1) / 3;
      double squares = (Y[cutoff] * Y[cutoff] + Y[cutoff + 1] * Y[cutoff + 1]) / 2;
      squared += squares / change(0, cutoff, 1, 2) / 3;
    }
    Scores scores = scores(Map.of("season", 1, "scale", "history"));

    assertThat(scores.get("zero", "mase").value()).isCloseTo(absolute, within(1e-12));
    assertThat(scores.get("zero", "rmsse").value()).isCloseTo(Math.sqrt(squared), within(1e-12));
  }

  @Test
  void aMetricWithOtherOptionsHasAnotherName() {
    MaseProvider mase = new MaseProvider();
    assertThat(mase.resultName(of(mase.options(), Map.of()))).isEqualTo("mase");
    assertThat(mase.resultName(of(mase.options(), Map.of("season", 7)))).isEqualTo("mase-7");
    assertThat(mase.resultName(of(mase.options(), Map.of("season", 1, "scale", "history"))))
        .isEqualTo("mase-1-history");
    assertThatThrownBy(() -> of(mase.options(), Map.of("scale", "test")))
        .hasMessageContaining("one of training, history");
  }
}
