package org.rnn4j.forecast.spec;

import java.util.List;
import java.util.Optional;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Spelling;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.forecast.spec.SpecKey.Absence;
import org.rnn4j.forecast.spec.SpecKey.Placement;
import org.rnn4j.forecast.spec.SpecSection.Layout;
import org.rnn4j.forecast.split.Refit;
import org.rnn4j.training.Clipping;
import org.rnn4j.training.EarlyStopping;
import org.rnn4j.training.Validation;

/** Reads the section {@code training}. */
final class TrainingReader {

  static final SpecKey.Chosen LOSS =
      new SpecKey.Chosen(
          "loss", Kind.LOSS, Placement.BELOW, Absence.of("mse"), "What is minimized.");
  private static final SpecKey.Chosen OPTIMIZER =
      new SpecKey.Chosen(
          "optimizer",
          Kind.OPTIMIZER,
          Placement.BELOW_WITH_OR_WITHOUT_NAME,
          Absence.of("adam"),
          "How parameters move; options without a type are those of the default.");
  private static final SpecKey.Chosen SCHEDULE =
      new SpecKey.Chosen(
          "schedule",
          Kind.SCHEDULE,
          Placement.BELOW,
          Absence.of("constant").orNone(),
          "How the learning rate changes; none is constant.");
  static final Option<Integer> EPOCHS =
      Option.integer("epochs").atLeast(1).defaultsTo(20).doc("Passes over the training windows.");
  static final Option<Integer> BATCH_SIZE =
      Option.integer("batch-size").atLeast(1).defaultsTo(32).doc("Windows in a batch.");
  private static final Option<Boolean> SHUFFLE =
      Option.flag("shuffle").defaultsTo(true).doc("Whether each epoch has its own order.");
  static final Option<Integer> WINDOWS_PER_EPOCH =
      Option.integer("windows-per-epoch")
          .atLeast(1)
          .orWord("all")
          .doc(
              "How many of the training windows an epoch sees at most, drawn anew for each epoch.");
  static final Option<TrainingWindows.DrawBy> DRAW_BY =
      Option.choice("draw-by", TrainingWindows.DrawBy.class)
          .defaultsTo(TrainingWindows.DrawBy.WINDOW)
          .doc(
              "window: each training window is as likely as any other; series: each series is, "
                  + "however long, and as many windows are drawn as windows-per-epoch says.");
  static final Option<Integer> STRIDE =
      Option.integer("stride")
          .atLeast(1)
          .defaultsTo(1)
          .doc(
              "Steps between the training windows of one series; validation and test have all"
                  + " theirs.");
  static final Option<Double> MAX_MINUTES =
      Option.decimal("max-minutes")
          .atLeast(0.001)
          .orNone()
          .doc(
              "After how many minutes of training to stop in any case; the epoch that is broken off"
                  + " is thrown away.");
  static final Option<Refit> REFIT =
      Option.choice("refit", Refit.class)
          .defaultsTo(Refit.NONE)
          .doc(
              "all: after measuring, trains once more on all parts for as many steps as the model"
                  + " had, for the model that is saved.");
  static final SpecSection<Clipping> CLIP =
      SpecSection.<Clipping>of(
              "clip",
              "Keeps gradients small: one of the two keys.",
              Layout.BRACES,
              "training: {clip: {norm: 1.0}}")
          .maybe(
              Clipping.NORM,
              clip -> clip instanceof Clipping.Norm by ? Optional.of(by.limit()) : Optional.empty())
          .maybe(
              Clipping.VALUE,
              clip ->
                  clip instanceof Clipping.Value by ? Optional.of(by.limit()) : Optional.empty());

  static final SpecSection<EarlyStopping> EARLY_STOPPING =
      SpecSection.<EarlyStopping>of(
              "early-stopping",
              "Stops when the validation part has not got better for a while; the best parameters"
                  + " are restored.",
              Layout.BRACES,
              "training: {early-stopping: {patience: 10}}")
          .with(EarlyStopping.PATIENCE, EarlyStopping::patience)
          .with(EarlyStopping.METRIC, EarlyStopping::metric)
          .with(EarlyStopping.MIN_DELTA, EarlyStopping::minDelta);

  static final SpecSection<TrainingSpec> TRAINING =
      SpecSection.<TrainingSpec>of(
              "training",
              "How the network learns.",
              Layout.LINES,
              "training: {optimizer: {type: adam, learning-rate: 0.01}, epochs: 20, clip: {norm:"
                  + " 1.0}}")
          .with(LOSS, TrainingSpec::loss)
          .with(OPTIMIZER, TrainingSpec::optimizer)
          .with(SCHEDULE, TrainingSpec::schedule)
          .with(EPOCHS, TrainingSpec::epochs)
          .with(BATCH_SIZE, TrainingSpec::batchSize)
          .with(SHUFFLE, TrainingSpec::shuffle)
          .orWord(WINDOWS_PER_EPOCH, training -> training.windows().perEpoch())
          .with(DRAW_BY, training -> training.windows().drawBy())
          .with(STRIDE, training -> training.windows().stride())
          .orNone(
              new SpecKey.Nested<>(CLIP, Absence.of(Option.NONE)),
              training ->
                  Optional.of(training.clipping()).filter(c -> !(c instanceof Clipping.None)))
          .orNone(
              new SpecKey.Nested<>(EARLY_STOPPING, Absence.of(Option.NONE)),
              TrainingSpec::earlyStopping)
          .maybe(MAX_MINUTES, TrainingSpec::maxMinutes)
          .with(REFIT, TrainingSpec::refit);

