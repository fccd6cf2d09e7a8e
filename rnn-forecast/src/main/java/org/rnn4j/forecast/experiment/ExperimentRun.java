package org.rnn4j.forecast.experiment;

import com.google.common.collect.Maps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.error.RunException;
import org.rnn4j.api.forecast.FittedForecaster;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.Window;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.compare.Comparison;
import org.rnn4j.forecast.compare.LeakageGuard;
import org.rnn4j.forecast.metric.ForecastTable;
import org.rnn4j.forecast.metric.Measurement;
import org.rnn4j.forecast.metric.TargetSizes;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.network.FiniteForecasts;
import org.rnn4j.forecast.network.FiniteForecasts.NoNumber;
import org.rnn4j.forecast.network.NetworkBuilder;
import org.rnn4j.forecast.network.NetworkForecaster;
import org.rnn4j.forecast.report.Leaderboard;
import org.rnn4j.forecast.report.LeftOut;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.report.Verdict;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.spec.BaselineSpec;
import org.rnn4j.forecast.spec.ComponentSpec;
import org.rnn4j.forecast.spec.ExperimentSpec;
import org.rnn4j.forecast.spec.SpecPlaces;
import org.rnn4j.forecast.spec.SpecWriter;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Refit;
import org.rnn4j.forecast.window.WindowForecaster;
import org.rnn4j.training.EpochReport;
import org.rnn4j.training.TrainingResult;

/**
 * One run of an experiment, from data to verdict; writes down each thing as soon as it is known.
 */
final class ExperimentRun {

  private static final int REFITTED_WINDOWS = 500; // for the guard alone

  private final ExperimentSpec spec;
  private final Registry registry;
  private final Optional<Dataset> given;
  private final RunSettings settings;
  private final LoggingListener listener;
  private final Provenance provenance;
  private final List<EpochReport> history = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<String> notes = new ArrayList<>(); // to be read beside the verdict
  private Optional<ForecastModel> model = Optional.empty();

  ExperimentRun(
      ExperimentSpec spec,
      Registry registry,
      Optional<Dataset> given,
      RunSettings settings,
      ProgressListener listener) {
    this.spec = spec;
    this.registry = registry;
    this.given = given;
    this.settings = settings;
    this.listener = new LoggingListener(listener, settings.folder());
    this.provenance = new Provenance(registry, settings.threads());
    provenance.put("name", spec.name());
    provenance.put("seed", spec.seed());
  }

  /**
   * Data, split, scale, window; then train, forecast, compare. Input that is found wrong before
   * anything was trained leaves nothing behind.
   */
  ExperimentResult run(boolean withModel) {
    try {
      settings.folder().ifPresent(folder -> folder.write(RunFolder.RUN, provenance.json()));
      ExperimentResult result = PluginFaults.of(registry, spec).naming(() -> compute(withModel));
      finish("finished", "");
      return result;
    } catch (Cancellation e) {
      finish("interrupted", "");
      return ExperimentResult.interrupted(history, model);
    } catch (InputException e) {
      if (history.isEmpty()) {
        withoutHiding(e, () -> settings.folder().ifPresent(RunFolder::discard));
      } else {
        fail(e, e.getMessage());
      }
      throw e;
    } catch (RunException e) {
      fail(e, e.getMessage());
      throw e;
    } catch (OutOfMemoryError e) {
      String reason =
          "out of memory: give Java more of it (-Xmx), or use fewer units or a shorter lookback";
      RunException failure = new RunException(reason, e);
      fail(failure, reason);
      throw failure;
    } catch (Throwable e) { // whatever it is, the folder is not to say "running"
      fail(e, e.toString());
      throw e;
    } finally {
      listener.restoreInterruption();
    }
  }

  private void fail(Throwable failure, String reason) {
    withoutHiding(
        failure,
        () -> {
          provenance.put("error", reason);
          finish("failed", ": " + reason);
        });
  }

  // Where not even the failure can be written down, the failure is what is worth reporting.
  private static void withoutHiding(Throwable failure, Runnable last) {
    try {
      last.run();
    } catch (RuntimeException | Error e) {
      failure.addSuppressed(e);
    }
  }

  private ExperimentResult compute(boolean withModel) {
    if (withModel && spec.model().isEmpty()) {
      throw new InputException(SpecPlaces.MODEL, "missing", "expected {layers: [...]}");
    }
    Cancellation.check(listener);
    listener.stage("loading data");
    Setup setup = Setup.of(spec, registry, given);
    Cancellation.check(listener);
    if (!withModel && setup.spec().baselines().orElseThrow().isEmpty()) {
      throw new InputException(SpecPlaces.BASELINES, "the list is empty", "name at least one");
    }
    describe(setup);
    try (TrainingTask task = new TrainingTask(setup, settings.threads(), listener)) {
      Map<String, WindowForecaster> baselines = fitBaselines(setup, task);
      return withModel
          ? withModel(setup, task, baselines)
          : compare(setup, task, baselines, Part.values());
    }
  }

