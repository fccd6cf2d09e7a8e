package org.rnn4j.training.schedule;

import java.util.List;
import org.rnn4j.api.optimize.Schedule;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ScheduleProvider;

/**
 * {@code exponential}: {@code base * factor^(step / stepsPerEpoch)}, a little at every step. {@code
 * step-decay} every epoch is its staircase.
 */
public final class ExponentialProvider implements ScheduleProvider {

  private static final Option<Double> FACTOR =
      Option.decimal("factor")
          .above(0)
          .atMost(1)
          .required()
          .doc("What the learning rate is multiplied by over an epoch.");

  /** For the service loader. */
  public ExponentialProvider() {}

  @Override
  public String name() {
    return "exponential";
  }

  @Override
  public String summary() {
    return "The learning rate falls by the same factor over every epoch, smoothly.";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(FACTOR);
  }

  @Override
  public Schedule create(Options options) {
    double factor = options.get(FACTOR);
    return (base, step, totalSteps, stepsPerEpoch) ->
        base * StrictMath.pow(factor, (double) step / stepsPerEpoch);
  }
}
