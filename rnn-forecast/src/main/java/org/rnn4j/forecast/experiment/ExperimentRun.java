package org.rnn4j.forecast.experiment;

import com.google.common.collect.Maps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.RunException;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.compare.Comparison;
import org.rnn4j.forecast.metric.ForecastTable;
import org.rnn4j.forecast.metric.Measurement;
import org.rnn4j.forecast.metric.TargetSizes;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.report.Leaderboard;
import org.rnn4j.forecast.report.LeftOut;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.report.Verdict;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.spec.ExperimentSpec;
import org.rnn4j.forecast.spec.SpecPlaces;
import org.rnn4j.forecast.spec.SpecWriter;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Refit;
import org.rnn4j.training.EpochReport;

/**
 * One run of an experiment, from data to verdict; writes down each thing as soon as it is known.
 */
final class ExperimentRun {

  /** How much of an experiment is run. */
  enum Scope {
    /** The model and what it is compared with. */
    WHOLE,
    /** What a model would be compared with, measured on the training part too. */
    BASELINES
  }

  private static final List<Part> MEASURED = List.of(Part.TEST, Part.VALIDATION);

  private final ExperimentSpec spec;
  private final Registry registry;
  private final Optional<Dataset> given;
  private final RunSettings settings;
  private final LoggingListener listener;
  private final Provenance provenance;
  private final List<String> warnings = new ArrayList<>();
  private final List<String> notes = new ArrayList<>(); // to be read beside the verdict
  private Optional<ModelTraining> training = Optional.empty();

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
  ExperimentResult run(Scope scope) {
    try {
      settings.folder().ifPresent(folder -> folder.write(RunFolder.RUN, provenance.json()));
      ExperimentResult result = PluginFaults.of(registry, spec).naming(() -> compute(scope));
      finish("finished", "");
      return result;
    } catch (Cancellation e) {
      finish("interrupted", "");
      return ExperimentResult.interrupted(history(), model());
    } catch (InputException e) {
      if (history().isEmpty()) {
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

  private List<EpochReport> history() {
    return training.map(ModelTraining::history).orElse(List.of());
  }

  private Optional<ForecastModel> model() {
    return training.flatMap(ModelTraining::model);
  }

  private ExperimentResult compute(Scope scope) {
    Prepared prepared = prepare(scope);
    Fold fold = prepared.fold();
    List<Fitted> fitted = new ArrayList<>();
    ExperimentResult measured;
    try {
      fit(prepared, scope, fitted);
      Guarding guard = guard(fold, fitted);
      Map<Part, ForecastTable> tables = forecast(fold, fitted, scope);
      guard.compare(tables.get(Part.TEST));
      measured = measure(prepared, tables);
    } finally {
      fitted.forEach(Fitted::close);
    }
    return model().isPresent() && spec.training().refit() == Refit.ALL
        ? refitted(fold, measured)
        : measured;
  }

  private Prepared prepare(Scope scope) {
    Plan plan = Plan.of(spec, registry);
    if (scope == Scope.WHOLE) {
      plan.network(); // there is one
    }
    Cancellation.check(listener);
    listener.stage("loading data");
    Prepared prepared = Prepared.of(plan, given);
    Cancellation.check(listener);
    if (scope == Scope.BASELINES && prepared.spec().baselines().orElseThrow().isEmpty()) {
      throw new InputException(SpecPlaces.BASELINES, "the list is empty", "name at least one");
    }
    describe(prepared);
    return prepared;
  }

  private void describe(Prepared prepared) {
    prepared.facts().forEach(listener::fact);
    Map<String, Object> data = Provenance.data(prepared.fold().dataset(), prepared.files());
    data.putAll(prepared.use().dataTree());
    provenance.put("data", data);
    provenance.put("parts", prepared.use().partsTree());
    Map<String, Object> windows = new LinkedHashMap<>();
    prepared.fold().windows().forEach((part, list) -> windows.put(part.toString(), list.size()));
    provenance.put("windows", windows);
    provenance.put("leads", prepared.fold().leads());
    recordFilled(prepared);
    warn(prepared.warnings());
    settings
        .folder()
        .ifPresent(
            folder -> {
              String yaml = SpecWriter.write(prepared.spec(), folder.path());
              provenance.put("spec-sha256", Provenance.sha256(yaml));
              folder.write(RunFolder.EXPERIMENT, yaml);
              folder.write(RunFolder.RUN, provenance.json());
            });
  }

  private void recordFilled(Prepared prepared) {
    Map<Part, FilledTargets> filled = prepared.filled();
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

  /**
   * Lets all that are measured learn, the model last; it comes first in what is told of them.
   *
   * @param fitted receives each as soon as it is there, so that it can be closed
   */
  private void fit(Prepared prepared, Scope scope, List<Fitted> fitted) {
    Fold fold = prepared.fold();
    for (Contender baseline : Contenders.baselines(prepared, settings.threads(), listener)) {
      Cancellation.check(listener);
      listener.stage(baseline.stage());
      fitted.add(Contenders.naming(baseline.name(), () -> baseline.fit(fold, listener)));
    }
    Cancellation.check(listener);
    if (scope == Scope.WHOLE) {
      ModelTraining witness = new ModelTraining(fold, settings, listener, provenance, this::warn);
      training = Optional.of(witness);
      Contender model = Contenders.model(prepared.plan(), settings.threads(), witness);
      listener.stage(model.stage());
      fitted.add(0, model.fit(fold, listener));
    }
  }

  private Guarding guard(Fold fold, List<Fitted> fitted) {
    listener.stage("checking for leakage");
    Guarding guard = new Guarding(fold, listener);
    guard.check(fitted);
    provenance.put("leakage-guard", guard.tree());
    warn(guard.warnings());
    guard.warnings().forEach(warning -> notes.add("warning: " + warning.message()));
    return guard;
  }

  private Map<Part, ForecastTable> forecast(Fold fold, List<Fitted> fitted, Scope scope) {
    Map<Part, ForecastTable> tables = new LinkedHashMap<>();
    for (Part part : scope == Scope.WHOLE ? MEASURED : List.of(Part.values())) {
      if (!fold.windows(part).isEmpty()) {
        listener.stage("forecasting the " + part + " part");
        ForecastTable table = ForecastTable.of(fold.windows(part), fold.leads());
        for (Fitted one : fitted) {
          table = table.with(one.name(), one.checked(fold.leads(), listener));
        }
        tables.put(part, table);
      }
    }
    return tables;
  }

  /** Everything is computed first and written last, so that no file is there without the others. */
  private ExperimentResult measure(Prepared prepared, Map<Part, ForecastTable> tables) {
    listener.stage("measuring");
    Fold fold = prepared.fold();
    Map<Part, Measurement> measured = new LinkedHashMap<>();
    tables.forEach(
        (part, table) ->
            measured.put(part, Measurement.of(fold.inMeasuredUnits(table), fold.plan().metrics())));
    Measurement test = measured.get(Part.TEST);
    Map<Part, Scores> scores =
        new LinkedHashMap<>(Maps.transformValues(measured, Measurement::scores));
    Verdict verdict =
        model().isPresent()
            ? Comparison.of(test, Leaderboard.MODEL)
            : Comparison.ofBaselines(test.scores());
    Leaderboard leaderboard = Leaderboard.of(test.scores(), verdict.sentence());
    recordLeftOut(test.scores().leftOut());
    TargetSizes sizes = TargetSizes.of(test);
    if (sizes.any()) {
      prepared.weighingAlike().ifPresent(remedy -> notes.add(sizes.sentence() + "; " + remedy));
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
        prepared, history(), model(), tables, scores, leaderboard, verdict, notes);
  }

  private void recordLeftOut(List<LeftOut> leftOut) {
    Map<String, Object> tree = new LinkedHashMap<>();
    leftOut.forEach(metric -> tree.put(metric.metric(), metric.tree()));
    if (!tree.isEmpty()) {
      provenance.put("left-out", tree);
    }
    leftOut.stream().map(LeftOut::sentence).forEach(notes::add);
  }

  // The figures are there already, and stay those of the model that was measured.
  private ExperimentResult refitted(Fold fold, ExperimentResult measured) {
    listener.stage("training once more on all parts");
    ModelTraining trained = training.orElseThrow();
    Refitting refitting = new Refitting(fold, trained.modelEpoch(), settings, listener);
    ForecastModel refitted = refitting.run();
    settings.folder().ifPresent(f -> refitted.save(f.own(RunFolder.MODEL)));
    trained.replace(refitted);
    provenance.put("refit", refitting.refit().tree());
    listener.log(refitting.refit().sentence());
    return measured.refitted(refitted, refitting.refit().sentence());
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
