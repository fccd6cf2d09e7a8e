package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.split.Part;

/** The shipped spec of the births benchmark keeps to the protocol: its baselines are as printed. */
class BirthsBenchmarkTest {

  private static final Path SPEC = Path.of("..", "examples", "specs", "births-benchmark.yaml");

  private static ExperimentResult result;

  @BeforeAll
  static void measure() {
    result =
        Experiment.read(SPEC, List.of(), Registry.installed())
            .baselinesOnly(RunSettings.inMemory(), ProgressListener.silent());
  }

  private static String score(String forecaster, String metric) {
    Scores test = result.scores(Part.TEST).orElseThrow();
    return String.format(Locale.ROOT, "%.4f", test.get(forecaster, metric).value());
  }

  @Test
  void theBaselinesAreAsPrintedToTheDigits() {
    Map<String, String> printed =
        Map.of("naive", "1.8648", "seasonal-naive", "0.5959", "seasonal-naive-364", "0.5164");
    printed.forEach(
        (forecaster, value) ->
            assertThat(score(forecaster, "mase-1-history")).as(forecaster).isEqualTo(value));
    assertThat(score("seasonal-naive", "mase-7-history")).isEqualTo("1.4856");
    assertThat(score("seasonal-naive-364", "mase-7-history")).isEqualTo("1.2874");
  }

  // Below what was printed of TiRex (0.443), DeepAR (0.535) and DLinear (0.645).
  @Test
  void theRegressionOnLagsCalendarAndHolidaysIsWhatANetworkHasToBeat() {
    assertThat(Double.parseDouble(score("linear-inputs", "mase-1-history"))).isBetween(0.30, 0.36);
  }

  @Test
  void theTestPartIsTheLastSixHundredDaysInTwentyWindows() {
    assertThat(result.dataLines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("test ")
                    .contains("1987-05-12 to 1988-12-31, 20 windows, 30 steps apart"))
        .anySatisfy(
            line -> assertThat(line).startsWith("train ").contains("1969-01-01 to 1987-05-11"));
  }
}