  private void describe(Setup setup) {
    setup.facts().forEach(listener::fact);
    Map<String, Object> data = Provenance.data(setup.dataset(), setup.source().files());
    data.putAll(setup.use().dataTree());
    provenance.put("data", data);
    provenance.put("parts", setup.use().partsTree());
    Map<String, Object> windows = new LinkedHashMap<>();
    setup.windows().forEach((part, list) -> windows.put(part.toString(), list.size()));
    provenance.put("windows", windows);
    provenance.put("leads", setup.leads());
    recordFilled(setup);
    warn(setup.warnings(spec));
    settings
        .folder()
        .ifPresent(
            folder -> {
              String yaml = SpecWriter.write(setup.spec(), folder.path());
              provenance.put("spec-sha256", Provenance.sha256(yaml));
              folder.write(RunFolder.EXPERIMENT, yaml);
              folder.write(RunFolder.RUN, provenance.json());
            });
  }

  private void recordFilled(Setup setup) {
    Map<Part, FilledTargets> filled = setup.filled();
    if (!filled.isEmpty()) {
      Map<String, Object> tree = new LinkedHashMap<>();
      filled.forEach((part, targets) -> tree.put(part.toString(), targets.tree()));
      provenance.put("filled-targets", tree);
    }
    Optional.ofNullable(filled.get(Part.TEST)).map(FilledTargets::sentence).ifPresent(notes::add);
  }

  private void warn(List<Problem> news) {
    news.forEach(listener::warning);
    warnings.addAll(news.stream().map(Problem::toString).toList());
    if (!warnings.isEmpty()) {
      provenance.put("warnings", List.copyOf(warnings));
    }
  }

  private Map<String, WindowForecaster> fitBaselines(Setup setup, TrainingTask task) {
    Map<String, WindowForecaster> fitted = new LinkedHashMap<>();
    for (BaselineSpec baseline : setup.spec().baselines().orElseThrow()) {
      Cancellation.check(listener);
      listener.stage("fitting baseline " + baseline.name());
      fitted.put(baseline.name(), WindowForecaster.of(fit(baseline, task)));
    }
    Cancellation.check(listener);
    return fitted;
  }

  private FittedForecaster fit(BaselineSpec baseline, TrainingTask task) {
    try {
      ComponentSpec component = baseline.baseline();
      return new NamedForecaster(
          component.named(Kind.BASELINE, registry),
          component.given(
              component.create(Kind.BASELINE, registry).fit(task), "fit", Kind.BASELINE, registry));
    } catch (PluginException e) {
      throw e; // it names the baseline
    } catch (RunException e) {
      throw new RunException("baseline " + baseline.name() + ": " + e.getMessage(), e);
    }
  }

  private ExperimentResult withModel(
      Setup setup, TrainingTask task, Map<String, WindowForecaster> baselines) {
    listener.stage("training model");
    TimeLimit limit = TimeLimit.startingNow(spec.training());
    TrainingResult trained;
    ExperimentResult measured;
    try (Network network = network(setup, limit)) {
      provenance.put("parameters", network.parameters().length);
      warn(NetworkWarnings.of(spec, network));
      trained = train(setup, network, limit);
      Map<String, WindowForecaster> forecasters = new LinkedHashMap<>();
      forecasters.put(
          Leaderboard.MODEL,
          new NetworkForecaster(
              network,
              setup.scaling(),
              setup.strategy(),
              spec.task(),
              setup.dataset().targetCount()));
      forecasters.putAll(baselines);
      measured = compare(setup, task, forecasters, Part.TEST, Part.VALIDATION);
    }
    return spec.training().refit() == Refit.ALL
        ? refitted(setup, trained.modelEpoch(), measured)
        : measured;
  }

  private Network network(Setup setup, TimeLimit limit) {
    return new NetworkBuilder(spec.model().orElseThrow(), registry)
        .drawn(
            setup.ends(),
            spec.seed(),
            settings.threads(),
            () -> {
              Cancellation.check(listener);
              limit.check();
            });
  }

  // The figures are there already, and stay those of the model that was measured.
  private ExperimentResult refitted(Setup setup, int epoch, ExperimentResult measured) {
    listener.stage("training once more on all parts");
    Refitting refitting = new Refitting(setup, epoch, settings, listener);
    ForecastModel refitted = refitting.run();
    settings.folder().ifPresent(f -> refitted.save(f.own(RunFolder.MODEL)));
    model = Optional.of(refitted);
    provenance.put("refit", refitting.refit().tree());
    listener.log(refitting.refit().sentence());
    return measured.refitted(refitted, refitting.refit().sentence());
  }

  private TrainingResult train(Setup setup, Network network, TimeLimit limit) {
    TrainingResult result =
        new ModelTraining(setup, settings, listener, provenance, history).run(network, limit);
    if (result.modelEpoch() > 0) {
      ForecastModel trained =
          ForecastModel.of(
              ModelCards.of(setup, Optional.empty()),
              setup.scaling(),
              network.parameters(),
              registry);
      model = Optional.of(trained);
      settings.folder().ifPresent(f -> trained.save(f.own(RunFolder.MODEL)));
    }
    Cancellation.check(listener);
    return result;
  }

