package org.rnn4j.forecast.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.SplitUnit;
import org.rnn4j.api.series.DataReport;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.compare.Comparison;
import org.rnn4j.forecast.contender.Cancellation;
import org.rnn4j.forecast.contender.Contender;
import org.rnn4j.forecast.contender.Contenders;
import org.rnn4j.forecast.contender.Fitted;
import org.rnn4j.forecast.contender.FittedContenders;
import org.rnn4j.forecast.metric.ForecastTable;
import org.rnn4j.forecast.metric.Measurement;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.prepare.Fold;
import org.rnn4j.forecast.prepare.Plan;
import org.rnn4j.forecast.prepare.Prepared;
import org.rnn4j.forecast.profile.Profiling;
import org.rnn4j.forecast.report.DataProfile;
import org.rnn4j.forecast.report.Leaderboard;
import org.rnn4j.forecast.report.LeftOut;
import org.rnn4j.forecast.report.RunReport;
import org.rnn4j.forecast.report.Verdict;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.spec.ExperimentSpec;
import org.rnn4j.forecast.spec.SpecReader;
import org.rnn4j.forecast.split.Backtest;
import org.rnn4j.forecast.split.Extent;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Refit;
import org.rnn4j.forecast.text.Json;
import org.rnn4j.forecast.window.Parts;
import org.rnn4j.forecast.window.Windows;

/**
 * A trained model beside the baselines, on data that it was not trained on.
 *
 * <p>The baselines are those of the run and are fitted to its training part, which must still be
 * where the run read it; so model and baselines have learned from the same rows. Where a series of
 * the file goes on from one of the run, its history is that of the run and then that of the file.
 * Rows that the model was trained on, or chosen by, are history and are not measured.
 */
public final class Evaluation {

  private final Path run;
  private final Registry registry;
  private final ForecastModel model;
  private final ExperimentSpec spec;

  private Evaluation(Path run, Registry registry, ForecastModel model, ExperimentSpec spec) {
    this.run = run;
    this.registry = registry;
    this.model = model;
    this.spec = spec;
  }

  /**
   * Opens a run.
   *
   * @param run its folder, with spec and model
   * @throws InputException if there is no such run, or its model cannot be loaded
   */
  public static Evaluation of(Path run, Registry registry) {
    Path yaml = run.resolve(RunFolder.EXPERIMENT);
    if (!Files.isRegularFile(yaml) || !Files.isRegularFile(run.resolve(RunFolder.RUN))) {
      throw new InputException(
          run.toString(),
          "is no run folder: it has no " + RunFolder.EXPERIMENT + " and " + RunFolder.RUN,
          "name the folder of a run, which has the baselines of the model too");
    }
    ForecastModel model = ForecastModel.load(run, registry);
    return new Evaluation(run, registry, model, SpecReader.read(yaml, List.of(), registry));
  }

  /** The name of the experiment. */
  public String name() {
    return spec.name();
  }

  /**
   * Measures model and baselines on a file.
   *
   * @param file read as the model's data were
   * @throws InputException if it cannot be read, holds nothing to be measured, or the data of the
   *     run are not there any more or have changed
   */
  public RunReport measure(Path file, RunSettings settings, ProgressListener listener) {
    LoggingListener progress = new LoggingListener(listener, settings.folder());
    Provenance provenance = new Provenance(registry, settings.threads());
    provenance.put("name", spec.name());
    provenance.put("evaluated-run", run.toString());
    settings.folder().ifPresent(folder -> folder.write(RunFolder.RUN, provenance.json()));
    try {
      RunReport report = measured(file, settings, progress, provenance);
      provenance.end("finished");
      settings.folder().ifPresent(folder -> write(folder, report, provenance));
      return report;
    } catch (InputException e) {
      settings.folder().ifPresent(RunFolder::discard);
      throw e;
    } finally {
      progress.restoreInterruption();
    }
  }

  private RunReport measured(
      Path file, RunSettings settings, LoggingListener listener, Provenance provenance) {
    listener.stage("loading the data of the run");
    Prepared prepared = Prepared.of(Plan.of(spec, registry), Optional.empty());
    requireSame(prepared);
    listener.stage("loading " + file);
    List<String> notes = new ArrayList<>();
    Parts parts = parts(prepared, model.read(file), notes);
    Windows windows = windows(parts);
    if (windows.isEmpty()) {
      throw new InputException(
          file.toString(),
          "no window is there to be measured: "
              + parts.extent(Part.TEST)
              + " behind what the run has seen; a window takes "
              + spec.task().neededWords(),
          "give more rows behind the end of the run's validation part");
    }
    DataProfile profile = Profiling.of(parts, DataReport.empty());
    describe(prepared, parts, windows, profile, file, provenance);
    ForecastTable table = forecast(prepared, windows, settings, listener);
    return report(prepared, table, profile, windows, notes, provenance);
  }

  // A part cut out of other data is not what the model was trained on.
  private void requireSame(Prepared prepared) {
    Object now = Provenance.data(prepared.fold().dataset(), List.of()).get(Provenance.DIGEST);
    Object data = Json.read(run.resolve(RunFolder.RUN)).get(Provenance.DATA);
    Object then = data instanceof Map<?, ?> map ? map.get(Provenance.DIGEST) : null;
    if (!now.equals(then)) {
      throw new InputException(
          run.toString(),
          "the data of the run have changed since: its training part cannot be told, which the"
              + " baselines are fitted to",
          "keep the data of a run as they were, and give new rows in a file of their own");
    }
  }

