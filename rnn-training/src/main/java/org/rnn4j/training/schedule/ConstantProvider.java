package org.rnn4j.training.schedule;

import java.util.List;
import org.rnn4j.api.optimize.Schedule;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ScheduleProvider;

/** {@code constant}: always the optimizer's learning rate. */
public final class ConstantProvider implements ScheduleProvider {

  /** For the service loader. */
  public ConstantProvider() {}

  @Override
  public String name() {
    return "constant";
  }

  @Override
  public List<String> otherNames() {
    return List.of("off", "false");
  }

  @Override
  public String summary() {
    return "The optimizer's learning rate at every step.";
  }

  @Override
  public Schedule create(Options options) {
    return (base, step, totalSteps, stepsPerEpoch) -> base;
  }
}
