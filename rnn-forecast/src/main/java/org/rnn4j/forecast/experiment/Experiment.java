package org.rnn4j.forecast.experiment;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.contender.Contenders;
import org.rnn4j.forecast.contender.Fitted;
import org.rnn4j.forecast.contender.NetworkContender;
import org.rnn4j.forecast.contender.NetworkWarnings;
import org.rnn4j.forecast.inputs.WindowSamples;
import org.rnn4j.forecast.network.NetworkBuilder;
import org.rnn4j.forecast.prepare.Fold;
import org.rnn4j.forecast.prepare.Plan;
import org.rnn4j.forecast.prepare.Prepared;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.spec.BaselineSpec;
import org.rnn4j.forecast.spec.ExperimentSpec;
import org.rnn4j.forecast.spec.ModelSpec;
import org.rnn4j.forecast.spec.SpecPlaces;
import org.rnn4j.forecast.spec.SpecReader;
import org.rnn4j.forecast.split.Part;

/**
 * A forecasting experiment: data, split, scale, window, train, forecast, compare. Immutable; it may
 * be run several times, with the same result.
 */
public final class Experiment {

  /** Which model is looked at. */
  public enum Model {
    /** With the parameters that are drawn. */
    FRESH,
    /** That of the epoch which a run would save; a listener is told which. */
    TRAINED
  }

  // Enough for a mean of norms that differ by many powers of ten.
  private static final int GRADIENT_WINDOWS = 16;

  private final ExperimentSpec spec;
  private final Registry registry;
  private final Optional<Dataset> given;

  Experiment(ExperimentSpec spec, Registry registry, Optional<Dataset> given) {
    this.spec = Objects.requireNonNull(spec, "spec");
    this.registry = Objects.requireNonNull(registry, "registry");
    this.given = given;
  }

  /**
   * Reads the experiment of a spec file. Loads no data yet.
   *
   * @param overrides what is said differently from the file, each {@code a.b=value}
   * @param registry where names are looked up
   * @throws InputException with everything that is wrong, each with file, line and column
   */
  public static Experiment read(Path file, List<String> overrides, Registry registry) {
    return of(SpecReader.read(file, overrides, registry), registry);
  }

  /**
   * Reads the experiment of a text that is to be a spec file. Loads no data yet.
   *
   * @param file that it is to be, which its paths start from; it need not be there
   * @throws InputException as {@link #read}
   */
  public static Experiment parse(String yaml, Path file, Registry registry) {
    return of(SpecReader.read(yaml, file, registry), registry);
  }

  /** The experiment of a spec. Loads nothing yet. */
  static Experiment of(ExperimentSpec spec, Registry registry) {
    return new Experiment(spec, registry, Optional.empty());
  }

  /** Starts an experiment in code. */
  public static ExperimentBuilder builder() {
    return new ExperimentBuilder();
  }

  /** What the spec calls it. */
  public String name() {
    return spec.name();
  }

  /** Whether there is a network to train; without one there are baselines only. */
  public boolean hasModel() {
    return spec.model().isPresent();
  }

  /** Whose failure it is when something fails in the code of a plugin that the spec names. */
  public PluginFaults faults() {
    return PluginFaults.of(registry, spec);
  }

  /** The spec. */
  ExperimentSpec spec() {
    return spec;
  }

  /**
   * Everything short of training: loads the data, cuts it, fits the scaler, builds the network.
   *
   * @return what a run would do, with the spec completed by what the data say
   * @throws org.rnn4j.api.error.InputException for whatever would stop a run
   */
  public CheckedExperiment check() {
    return faults().naming(this::checked);
  }

  /**
   * Looks at the data: loads them and cuts them as a run does, and trains nothing.
   *
   * @throws org.rnn4j.api.error.InputException for whatever would stop a run before its training
   */
  public Inspection inspect() {
    return faults().naming(() -> Inspection.of(Prepared.of(Plan.of(spec, registry), given)));
  }