  private Parts parts(Prepared prepared, Dataset fresh, List<String> notes) {
    Parts trained = prepared.fold().parts();
    List<TimeSeries> all = new ArrayList<>();
    int count = fresh.series().size();
    int[][] ends = new int[Part.values().length][count];
    int goingOn = 0;
    for (int s = 0; s < count; s++) {
      UnseenSeries unseen = unseen(trained, fresh.series().get(s), count);
      all.add(unseen.series());
      goingOn += unseen.series() == fresh.series().get(s) ? 0 : 1;
      ends[Part.TRAIN.ordinal()][s] = unseen.trained();
      ends[Part.VALIDATION.ordinal()][s] = unseen.known();
      ends[Part.TEST.ordinal()][s] = Math.max(unseen.known(), unseen.series().length());
    }
    if (goingOn > 0) {
      notes.add(
          goingOn
              + " of "
              + count
              + " series: what the run has of it before the file is its history, and rows that the"
              + " model has seen are not measured");
    }
    if (goingOn < count && trained.unit() == SplitUnit.STEPS) {
      notes.add(
          count
              - goingOn
              + " of "
              + count
              + " series: the file alone is its history, as the run does not have it or has it only"
              + " before a gap");
    }
    notes.add("the baselines are fitted to the training part of the run");
    Dataset known = prepared.fold().dataset();
    Dataset plain = new Dataset(fresh.columns(), all, known.frequency(), known.season());
    return trained.tested(prepared.inputs().derived().addTo(plain), ends);
  }

  private UnseenSeries unseen(Parts trained, TimeSeries series, int count) {
    List<TimeSeries> known = trained.dataset().series();
    int lookback = spec.task().certainSteps();
    if (trained.unit() == SplitUnit.SERIES) {
      return new UnseenSeries(series, 0, 0);
    }
    for (int s = 0; s < known.size(); s++) {
      boolean only = known.size() == 1 && count == 1 && model.knows(series.id());
      if (only || known.get(s).id().equals(series.id())) {
        boolean all = spec.training().refit() == Refit.ALL;
        int seen = trained.to(s, all ? Part.TEST : Part.VALIDATION);
        return UnseenSeries.of(known.get(s), trained.to(s, Part.TRAIN), seen, series, lookback);
      }
    }
    return UnseenSeries.alone(series, lookback);
  }

  private Windows windows(Parts parts) {
    Windows all = parts.windows(Part.TEST, spec.task());
    return spec.backtest().map(b -> all.of(new Backtest(Optional.empty(), b.step()))).orElse(all);
  }

  private void describe(
      Prepared prepared,
      Parts parts,
      Windows windows,
      DataProfile profile,
      Path file,
      Provenance provenance) {
    Map<String, Object> data = Provenance.data(parts.dataset(), List.of(file));
    data.putAll(profile.tree());
    provenance.put(Provenance.DATA, data);
    provenance.put("windows", Map.of(Part.TEST.toString(), windows.size()));
    provenance.put("leads", prepared.fold().leads());
  }

  private ForecastTable forecast(
      Prepared prepared, Windows windows, RunSettings settings, LoggingListener listener) {
    Fold fold = prepared.fold();
    try (FittedContenders baselines = new FittedContenders()) {
      for (Contender baseline : Contenders.baselines(prepared, settings.threads(), listener)) {
        Cancellation.check(listener);
        listener.stage(baseline.stage());
        baselines.add(Contenders.naming(baseline.name(), () -> baseline.fit(fold, listener)));
      }
      listener.stage("forecasting " + Extent.counted(windows.size(), "window"));
      ForecastTable table =
          ForecastTable.of(windows, fold.leads()).with(Leaderboard.MODEL, model::forecast);
      for (Fitted fitted : baselines.all()) {
        table = table.with(fitted.name(), fitted.checked(fold.leads(), listener));
      }
      return table;
    }
  }

  private static RunReport report(
      Prepared prepared,
      ForecastTable table,
      DataProfile profile,
      Windows windows,
      List<String> notes,
      Provenance provenance) {
    Measurement measured =
        Measurement.of(prepared.fold().inMeasuredUnits(table), prepared.plan().metrics());
    Verdict verdict = Comparison.of(measured, Leaderboard.MODEL);
    measured.scores().leftOut().stream().map(LeftOut::sentence).forEach(notes::add);
    Extent tested = windows.parts().extent(Part.TEST);
    return new RunReport(
        profile,
        List.of("measured  " + tested + ", " + Extent.counted(windows.size(), "window")),
        List.of(),
        Map.of(Part.TEST, measured.scores()),
        table,
        Leaderboard.of(measured.scores(), verdict.sentence()),
        verdict,
        notes,
        prepared.spec().backtest().map(b -> measured.byCutoff()),
        List.of(),
        provenance.tree());
  }

  private static void write(RunFolder folder, RunReport report, Provenance provenance) {
    Map<String, Object> found = new LinkedHashMap<>(report.profile().tree());
    folder.write(RunFolder.DATA_REPORT, Json.write(found));
    folder.write(RunFolder.FORECASTS, report::writeForecasts);
    folder.write(RunFolder.METRICS, report.metricsJson());
    folder.write(RunFolder.LEADERBOARD, report.leaderboardCsv());
    report.backtest().ifPresent(b -> folder.write(RunFolder.BACKTEST, b.csv()));
    folder.write(RunFolder.RUN, provenance.json());
    folder.log(report.verdict().sentence());
  }
}
