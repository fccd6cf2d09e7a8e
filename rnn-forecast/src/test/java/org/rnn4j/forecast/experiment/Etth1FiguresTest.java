package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.split.Part;

/**
 * The baselines of the published protocol over ETTh1, to three decimals at all four horizons. The
 * file may not be copied into this project: {@code -Drnn4j.data=FOLDER} names the folder that
 * {@code etth1.csv.gz} is in; without it this is passed over.
 */
class Etth1FiguresTest {

  private static final Path SPEC = Path.of("..", "examples", "specs", "etth1-96.yaml");

  @ParameterizedTest
  @CsvSource({
    "96, 2785, 1.294, 0.713, 0.512, 0.433, 0.381, 0.393",
    "192, 2689, 1.325, 0.733, 0.581, 0.469, 0.432, 0.424",
    "336, 2545, 1.330, 0.746, 0.650, 0.501, 0.475, 0.451",
    "720, 2161, 1.335, 0.755, 0.655, 0.514, 0.500, 0.497"
  })
  void theBaselinesAreAsPublishedToThreeDecimals(
      int horizon,
      int windows,
      String naiveMse,
      String naiveMae,
      String seasonalMse,
      String seasonalMae,
      String linearMse,
      String linearMae) {
    String folder = System.getProperty("rnn4j.data");
    assumeTrue(folder != null, "no -Drnn4j.data");
    ExperimentResult result =
        Experiment.read(
                SPEC,
                List.of(
                    "data.path=" + Path.of(folder, "etth1.csv.gz"),
                    "task.horizon=" + horizon,
                    "inputs.lags=none",
                    "baselines=[naive, seasonal-naive, linear]"),
                Registry.installed())
            .baselinesOnly(RunSettings.inMemory(), ProgressListener.silent());

    assertThat(result.dataLines())
        .anySatisfy(
            line -> assertThat(line).startsWith("test ").contains(7 * windows + " windows"));
    assertThat(rounded(result, "naive")).containsExactly(naiveMse, naiveMae);
    assertThat(rounded(result, "seasonal-naive")).containsExactly(seasonalMse, seasonalMae);
    assertThat(rounded(result, "linear")).containsExactly(linearMse, linearMae);
  }

  private static List<String> rounded(ExperimentResult result, String forecaster) {
    Scores test = result.scores(Part.TEST).orElseThrow();
    return List.of("mse", "mae").stream()
        .map(metric -> test.get(forecaster, metric).value())
        .map(value -> String.format(Locale.ROOT, "%.3f", value))
        .toList();
  }
}
