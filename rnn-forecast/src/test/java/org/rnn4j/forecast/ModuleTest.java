package org.rnn4j.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rnn4j.forecast.experiment.Experiment;

/** What the module shows to whoever embeds it, and what to the command alone. */
class ModuleTest {

  private static Path location() throws URISyntaxException {
    return Path.of(Experiment.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static ModuleDescriptor descriptor() throws URISyntaxException {
    return ModuleFinder.of(location()).find("org.rnn4j.forecast").orElseThrow().descriptor();
  }

  private static List<String> exported(boolean toAll) throws URISyntaxException {
    return descriptor().exports().stream()
        .filter(exports -> exports.isQualified() != toAll)
        .map(Exports::source)
        .sorted()
        .toList();
  }

  /** The public types of the packages that everybody sees, without those inside of others. */
  private static List<String> publicTypes() throws Exception {
    List<String> types = new ArrayList<>();
    for (String name : exported(true)) {
      for (String type : types(name)) {
        if (Modifier.isPublic(Class.forName(type).getModifiers())) {
          types.add(type.substring("org.rnn4j.forecast.".length()));
        }
      }
    }
    return types;
  }

  private static List<String> types(String packageName) throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.list(location().resolve(packageName.replace('.', '/')))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".class") && !file.contains("-info"))
          .filter(file -> !file.contains("$"))
          .map(file -> packageName + "." + file.substring(0, file.length() - ".class".length()))
          .sorted()
          .toList();
    }
  }

  @Test
  void anEmbedderSeesExperimentsModelsAndWhatCameOutAndNothingElse() throws Exception {
    assertThat(publicTypes())
        .containsExactly(
            "conformance.ScalerConformance",
            "conformance.SourceConformance",
            "conformance.StrategyConformance",
            "data.CsvColumns",
            "data.CsvDialect",
            "data.CsvSource",
            "data.JdbcAccess",
            "data.JdbcSource",
            "data.JsonLinesSource",
            "data.StampGuess",
            "experiment.CheckedExperiment",
            "experiment.Evaluation",
            "experiment.Experiment",
            "experiment.ExperimentBuilder",
            "experiment.ExperimentResult",
            "experiment.Inspection",
            "experiment.Layer",
            "experiment.PluginFaults",
            "experiment.RunSettings",
            "model.ForecastModel",
            "model.Forecasts",
            "model.SeriesForecast",
            "report.BacktestScores",
            "report.ColumnProfile",
            "report.DataProfile",
            "report.ForecastRows",
            "report.Leaderboard",
            "report.LeftOut",
            "report.RunReport",
            "report.Scores",
            "report.Verdict",
            "run.ProgressListener",
            "run.RunFolder",
            "split.Backtest",
            "split.Extent",
            "split.Part",
            "split.Period",
            "split.Refit",
            "split.Split");
  }

  @Test
  void theCommandAloneSeesTheKeysOfASpecAndHowTextIsWritten() throws Exception {
    assertThat(exported(false))
        .containsExactly(
            "org.rnn4j.forecast.draft", "org.rnn4j.forecast.spec", "org.rnn4j.forecast.text");
    assertThat(descriptor().exports())
        .filteredOn(Exports::isQualified)
        .allSatisfy(exports -> assertThat(exports.targets()).isEqualTo(Set.of("org.rnn4j.cli")));
    assertThat(descriptor().opens()).isEmpty();
  }
}
