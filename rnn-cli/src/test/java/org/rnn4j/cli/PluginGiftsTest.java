package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.model.ForecastModel;

/** What is said where a plugin throws nothing, but gives what it may not. */
class PluginGiftsTest extends CommandLineTestCase {

  private static final String STRATEGY =
      """
      return new org.rnn4j.api.forecast.ForecastStrategy() {
        public org.rnn4j.api.forecast.Block forecast(org.rnn4j.api.forecast.Predictor predictor,
            org.rnn4j.api.forecast.ForecastRequest request) { %s }
      };
      """;

  private int runs;

  private Path plugins() {
    return folder.resolve("plugins");
  }

  private void provider(String kind, String type, String name, String body) {
    PluginJar.with(kind, type, name, body).build(plugins().resolve(kind + ".jar"));
  }

  /** What the run says, which has failed. */
  private String failed(Path spec) throws IOException {
    Path run = folder.resolve("run-" + ++runs);
    JvmProcess.Output output = rnn("run", spec, "--out", run, "--plugins", plugins());
    assertThat(output.code()).as(output.err()).isEqualTo(ExitCode.FAILED);
    assertThat(output.err()).doesNotContain("error of this program");
    assertThat(Files.readString(run.resolve("run.json"))).contains("\"status\" : \"failed\"");
    return output.err();
  }

  @Test
  void aScalerThatFitsNothingIsNamed() throws IOException {
    provider(
        "Scaler",
        "org.rnn4j.api.forecast.Scaler",
        "hollow",
        """
        return new org.rnn4j.api.forecast.Scaler() {
          public Fitted fit(Training training) { return null; }
          public Fitted restore(java.util.Map<String, java.util.List<Double>> p) { return null; }
        };
        """);

    assertThat(failed(writeSpec("version: 1", "version: 1\nscaler: hollow")))
        .contains("the scaler 'hollow' (Scaler.jar, com.acme.bad.ScalerMaker) returned null from")
        .contains("from fit; ask its author");
  }

  @Test
  void aScalerThatIsNoneIsNamedAtItsPlaceInTheSpec() throws IOException {
    provider("Scaler", "org.rnn4j.api.forecast.Scaler", "hollow", "return null;");
    Path spec = writeSpec("version: 1", "version: 1\nscaler: hollow");

    assertThat(rnn("validate", spec, "--plugins", plugins()).err())
        .containsPattern(
            "yaml:2:\\d+ scaler: the scaler 'hollow' \\(Scaler.jar, .*returned null from")
        .contains("from create; ask its author");
  }

  @Test
  void aBaselineIsNamedThatForecastsOtherLevelsThanBefore() throws IOException {
    provider(
        "Baseline",
        "org.rnn4j.api.forecast.Baseline",
        "moody",
        """
        var calls = new java.util.concurrent.atomic.AtomicInteger();
        org.rnn4j.api.forecast.Level point = org.rnn4j.api.forecast.Level.POINT;
        org.rnn4j.api.forecast.Level high = new org.rnn4j.api.forecast.Level.Quantile(0.9);
        return task -> (history, ahead) -> {
          boolean first = calls.getAndIncrement() == 0;
          int numbers = ahead.horizon() * history.targets() * (first ? 2 : 1);
          return org.rnn4j.api.forecast.Forecast.owning(1, ahead.horizon(), history.targets(),
              first ? java.util.List.of(point, high) : java.util.List.of(point),
              new double[numbers]);
        };
        """);

    assertThat(failed(writeSpec("baselines: [naive", "baselines: [moody, naive")))
        .contains(
            "the baseline 'moody' (Baseline.jar, com.acme.bad.BaselineMaker) forecasts [Point[]]")
        .contains("after [Point[], Quantile[probability=0.9]]; ask its author");
  }

  @Test
  void aSourceThatGivesNoListOfFilesIsNamed() throws IOException {
    provider(
        "DataSource",
        "org.rnn4j.api.forecast.DataSource",
        "nowhere",
        """
        double[] values = new double[80];
        java.util.Arrays.setAll(values, i -> i % 7 + i);
        return new org.rnn4j.api.forecast.DataSource() {
          public org.rnn4j.api.forecast.Loaded load(Context context) {
            return org.rnn4j.api.forecast.Loaded.of(org.rnn4j.api.series.Dataset.of(
                java.util.List.of(org.rnn4j.api.series.TimeSeries.of("s", "sales", values)),
                java.util.Optional.empty(), 7));
          }
          public java.util.List<java.nio.file.Path> files() { return null; }
        };
        """);
    String csv = SPEC.substring(SPEC.indexOf("  source: csv"), SPEC.indexOf("  split:"));

    assertThat(failed(writeSpec(csv, "  source: nowhere\n")))
        .contains("the data-source 'nowhere' (DataSource.jar, com.acme.bad.DataSource")
        .contains("returned null from files; ask its author");
  }

