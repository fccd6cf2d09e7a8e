package org.rnn4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.experiment.Experiment;
import org.rnn4j.forecast.experiment.ExperimentResult;
import org.rnn4j.forecast.experiment.RunSettings;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.split.Part;

/** The figures of {@code specs/README.md}: published ones, repeated by the specs. */
class ReferenceFiguresTest {

  private static final List<Part> WAVES_PARTS = List.of(Part.TRAIN, Part.VALIDATION, Part.TEST);

  @Test
  void baselinesOfTheWavesOneStepAhead() {
    ExperimentResult result = baselines("reference/one-step");

    assertMse(result, "naive", "0.0207863", "0.0202114", "0.0218113");
    assertMse(result, "drift", "0.0214998", "0.0207616", "0.0224758");
    assertMse(result, "window-mean", "0.153158", "0.159449", "0.155182");
    assertMse(result, "linear", "0.0029838", "0.0029311", "0.0030070");
  }

  @Test
  void baselinesOfTheWavesTenStepsAhead() {
    ExperimentResult result = baselines("reference/ten-steps");

    assertMse(result, "naive", "0.261244", "0.256974", "0.260425");
    assertMse(result, "drift", "0.311427", "0.305170", "0.304811");
    assertMse(result, "window-mean", "0.165064", "0.165728", "0.171662");
    assertMse(result, "linear", "0.0150637", "0.0154883", "0.0153865");
    assertMse(result, "linear-fed-back", "", "0.0156864", "0.0155362");
    List<Double> perLead = scores(result, Part.VALIDATION).get("naive", "mse").perLead();
    assertFigure(perLead.get(0), "0.0151378");
    assertFigure(perLead.get(9), "0.474262");
  }

  @Test
  void baselinesOfTheLastTwelveMonthsOfAirPassengers() {
    Scores test = scores(baselines("air-passengers-12"), Part.TEST);

    assertErrors(test, "naive", "76.0000", "102.9765", "14.2513", "16.1208", "2.4959", "2.9807");
    assertErrors(
        test, "seasonal-naive", "47.8333", "50.7083", "9.9875", "10.5718", "1.5709", "1.4678");
    assertErrors(test, "drift", "66.3079", "92.6664", "12.4180", "13.8140", "2.1776", "2.6822");
    assertErrors(test, "mean", "213.6742", "226.2657", "43.6215", "56.4915", "7.0172", "6.5493");
  }

  @Test
  void baselinesOfTheLastThirtySixMonthsOfAirPassengers() {
    Scores test = scores(baselines("air-passengers-36"), Part.TEST);

    assertErrors(test, "naive", "94.9444", "121.1386", "19.8867", "23.1958", "3.1055", "3.5682");
    assertErrors(
        test, "seasonal-naive", "60.0833", "73.6122", "13.1894", "14.5428", "1.9652", "2.1683");
    assertErrors(test, "drift", "62.8422", "87.7251", "12.9905", "14.4747", "2.0555", "2.5840");
    assertErrors(
        test, "seasonal-drift", "25.8570", "33.1870", "5.6608", "5.8679", "0.8457", "0.9775");
  }

  // A single dense layer depends so much on where it starts that three seeds say little.
  @ParameterizedTest(name = "{0}")
  @EnabledIfSystemProperty(named = "rnn4j.acceptance", matches = "true")
  @CsvSource({
    "one-step-dense,          12, 0.0040, 0.0046",
    "one-step-simple-1,        3, 0.0105, 0.0113",
    "one-step-simple-20-20-1,  3, 0.0027, 0.0031",
    "one-step-simple-20-20,    3, 0.0025, 0.0029",
    "ten-steps-fed-back,       3, 0,      0.030",
    "ten-steps-direct,         3, 0.0078, 0.0092",
    "ten-steps-sequence,       3, 0,      0.0070",
    "ten-steps-lstm,           3, 0.0082, 0.0092",
    "ten-steps-gru,            3, 0.0098, 0.0115",
  })
  void theMedianOverTheSeedsIsInTheBand(String spec, int seeds, double low, double high) {
    double[] reached = new double[seeds];
    for (int i = 0; i < seeds; i++) {
      reached[i] = validationMse(experiment("reference/" + spec, "seed=" + (i + 1)));
    }

    assertThat(median(reached)).as(Arrays.toString(reached)).isBetween(low, high);
  }

  private static double validationMse(Experiment experiment) {
    boolean network = experiment.hasModel();
    ExperimentResult result =
        network
            ? experiment.run(ProgressListener.silent())
            : experiment.baselinesOnly(RunSettings.inMemory(), ProgressListener.silent());
    String forecaster = network ? "model" : "linear-sgd";
    return scores(result, Part.VALIDATION).get(forecaster, "mse").value();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  private static Experiment experiment(String spec, String... overrides) {
    Registry registry = Registry.installed();
    Path file = Path.of("specs", spec + ".yaml");
    return Experiment.read(file, List.of(overrides), registry);
  }

  private static ExperimentResult baselines(String spec) {
    return experiment(spec).baselinesOnly(RunSettings.inMemory(), ProgressListener.silent());
  }

  private static Scores scores(ExperimentResult result, Part part) {
    return result.scores(part).orElseThrow();
  }

  private static void assertMse(ExperimentResult result, String baseline, String... figures) {
    for (int i = 0; i < figures.length; i++) {
      if (!figures[i].isEmpty()) {
        assertFigure(scores(result, WAVES_PARTS.get(i)).get(baseline, "mse").value(), figures[i]);
      }
    }
  }

  private static void assertErrors(Scores scores, String baseline, String... figures) {
    List<String> metrics = List.of("mae", "rmse", "mape", "smape", "mase", "rmsse");
    for (int i = 0; i < figures.length; i++) {
      assertFigure(scores.get(baseline, metrics.get(i)).value(), figures[i]);
    }
  }

  // Rounded to the digits that were printed.
  private static void assertFigure(double value, String printed) {
    BigDecimal expected = new BigDecimal(printed);
    assertThat(new BigDecimal(value).setScale(expected.scale(), RoundingMode.HALF_UP))
        .isEqualTo(expected);
  }
}
