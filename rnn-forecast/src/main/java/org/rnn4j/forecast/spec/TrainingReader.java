package org.rnn4j.forecast.spec;

import java.util.List;
import java.util.Optional;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Spelling;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.forecast.spec.TrainingSpec.ClippingSpec;
import org.rnn4j.forecast.spec.TrainingSpec.EarlyStoppingSpec;

/** Reads the section {@code training}. */
final class TrainingReader {

  private static final String LOSS_METRIC = "loss";
  private static final String DEFAULT_OPTIMIZER = "adam";

  private static final Option<Integer> EPOCHS =
      Option.integer("epochs").atLeast(1).defaultsTo(20).doc("Passes over the training windows.");
  private static final Option<Integer> BATCH_SIZE =
      Option.integer("batch-size").atLeast(1).defaultsTo(32).doc("Windows in a batch.");
  private static final Option<Boolean> SHUFFLE =
      Option.flag("shuffle").defaultsTo(true).doc("Whether each epoch has its own order.");
  private static final Option<Double> MAX_MINUTES =
      Option.decimal("max-minutes").atLeast(0.001).orNone().doc("When to stop in any case.");
  private static final Option<Double> NORM =
      Option.decimal("norm").above(0).doc("Largest L2 norm of the whole gradient.");
  private static final Option<Double> VALUE =
      Option.decimal("value").above(0).doc("Largest absolute value of a gradient's element.");
  private static final Option<Integer> PATIENCE =
      Option.integer("patience")
          .atLeast(1)
          .defaultsTo(10)
          .doc("Epochs without improvement before training stops.");
  private static final Option<Double> MIN_DELTA =
      Option.decimal("min-delta")
          .atLeast(0)
          .defaultsTo(0.0)
          .doc("How much smaller counts as an improvement.");

  private final Components components;
  private final Problems problems;

  TrainingReader(Components components, Problems problems) {
    this.components = components;
    this.problems = problems;
  }

  /** Empty after a problem. */
  Optional<TrainingSpec> read(Section root, Optional<ComponentSpec> firstMetric) {
    Section training = Section.of(root, "training");
    Optional<ComponentSpec> loss = component(training, Kind.LOSS, "loss", "mse");
    Optional<ComponentSpec> optimizer = optimizer(training);
    Optional<ComponentSpec> schedule = component(training, Kind.SCHEDULE, "schedule", "constant");
    Optional<Integer> epochs = training.read(EPOCHS);
    Optional<Integer> batchSize = training.read(BATCH_SIZE);
    Optional<Boolean> shuffle = training.read(SHUFFLE);
    Optional<ClippingSpec> clipping = clipping(training);
    Optional<EarlyStoppingSpec> stopping = earlyStopping(training, firstMetric);
    Optional<Double> maxMinutes = training.read(MAX_MINUTES);
    training.close();
    if (problems.any()) {
      return Optional.empty();
    }
    return Optional.of(
        new TrainingSpec(
            loss.orElseThrow(),
            optimizer.orElseThrow(),
            schedule.orElseThrow(),
            epochs.orElseThrow(),
            batchSize.orElseThrow(),
            shuffle.orElseThrow(),
            clipping.orElseThrow(),
            stopping,
            maxMinutes));
  }

  /** The options of an optimizer may stand without its name; they are then those of the default. */
  private Optional<ComponentSpec> optimizer(Section training) {
    String key = "optimizer";
    Optional<Node> node = training.take(key);
    if (node.isPresent()
        && node.get() instanceof Node.Mapping options
        && Section.of(training, key).take("type").isEmpty()) {
      Position at = options.position();
      Node.Entry type = new Node.Entry(new Node.Scalar(DEFAULT_OPTIMIZER, true, at), at);
      return components.read(Kind.OPTIMIZER, options.with("type", type), training.path(key));
    }
    return component(training, Kind.OPTIMIZER, key, DEFAULT_OPTIMIZER);
  }

  private Optional<ComponentSpec> component(
      Section training, Kind<? extends Provider<?>> kind, String key, String byDefault) {
    Optional<Node> node = training.take(key);
    return node.isPresent()
        ? components.read(kind, node.get(), training.path(key))
        : Optional.of(ComponentSpec.of(kind, byDefault, components.registry()));
  }

  // The default is not to clip: what is clipped away unasked changes a comparison unnoticed.
  private Optional<ClippingSpec> clipping(Section training) {
    Optional<Node> node = training.take("clip");
    if (node.isEmpty() || ModelReader.isNone(node.get())) {
      return Optional.of(new ClippingSpec.None());
    }
    if (!(node.get() instanceof Node.Mapping)) {
      training.problem(
          "clip",
          node.get().describe() + " is not valid",
          "expected none, {norm: 1.0} or {value: 0.5}");
      return Optional.empty();
    }
    Section clip = Section.of(training, "clip");
    Optional<ClippingSpec> byNorm = clip.read(NORM).map(ClippingSpec.ByNorm::new);
    Optional<ClippingSpec> byValue = clip.read(VALUE).map(ClippingSpec.ByValue::new);
    clip.close();
    if (byNorm.isPresent() == byValue.isPresent() && !problems.any()) {
      training.problem("clip", "expected one key", "write {norm: 1.0} or {value: 0.5}");
    }
    return byNorm.or(() -> byValue);
  }

  private Optional<EarlyStoppingSpec> earlyStopping(
      Section training, Optional<ComponentSpec> firstMetric) {
    String key = "early-stopping";
    Optional<Node> node = training.take(key);
    if (node.isEmpty() || ModelReader.isNone(node.get())) {
      return Optional.empty();
    }
    Section stopping = Section.of(training, key);
    Optional<Integer> patience = stopping.read(PATIENCE);
    Optional<String> metric = stopping.read(Option.text("metric").defaultsTo(LOSS_METRIC));
    Optional<Double> minDelta = stopping.read(MIN_DELTA);
    stopping.close();
    List<String> metrics =
        firstMetric.map(m -> List.of(LOSS_METRIC, m.shortName())).orElse(List.of(LOSS_METRIC));
    if (metric.isPresent() && !metrics.contains(metric.get())) {
      stopping.problem(
          "metric",
          Quoted.of(metric.get()) + " is neither the validation loss nor the first metric",
          Spelling.suggestion(metric.get(), metrics));
    }
    return patience.flatMap(
        p -> metric.flatMap(m -> minDelta.map(d -> new EarlyStoppingSpec(p, m, d))));
  }
}
