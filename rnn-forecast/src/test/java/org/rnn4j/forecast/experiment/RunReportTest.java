package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.forecast.report.ForecastRows;
import org.rnn4j.forecast.report.RunReport;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.split.Part;

/** What a run leaves behind as a value. */
class RunReportTest {

  @TempDir private Path folder;

  private ExperimentResult run(ExperimentBuilder experiment) {
    return Experiments.run(experiment, folder.resolve("run"), 1);
  }

  @Test
  void everyFileOfResultsIsAFunctionOfTheReport() throws IOException {
    RunReport report = run(Experiments.waves()).report().orElseThrow();
    Map<String, String> files = Experiments.contents(folder.resolve("run"));
    StringWriter forecasts = new StringWriter();
    report.writeForecasts(forecasts);
    assertThat(forecasts).hasToString(files.get(RunFolder.FORECASTS));
    assertThat(report.metricsJson()).isEqualTo(files.get(RunFolder.METRICS));
    assertThat(report.leaderboardCsv()).isEqualTo(files.get(RunFolder.LEADERBOARD));
    assertThat(RunReport.historyCsv(report.history())).isEqualTo(files.get(RunFolder.HISTORY));
  }

  @Test
  void whatWasForecastStandsBesideWhatHappened() {
    ExperimentResult result = run(Experiments.waves());
    ForecastRows rows = result.report().orElseThrow().forecasts();
    assertThat(rows.forecasters()).containsExactly("model", "naive", "linear");
    assertThat(rows.leads()).containsExactly(1, 2, 3);
    assertThat(rows.targetNames()).containsExactly("value");
    assertThat(rows.size()).isEqualTo(20);
    for (int window = 0; window < rows.size(); window++) {
      int cutoff = rows.cutoff(window);
      assertThat(rows.actual(window, 1, 0)).isEqualTo(rows.series(window).value(cutoff + 1, 0));
      assertThat(rows.forecast("naive", window, 1, 0))
          .isEqualTo(rows.series(window).value(cutoff - 1, 0));
    }
  }

  @Test
  void theTablesSayWhatTheReportSays() {
    RunReport report = run(Experiments.waves().set("training.refit", "all")).report().orElseThrow();
    assertThat(report.table())
        .contains(report.notes())
        .endsWith(report.verdict().sentence() + "\n");
    assertThat(report.leaderboard().verdict()).isEqualTo(report.verdict().sentence());
    assertThat(report.scores()).containsOnlyKeys(Part.TEST, Part.VALIDATION);
    assertThat(report.data()).isNotEmpty();
    assertThat(report.profile().findings()).isEmpty();
    assertThat(report.provenance()).containsKeys("library", "java", "data", "leakage-guard");
  }

  @Test
  void aRunOfBaselinesHasNoHistoryAndMeasuresTheTrainingPartToo() {
    RunReport report =
        Experiments.waves()
            .build()
            .baselinesOnly(RunSettings.inMemory(), ProgressListener.silent())
            .report()
            .orElseThrow();
    assertThat(report.history()).isEmpty();
    assertThat(report.scores()).containsOnlyKeys(Part.TRAIN, Part.VALIDATION, Part.TEST);
    assertThat(report.verdict().model()).isEmpty();
  }

  @Test
  void aReportCannotBeChanged() {
    RunReport report = run(Experiments.waves()).report().orElseThrow();
    assertThatThrownBy(() -> report.scores().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> report.provenance().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(report.with("One more.").notes()).endsWith("One more.");
    assertThat(report.notes()).doesNotContain("One more.");
  }
}