  private CheckedExperiment checked() {
    Plan plan = Plan.of(spec, registry);
    Prepared prepared = Prepared.of(plan, given);
    Fold fold = prepared.fold();
    plan.trainingLoss();
    Map<String, String> facts = new LinkedHashMap<>(prepared.facts());
    facts.put(
        "leads", fold.leads().stream().map(Object::toString).collect(Collectors.joining(" ")));
    List<Problem> warnings = prepared.warnings();
    if (hasModel()) {
      prepared.requireReadable();
      try (Network network =
          plan.network().given(NetworkContender.ends(fold), l -> new float[l.size()])) {
        facts.put("parameters", Integer.toString(network.parameters().length));
        warnings.addAll(NetworkWarnings.of(spec, network));
      }
    }
    facts.put(
        "baselines",
        prepared.spec().baselines().orElseThrow().stream()
            .map(BaselineSpec::name)
            .collect(Collectors.joining(" ")));
    facts.put("kernel", Network.kernels());
    return new CheckedExperiment(prepared.spec(), facts, warnings);
  }

  /**
   * How far back the model feels its loss: the norm of the gradient of the last step's loss by the
   * states of each layer, over the first training windows, before training or after.
   *
   * @param model as it is drawn, or trained first, as a run does
   * @param listener hears of the data and the training, and may cancel it; what is measured is then
   *     the model of the epoch that was reached
   * @return by the index of a layer, counted from 0, at {@code [k - 1]} the norm {@code k} steps
   *     before the end of the lookback
   * @throws org.rnn4j.api.error.InputException for whatever would stop a run
   * @throws org.rnn4j.api.error.RunException when training fails, for example diverges
   */
  public Map<Integer, double[]> gradientNorms(Model model, int threads, ProgressListener listener) {
    return faults().naming(() -> norms(model, threads, listener));
  }

  private Map<Integer, double[]> norms(Model model, int threads, ProgressListener listener) {
    Plan plan = Plan.of(spec, registry);
    NetworkBuilder builder = plan.network();
    Prepared prepared = Prepared.of(plan, given);
    prepared.requireReadable();
    Fold fold = prepared.fold();
    prepared.facts().forEach(listener::fact);
    prepared.warnings().forEach(listener::warning);
    if (model == Model.FRESH) {
      try (Network network =
          builder.drawn(NetworkContender.ends(fold), spec.seed(), threads, () -> {})) {
        return norms(network, fold);
      }
    }
    if (spec.model().filter(m -> m.scope() == ModelSpec.Scope.LOCAL).isPresent()) {
      throw new InputException(
          SpecPlaces.SCOPE,
          "each series has a network of its own: whose gradients are meant is not known",
          "ask for those of the network before training, or take scope: global");
    }
    LoggingListener progress = new LoggingListener(listener, Optional.empty());
    try (Fitted fitted =
        Contenders.model(plan, threads, new GradientsTraining(spec, progress))
            .fit(fold, progress)) {
      return norms(fitted.network().orElseThrow(), fold);
    } finally {
      progress.restoreInterruption();
    }
  }

  private static Map<Integer, double[]> norms(Network network, Fold fold) {
    WindowSamples samples = fold.samples(Part.TRAIN, fold.inputs());
    int rows = Math.min(GRADIENT_WINDOWS, samples.size());
    int[] first = IntStream.range(0, rows).toArray();
    return network.stateGradientNorms(samples.batch(first, 0, rows), fold.plan().trainingLoss());
  }

  /** As {@link #run(RunSettings, ProgressListener)}, with all processors and without a folder. */
  public ExperimentResult run(ProgressListener listener) {
    return run(RunSettings.inMemory(), listener);
  }

  /**
   * Trains the model, measures it beside the baselines, and writes everything into the folder of
   * the settings.
   *
   * @throws org.rnn4j.api.error.InputException when spec and data do not fit together
   * @throws org.rnn4j.api.error.RunException when training fails, for example diverges
   */
  public ExperimentResult run(RunSettings settings, ProgressListener listener) {
    return new ExperimentRun(spec, registry, given, settings, listener)
        .run(ExperimentRun.Scope.WHOLE);
  }

  /**
   * As {@link #run(RunSettings, ProgressListener)}, the baselines alone; they are measured on the
   * training part too.
   */
  public ExperimentResult baselinesOnly(RunSettings settings, ProgressListener listener) {
    return new ExperimentRun(spec, registry, given, settings, listener)
        .run(ExperimentRun.Scope.BASELINES);
  }
}