  @Test
  void aStrategyThatForecastsNothingOrInAnotherShapeIsNamed() throws IOException {
    String type = "org.rnn4j.api.forecast.ForecastStrategy";
    Path spec = writeSpec("strategy: direct", "strategy: odd");
    String named = "the strategy 'odd' (ForecastStrategy.jar, com.acme.bad.ForecastStrategyMaker) ";

    provider("ForecastStrategy", type, "odd", STRATEGY.formatted("return null;"));
    assertThat(failed(spec)).contains(named + "returned null from forecast");

    provider(
        "ForecastStrategy",
        type,
        "odd",
        STRATEGY.formatted("return org.rnn4j.api.forecast.Block.zeros(request.rows(), 2, 1);"));
    assertThat(failed(spec))
        .contains(named + "gave forecasts of the shape [")
        .contains(", 2, 1], not the rows, leads and targets [")
        .contains(", 3, 1]");
    assertThat(
            rnn(
                    "forecast",
                    folder.resolve("run-2"),
                    "--input",
                    folder.resolve("data.csv"),
                    "--plugins",
                    plugins())
                .err())
        .contains(named + "gave forecasts of the shape [1, 2, 1]")
        .doesNotContain("error of this program");
  }

  @Test
  void aBaselineWhoseForecastIsOfAnotherShapeIsNamed() throws IOException {
    Path spec = writeSpec("[naive, seasonal-naive, linear]", "[naive, odd]");
    String named = "the baseline 'odd' (Baseline.jar, com.acme.bad.BaselineMaker) ";
    String type = "org.rnn4j.api.forecast.Baseline";

    provider("Baseline", type, "odd", "return task -> (history, ahead) -> null;");
    assertThat(failed(spec)).contains(named + "returned null from forecast");

    String four =
        "return task -> (history, ahead) -> org.rnn4j.api.forecast.Forecast.of(4, 1, (l, t) -> 0);";
    provider("Baseline", type, "odd", four);
    assertThat(failed(spec)).contains(named + "gave Forecast[rows 1, leads 4, targets 1");
  }

  @Test
  void aMetricThatAnswersDifferentlyWhenAskedAgainStopsTheRun() throws IOException {
    String type = "org.rnn4j.api.forecast.Metric";
    Path spec = writeSpec("metrics: [mae, rmse]", "metrics: [mae, moody]");
    for (String body :
        new String[] {
          "double[] before = {0}; return s -> before[0] = before[0] / 2 + s.forecast(0);",
          "java.util.Random r = new java.util.Random(); return s -> r.nextDouble();"
        }) {
      provider("Metric", type, "moody", body);
      assertThat(failed(spec))
          .contains("spec.yaml:19:16 metrics.1: the metric 'moody' (Metric.jar) failed in")
          .contains("com.acme.bad.MetricMaker: ")
          .contains("gives other values when asked again of the same forecasts; ask its author");
    }
  }

  @Test
  void aNormalizerThatGivesNothingIsNamedAndNotTheCell() throws IOException {
    provider("Normalizer", "org.rnn4j.api.normalize.Normalizer", "blank", "return (s, a) -> null;");

    assertThat(
            failed(writeSpec("{cell: gru, units: 4}", "{cell: gru, units: 4, normalizer: blank}")))
        .contains("the normalizer 'blank' (Normalizer.jar) failed in com.acme.bad.NormalizerMaker:")
        .contains("returned null from normalize")
        .doesNotContain("correct the cell");
  }

  @Test
  void aCellOfEndlessOperationsIsNamed() throws IOException {
    provider(
        "Cell",
        "org.rnn4j.api.cell.Cell",
        "endless",
        "return s -> { var h = s.input(); while (true) h = h.plus(s.input()); };");

    assertThat(failed(writeSpec("{cell: gru, units: 4}", "{cell: endless}")))
        .contains("the cell 'endless' (Cell.jar) failed in com.acme.bad.CellMaker:")
        .contains("more than 100000 operations");
  }

