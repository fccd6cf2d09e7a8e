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
import org.rnn4j.api.error.RunException;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.network.NetworkBuilder;
import org.rnn4j.forecast.scale.WindowSamples;
import org.rnn4j.forecast.spec.BaselineSpec;
import org.rnn4j.forecast.spec.ExperimentSpec;
import org.rnn4j.forecast.spec.ModelSpec;
import org.rnn4j.forecast.spec.SpecPlaces;
import org.rnn4j.forecast.spec.SpecReader;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.training.TrainingResult;

/**
 * A forecasting experiment: data, split, scale, window, train, forecast, compare. Immutable; it may
 * be run several times, with the same result.
 */
public final class Experiment {

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

  private CheckedExperiment checked() {
    Setup setup = Setup.of(spec, registry, given);
    setup.loss();
    Map<String, String> facts = new LinkedHashMap<>(setup.facts());
    facts.put(
        "leads", setup.leads().stream().map(Object::toString).collect(Collectors.joining(" ")));
    List<Problem> warnings = setup.warnings(spec);
    spec.model()
        .ifPresent(
            model -> {
              try (Network network =
                  new NetworkBuilder(model, registry)
                      .given(setup.ends(), layout -> new float[layout.size()])) {
                facts.put("parameters", Integer.toString(network.parameters().length));
                warnings.addAll(NetworkWarnings.of(spec, network));
              }
            });
    facts.put(
        "baselines",
        setup.spec().baselines().orElseThrow().stream()
            .map(BaselineSpec::name)
            .collect(Collectors.joining(" ")));
    facts.put("kernel", Network.kernels());
    return new CheckedExperiment(setup.spec(), facts, warnings);
  }

  private Network network(ModelSpec model, Setup setup, int threads) {
    return new NetworkBuilder(model, registry).drawn(setup.ends(), spec.seed(), threads, () -> {});
  }

  /** As {@link #gradientNorms(boolean, int, ProgressListener)}, with nobody listening. */
  public Map<String, double[]> gradientNorms(boolean trained, int threads) {
    return gradientNorms(trained, threads, ProgressListener.silent());
  }

  /**
   * How far back the model feels its loss: the norm of the gradient of the last step's loss by the
   * states of each layer, over the first training windows, before training or after.
   *
   * @param trained whether to train the model first, as a run does; it is then that of the epoch
   *     which a run would save, and the listener is told which
   * @param listener hears of the data and the training, and may cancel it; what is measured is then
   *     the model of the epoch that was reached
   * @return by layer, at {@code [k - 1]} the norm {@code k} steps before the end of the lookback
   * @throws org.rnn4j.api.error.InputException for whatever would stop a run
   * @throws org.rnn4j.api.error.RunException when training fails, for example diverges
   */
  public Map<String, double[]> gradientNorms(
      boolean trained, int threads, ProgressListener listener) {
    return faults().naming(() -> norms(trained, threads, listener));
  }

  private Map<String, double[]> norms(boolean trained, int threads, ProgressListener listener) {
    ModelSpec model =
        spec.model()
            .orElseThrow(
                () -> new InputException(SpecPlaces.MODEL, "missing", "expected {layers: [...]}"));
    Setup setup = Setup.of(spec, registry, given);
    setup.facts().forEach(listener::fact);
    setup.warnings(spec).forEach(listener::warning);
    WindowSamples samples = setup.samples(Part.TRAIN);
    try (Network network = network(model, setup, threads)) {
      if (trained) {
        train(network, setup, threads, listener);
      }
      int rows = Math.min(GRADIENT_WINDOWS, samples.size());
      int[] first = IntStream.range(0, rows).toArray();
      return network.stateGradientNorms(samples.batch(first, 0, rows), setup.loss());
    }
  }

  private static void train(Network network, Setup setup, int threads, ProgressListener progress) {
    LoggingListener listener = new LoggingListener(progress, Optional.empty());
    TimeLimit limit = TimeLimit.startingNow(setup.spec().training());
    try {
      TrainingResult result =
          new Learner(setup, threads, limit)
              .trainModel(
                  network,
                  setup.samples(Part.TRAIN),
                  PartValidator.ofModel(setup, listener::cancelled),
                  List.of(),
                  listener::cancelled);
      String sentence = new TrainingEnd(setup.spec().training(), result).sentence();
      if (result.modelEpoch() == 0) {
        throw new RunException(sentence);
      }
      listener.note(sentence);
    } finally {
      listener.restoreInterruption();
    }
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
    return new ExperimentRun(spec, registry, given, settings, listener).run(true);
  }

  /**
   * As {@link #run(RunSettings, ProgressListener)}, the baselines alone; they are measured on the
   * training part too.
   */
  public ExperimentResult baselinesOnly(RunSettings settings, ProgressListener listener) {
    return new ExperimentRun(spec, registry, given, settings, listener).run(false);
  }
}
