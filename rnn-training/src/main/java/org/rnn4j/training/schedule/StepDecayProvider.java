package org.rnn4j.training.schedule;

import java.util.List;
import org.rnn4j.api.optimize.Schedule;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ScheduleProvider;

/** {@code step-decay}: {@code base * factor^floor(epochs done / every-epochs)}. */
public final class StepDecayProvider implements ScheduleProvider {

  private static final Option<Integer> EVERY_EPOCHS =
      Option.integer("every-epochs")
          .atLeast(1)
          .required()
          .doc("Epochs between two reductions of the learning rate.");

  private static final Option<Double> FACTOR =
      Option.decimal("factor")
          .above(0)
          .atMost(1)
          .defaultsTo(0.1)
          .doc("What the learning rate is multiplied by at each reduction.");

  /** For the service loader. */
  public StepDecayProvider() {}

  @Override
  public String name() {
    return "step-decay";
  }

  @Override
  public List<String> otherNames() {
    return List.of("step", "step-lr");
  }

  @Override
  public String summary() {
    return "The learning rate is multiplied by a factor every so many epochs.";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(EVERY_EPOCHS, FACTOR);
  }

  @Override
  public Schedule create(Options options) {
    int everyEpochs = options.get(EVERY_EPOCHS);
    double factor = options.get(FACTOR);
    return (base, step, totalSteps, stepsPerEpoch) ->
        base * StrictMath.pow(factor, step / stepsPerEpoch / everyEpochs);
  }
}
