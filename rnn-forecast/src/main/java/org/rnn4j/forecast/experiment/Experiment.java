package org.rnn4j.forecast.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.network.NetworkBuilder;
import org.rnn4j.forecast.spec.BaselineSpec;
import org.rnn4j.forecast.spec.ExperimentSpec;
import org.rnn4j.forecast.spec.ModelSpec;

/**
 * A forecasting experiment: data, split, scale, window, train, forecast, compare. Immutable; it may
 * be run several times, with the same result.
 */
public final class Experiment {

  private final ExperimentSpec spec;
  private final Registry registry;
  private final Optional<Dataset> given;

  Experiment(ExperimentSpec spec, Registry registry, Optional<Dataset> given) {
    this.spec = Objects.requireNonNull(spec, "spec");
    this.registry = Objects.requireNonNull(registry, "registry");
    this.given = given;
  }

  /** The experiment of a spec. Loads nothing yet. */
  public static Experiment of(ExperimentSpec spec, Registry registry) {
    return new Experiment(spec, registry, Optional.empty());
  }

  /** Starts an experiment in code. */
  public static ExperimentBuilder builder() {
    return new ExperimentBuilder();
  }

  /** The spec. */
  public ExperimentSpec spec() {
    return spec;
  }

  /**
   * Everything short of training: loads the data, cuts it, fits the scaler, builds the network.
   *
   * @return what a run would do, with the spec completed by what the data say
   * @throws org.rnn4j.api.error.InputException for whatever would stop a run
   */
  public CheckedExperiment check() {
    Setup setup = Setup.of(spec, registry, given);
    setup.loss();
    Map<String, String> facts = new LinkedHashMap<>(setup.facts());
    facts.put(
        "leads", setup.leads().stream().map(Object::toString).collect(Collectors.joining(" ")));
    spec.model()
        .ifPresent(model -> facts.put("parameters", Integer.toString(parameters(model, setup))));
    facts.put(
        "baselines",
        setup.spec().baselines().orElseThrow().stream()
            .map(BaselineSpec::name)
            .collect(Collectors.joining(" ")));
    facts.put("kernel", Network.kernels());
    return new CheckedExperiment(setup.spec(), facts);
  }

  private int parameters(ModelSpec model, Setup setup) {
    try (Network network =
        new NetworkBuilder(model, registry)
            .build(
                setup.dataset().inputWidth(),
                setup.outputWidth(),
                setup.layout().everyStep(),
                spec.seed(),
                1)) {
      return network.parameters().length;
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
