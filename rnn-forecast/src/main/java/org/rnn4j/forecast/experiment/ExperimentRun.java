package org.rnn4j.forecast.experiment;

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
import org.rnn4j.forecast.contender.Cancellation;
import org.rnn4j.forecast.contender.Contender;
import org.rnn4j.forecast.contender.Contenders;
import org.rnn4j.forecast.contender.Fitted;
import org.rnn4j.forecast.contender.FittedContenders;
import org.rnn4j.forecast.metric.ForecastTable;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.prepare.Fold;
import org.rnn4j.forecast.prepare.Plan;
import org.rnn4j.forecast.prepare.Prepared;
import org.rnn4j.forecast.report.DataProfile;
import org.rnn4j.forecast.report.RunReport;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.spec.ExperimentSpec;
import org.rnn4j.forecast.spec.SpecPlaces;
import org.rnn4j.forecast.spec.SpecWriter;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Refit;
import org.rnn4j.forecast.text.Json;
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

  /** Data, split, scale, window; train; forecast; compare. */
  private ExperimentResult compute(Scope scope) {
    Prepared prepared = prepare(scope);
    DataProfile profile = prepared.profile();
    describe(prepared, profile);
    Fold fold = prepared.fold();
    RunReport report;
    try (FittedContenders contenders = fit(prepared, scope)) {
      Guarding guard = guard(contenders, fold);
      Map<Part, ForecastTable> tables = forecast(contenders, fold, scope);
      guard.compare(tables.get(Part.TEST));
      report = measure(prepared, profile, guard, tables);
    }
    write(report);
    ExperimentResult result = ExperimentResult.finished(prepared, report, model());
    return model().isPresent() && spec.training().refit() == Refit.ALL
        ? refitted(fold, result)
        : result;
  }

  private Prepared prepare(Scope scope) {
    Plan plan = Plan.of(spec, registry);
    if (scope == Scope.WHOLE) {
      plan.network(); // there is one
    }
    Cancellation.check(listener);
    listener.stage("loading data");
    Prepared prepared = Prepared.of(plan, given);
    if (scope == Scope.WHOLE) {
      prepared.requireReadable();
    }
    Cancellation.check(listener);
    if (scope == Scope.BASELINES && prepared.spec().baselines().orElseThrow().isEmpty()) {
      throw new InputException(SpecPlaces.BASELINES, "the list is empty", "name at least one");
    }
    return prepared;
  }

  private void describe(Prepared prepared, DataProfile profile) {
    prepared.facts().forEach(listener::fact);
    profile.text().lines().filter(line -> !line.isEmpty()).forEach(listener::log);
    Map<String, Object> found = prepared.use().dataTree();
    found.putAll(profile.tree());
    Map<String, Object> data = Provenance.data(prepared.fold().dataset(), prepared.files());
    data.putAll(found);
    provenance.put(Provenance.DATA, data);
    Map<String, Object> parts = prepared.use().partsTree();
    provenance.put("parts", parts);
    found.put("parts", parts);
    Map<String, Object> windows = new LinkedHashMap<>();
    prepared.fold().windows().forEach((part, list) -> windows.put(part.toString(), list.size()));
    provenance.put("windows", windows);
    spec.backtest().ifPresent(backtest -> provenance.put("backtest", backtest.asMap()));
    provenance.put("leads", prepared.fold().leads());
    recordUnscored(prepared);
    warn(prepared.warnings());
    settings
        .folder()
        .ifPresent(
            folder -> {
              String yaml = SpecWriter.write(prepared.spec(), folder.path());
              provenance.put("spec-sha256", Provenance.sha256(yaml));
              folder.write(RunFolder.EXPERIMENT, yaml);
              folder.write(RunFolder.DATA_REPORT, Json.write(found));
              folder.write(RunFolder.RUN, provenance.json());
            });
  }

  private void recordUnscored(Prepared prepared) {
    Map<String, Map<String, Object>> trees = new LinkedHashMap<>();
    prepared
        .unscored()
        .forEach(
            (part, targets) ->
                trees
                    .computeIfAbsent(targets.fate().key(), key -> new LinkedHashMap<>())
                    .put(part.toString(), targets.tree()));
    trees.forEach(provenance::put);
  }

  private void warn(List<Problem> news) {
    news.forEach(listener::warning);
    warnings.addAll(news.stream().map(Problem::toString).toList());
    if (!warnings.isEmpty()) {
      provenance.put("warnings", List.copyOf(warnings));
    }
  }

  /** Lets all that are measured learn, the model last; it comes first in what is told of them. */
  private FittedContenders fit(Prepared prepared, Scope scope) {
    Fold fold = prepared.fold();
    FittedContenders fitted = new FittedContenders();
    try {
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
        fitted.addFirst(model.fit(fold, listener));
      }
      return fitted;
    } catch (RuntimeException | Error e) {
      fitted.close();
      throw e;
    }
  }

  private Guarding guard(FittedContenders contenders, Fold fold) {
    listener.stage("checking for leakage");
    Guarding guard = new Guarding(fold, listener);
    guard.check(contenders.all());
    provenance.put("leakage-guard", guard.tree());
    warn(guard.warnings());
    return guard;
  }

  private Map<Part, ForecastTable> forecast(FittedContenders contenders, Fold fold, Scope scope) {
    Map<Part, ForecastTable> tables = new LinkedHashMap<>();
    for (Part part : scope == Scope.WHOLE ? MEASURED : List.of(Part.values())) {
      if (!fold.windows(part).isEmpty()) {
        listener.stage("forecasting the " + part + " part");
        ForecastTable table = ForecastTable.of(fold.windows(part), fold.leads());
        for (Fitted fitted : contenders.all()) {
          table = table.with(fitted.name(), fitted.checked(fold.leads(), listener));
        }
        tables.put(part, table);
      }
    }
    return tables;
  }

  private RunReport measure(
      Prepared prepared, DataProfile profile, Guarding guard, Map<Part, ForecastTable> tables) {
    listener.stage("measuring");
    Measured measured = Measured.of(prepared, tables);
    if (!measured.leftOutTree().isEmpty()) {
      provenance.put("left-out", measured.leftOutTree());
    }
    List<String> notes = new ArrayList<>(prepared.notes());
    notes.addAll(guard.notes());
    notes.addAll(measured.notes());
    notes.forEach(listener::log);
    listener.log(measured.verdict().sentence());
    Cancellation.check(listener);
    return new RunReport(
        profile,
        prepared.use().lines(),
        history(),
        measured.scores(),
        tables.get(Part.TEST),
        measured.leaderboard(),
        measured.verdict(),
        notes,
        measured.backtest(),
        warnings,
        provenance.tree());
  }

  /** Everything is computed by now, so that no file is there without the others. */
  private void write(RunReport report) {
    settings
        .folder()
        .ifPresent(
            folder -> {
              folder.write(RunFolder.FORECASTS, report::writeForecasts);
              folder.write(RunFolder.METRICS, report.metricsJson());
              folder.write(RunFolder.LEADERBOARD, report.leaderboardCsv());
              report.backtest().ifPresent(b -> folder.write(RunFolder.BACKTEST, b.csv()));
            });
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
