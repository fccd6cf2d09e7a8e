package org.rnn4j.forecast.model;

import java.util.List;

/**
 * What a model says comes next in one series, with the time stamps of its steps, in the data's own
 * units.
 *
 * @param seriesId of the series that goes on
 * @param targets names of the forecast columns
 * @param cutoff time stamp of the last known step
 * @param steps one for each lead
 */
public record SeriesForecast(
    String seriesId, List<String> targets, String cutoff, List<Step> steps) {

  public SeriesForecast {
    targets = List.copyOf(targets);
    steps = List.copyOf(steps);
  }

  /**
   * One lead.
   *
   * @param lead from 1
   * @param time its time stamp
   * @param values one for each target
   */
  public record Step(int lead, String time, List<Double> values) {
    public Step {
      values = List.copyOf(values);
    }
  }

  /** The values of one target, lead by lead. */
  public double[] values(String target) {
    int column = targets.indexOf(target);
    if (column < 0) {
      throw new IllegalArgumentException("no target '" + target + "'; there are " + targets);
    }
    return steps.stream().mapToDouble(step -> step.values().get(column)).toArray();
  }
}