  /** Everything is computed first and written last, so that no file is there without the others. */
  private ExperimentResult compare(
      Setup setup, TrainingTask task, Map<String, WindowForecaster> forecasters, Part... parts) {
    Guarding guard = new Guarding(setup, listener);
    check(setup, guard, forecasters, task);
    Map<Part, ForecastTable> tables = new LinkedHashMap<>();
    for (Part part : parts) {
      if (!setup.windows(part).isEmpty()) {
        listener.stage("forecasting the " + part + " part");
        tables.put(part, table(setup, forecasters, part));
      }
    }
    guard.compare(tables.get(Part.TEST));
    listener.stage("measuring");
    Map<Part, Measurement> measured = new LinkedHashMap<>();
    tables.forEach(
        (part, table) ->
            measured.put(part, Measurement.of(setup.inMeasuredUnits(table), setup.metrics())));
    Measurement measuredTest = measured.get(Part.TEST);
    Map<Part, Scores> scores =
        new LinkedHashMap<>(Maps.transformValues(measured, Measurement::scores));
    Scores test = measuredTest.scores();
    Verdict verdict =
        model.isPresent()
            ? Comparison.of(measuredTest, Leaderboard.MODEL)
            : Comparison.ofBaselines(test);
    Leaderboard leaderboard = Leaderboard.of(test, verdict.sentence());
    recordLeftOut(test.leftOut());
    TargetSizes sizes = TargetSizes.of(measuredTest);
    if (sizes.any()) {
      setup.weighingAlike().ifPresent(remedy -> notes.add(sizes.sentence() + "; " + remedy));
    }
    notes.forEach(listener::log);
    listener.log(verdict.sentence());
    Cancellation.check(listener);
    settings
        .folder()
        .ifPresent(
            folder -> {
              folder.write(RunFolder.FORECASTS, ResultFiles.forecasts(tables.get(Part.TEST)));
              folder.write(RunFolder.METRICS, ResultFiles.metrics(scores, verdict));
              folder.write(RunFolder.LEADERBOARD, leaderboard.csv());
            });
    return ExperimentResult.finished(
        setup, history, model, tables, scores, leaderboard, verdict, notes);
  }

  private void recordLeftOut(List<LeftOut> leftOut) {
    Map<String, Object> tree = new LinkedHashMap<>();
    leftOut.forEach(metric -> tree.put(metric.metric(), metric.tree()));
    if (!tree.isEmpty()) {
      provenance.put("left-out", tree);
    }
    leftOut.stream().map(LeftOut::sentence).forEach(notes::add);
  }

  private ForecastTable table(Setup setup, Map<String, WindowForecaster> forecasters, Part part) {
    ForecastTable table = ForecastTable.of(setup.windows(part), setup.leads());
    for (Map.Entry<String, WindowForecaster> entry : forecasters.entrySet()) {
      WindowForecaster checked =
          windows -> {
            Cancellation.check(listener);
            Forecast forecast = entry.getValue().forecast(windows);
            requireFinite(entry.getKey(), entry.getValue(), setup, windows, forecast);
            return forecast;
          };
      table = table.with(entry.getKey(), checked);
    }
    return table;
  }

  // The model forecasts every window; a baseline may have nothing to say, as in the first season.
  private static void requireFinite(
      String name,
      WindowForecaster forecaster,
      Setup setup,
      List<Window> windows,
      Forecast forecast) {
    NoNumber noNumber = name.equals(Leaderboard.MODEL) ? NoNumber.ERROR : NoNumber.NO_FORECAST;
    for (int i = 0; i < windows.size(); i++) {
      Window window = windows.get(i);
      FiniteForecasts.require(
          name,
          window,
          forecast,
          i,
          setup.leads(),
          noNumber,
          () ->
              forecaster instanceof NetworkForecaster network
                  ? network.cause(window)
                  : "it overflows, though what it forecasts from is finite");
    }
  }

  private void check(
      Setup setup, Guarding guard, Map<String, WindowForecaster> forecasters, TrainingTask task) {
    listener.stage("checking for leakage");
    Map<String, LeakageGuard.Fitting> fittings = new LinkedHashMap<>();
    for (BaselineSpec baseline : setup.spec().baselines().orElseThrow()) {
      fittings.put(
          baseline.name(),
          data -> WindowForecaster.of(fit(baseline, task.on(data, REFITTED_WINDOWS))));
    }
    guard.check(forecasters, fittings);
    provenance.put("leakage-guard", guard.tree());
    warn(guard.warnings());
    guard.warnings().forEach(warning -> notes.add("warning: " + warning.message()));
  }

  private void finish(String status, String why) {
    provenance.end(status);
    // The log last: it may be what cannot be written.
    settings
        .folder()
        .ifPresent(
            folder -> folder.rewrite(RunFolder.RUN, provenance.json(), provenance.shortJson()));
    listener.log(status + why);
  }
}