  private final Components components;
  private final Problems problems;

  TrainingReader(Components components, Problems problems) {
    this.components = components;
    this.problems = problems;
  }

  /** Empty after a problem. */
  Optional<TrainingSpec> read(Section root, Optional<ComponentSpec> firstMetric) {
    Section training = Section.of(root, TRAINING);
    Optional<ComponentSpec> loss = components.read(LOSS, training);
    Optional<ComponentSpec> optimizer = components.read(OPTIMIZER, training);
    Optional<ComponentSpec> schedule = components.read(SCHEDULE, training);
    Optional<Integer> epochs = training.read(EPOCHS);
    Optional<Integer> batchSize = training.read(BATCH_SIZE);
    Optional<Boolean> shuffle = training.read(SHUFFLE);
    Optional<Integer> perEpoch = training.read(WINDOWS_PER_EPOCH);
    Optional<TrainingWindows.DrawBy> drawBy = training.read(DRAW_BY);
    Optional<Integer> stride = training.read(STRIDE);
    Optional<Clipping> clipping = clipping(training);
    Optional<EarlyStopping> stopping = earlyStopping(training, firstMetric);
    Optional<Double> maxMinutes = training.read(MAX_MINUTES);
    Optional<Refit> refit = training.read(REFIT);
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
            new TrainingWindows(stride.orElseThrow(), perEpoch, drawBy.orElseThrow()),
            clipping.orElseThrow(),
            stopping,
            maxMinutes,
            refit.orElseThrow()));
  }

  // The default is not to clip: what is clipped away unasked changes a comparison unnoticed.
  private Optional<Clipping> clipping(Section training) {
    Optional<Node> node = training.take(CLIP.name());
    if (node.isEmpty() || Values.saysNone(node.get())) {
      return Optional.of(Clipping.none());
    }
    if (!(node.get() instanceof Node.Mapping)) {
      training.problem(
          CLIP.name(),
          node.get().describe() + " is not valid",
          "expected none, or {norm: 1.0}, or {value: 0.5}");
      return Optional.empty();
    }
    Section clip = Section.of(training, CLIP);
    Optional<Clipping> byNorm = clip.read(Clipping.NORM).map(Clipping::norm);
    Optional<Clipping> byValue = clip.read(Clipping.VALUE).map(Clipping::value);
    clip.close();
    if (byNorm.isPresent() == byValue.isPresent() && !problems.any()) {
      training.problem(CLIP.name(), "expected one key", "write {norm: 1.0} or {value: 0.5}");
    }
    return byNorm.or(() -> byValue);
  }

  private Optional<EarlyStopping> earlyStopping(
      Section training, Optional<ComponentSpec> firstMetric) {
    Optional<Node> node = training.take(EARLY_STOPPING.name());
    if (node.isEmpty() || Values.saysNone(node.get())) {
      return Optional.empty();
    }
    Section stopping = Section.of(training, EARLY_STOPPING);
    Optional<Integer> patience = stopping.read(EarlyStopping.PATIENCE);
    Optional<String> metric = stopping.read(EarlyStopping.METRIC);
    Optional<Double> minDelta = stopping.read(EarlyStopping.MIN_DELTA);
    stopping.close();
    List<String> metrics =
        firstMetric
            .map(m -> List.of(Validation.LOSS, MetricName.of(m, components.registry())))
            .orElse(List.of(Validation.LOSS));
    if (metric.isPresent() && !metrics.contains(metric.get())) {
      stopping.problem(
          EarlyStopping.METRIC.name(),
          Quoted.of(metric.get()) + " is neither the validation loss nor the first metric",
          Spelling.suggestion(metric.get(), metrics));
    }
    if (patience.isEmpty() || metric.isEmpty() || minDelta.isEmpty() || problems.any()) {
      return Optional.empty();
    }
    boolean lower =
        metric.get().equals(Validation.LOSS) || lowerIsBetter(firstMetric.orElseThrow());
    return Optional.of(new EarlyStopping(patience.get(), metric.get(), lower, minDelta.get()));
  }

  private boolean lowerIsBetter(ComponentSpec metric) {
    return Component.of(Kind.METRIC, metric, components.registry()).make().lowerIsBetter();
  }
}