  @Test
  void aSourceThatGivesNoFiniteNumberIsNamed() throws IOException {
    String source =
        """
        double[] values = new double[80];
        java.util.Arrays.setAll(values, i -> i %% 7 + i);
        values[10] = %s;
        return context -> org.rnn4j.api.forecast.Loaded.of(org.rnn4j.api.series.Dataset.of(
            java.util.List.of(org.rnn4j.api.series.TimeSeries.of("s", "sales", values)),
            java.util.Optional.empty(), 7));
        """;
    String csv = SPEC.substring(SPEC.indexOf("  source: csv"), SPEC.indexOf("  split:"));
    Path spec = writeSpec(csv, "  source: holes\n");
    for (String value : new String[] {"NaN", "POSITIVE_INFINITY"}) {
      provider(
          "DataSource",
          "org.rnn4j.api.forecast.DataSource",
          "holes",
          source.formatted("Double." + value));
      assertThat(failed(spec))
          .contains("data.source: the data-source 'holes' (DataSource.jar, com.acme.bad.DataSource")
          .contains("gave what is no finite number: series 's', column 'sales': the value at ");
    }
  }

  @Test
  void anOptimizerOfAPluginIsNamedWhereATrainingDiverges() throws IOException {
    provider(
        "Optimizer",
        "org.rnn4j.api.optimize.Optimizer",
        "wild",
        """
        return new org.rnn4j.api.optimize.Optimizer() {
          public double learningRate() { return 0.01; }
          public void prepare(int size) {}
          public void beginStep(double learningRate) {}
          public long steps() { return 0; }
          public java.util.Map<String, float[]> state() { return java.util.Map.of(); }
          public void resume(long steps) {}
          public void update(float[] p, float[] g, int from, int to, boolean decay) {
            java.util.Arrays.fill(p, from, to, Float.NaN);
          }
        };
        """);

    assertThat(failed(writeSpec("{type: adam, learning-rate: 0.01}", "wild")))
        .contains("the optimizer 'wild' (Optimizer.jar, com.acme.bad.OptimizerMaker), a plugin's,")
        .contains("may be the cause");
  }

  @Test
  void aModelWhoseRunFailedIsServedWithAWarning() throws IOException {
    String type = "org.rnn4j.api.forecast.Metric";
    provider("Metric", type, "moody", "return s -> System.nanoTime();");
    failed(writeSpec("metrics: [mae, rmse]", "metrics: [mae, moody]"));
    Path run = folder.resolve("run-1");

    for (Path named : new Path[] {run, run.resolve("model")}) {
      assertThat(ForecastModel.load(named, Registry.installed()).warnings())
          .singleElement()
          .asString()
          .contains("run.json: the run of this model failed: ", "the metric 'moody' (Metric.jar)");
    }
    assertThat(rnn("forecast", run, "--input", folder.resolve("data.csv")).code())
        .isEqualTo(ExitCode.DONE);
    Files.delete(run.resolve("run.json"));
    assertThat(ForecastModel.load(run, Registry.installed()).warnings()).isEmpty();
  }

  @Test
  void whatCannotBeSeenOfASummaryIsWrittenAsAnEscape() {
    PluginJar.with("Metric", "org.rnn4j.api.forecast.Metric", "loud", "return s -> 0;")
        .replacing("com/acme/bad/MetricMaker.java", "For a test.", "Red \\033[31m.")
        .build(plugins().resolve("Metric.jar"));

    for (String[] command : new String[][] {{"list"}, {"show", "metric/loud"}}) {
      Object[] arguments =
          java.util.stream.Stream.of(
                  java.util.stream.Stream.of("plugins"),
                  java.util.stream.Stream.of(command),
                  java.util.stream.Stream.of("--plugins", plugins()))
              .flatMap(part -> part)
              .toArray();
      assertThat(rnn(arguments).out()).contains("Red \\u001b[31m.").doesNotContain("\033");
    }
  }

  @Test
  void aProviderWithoutANameIsSkippedByItsClass() {
    for (String name : new String[] {"return null;", "throw new IllegalStateException(\"shy\");"}) {
      PluginJar.with("Metric", "org.rnn4j.api.forecast.Metric", "shy", "return s -> 0;")
          .replacing("com/acme/bad/MetricMaker.java", "return \"shy\";", name)
          .build(plugins().resolve("Metric.jar"));

      assertThat(rnn("plugins", "list", "--plugins", plugins()).err())
          .contains("Metric.jar: plugin skipped: ")
          .contains("com.acme.bad.MetricMaker", "its name()")
          .contains(name.contains("null") ? "null" : "shy");
    }
  }
}
