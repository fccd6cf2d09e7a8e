package org.rnn4j.training;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.option.Spelling;

/**
 * What a model reaches on data that it is not trained on.
 *
 * @param loss the mean training loss over the present targets
 * @param metrics further measures by name, sorted
 */
public record Validation(double loss, Map<String, Double> metrics) {

  /** The name under which {@link #value} gives the loss. */
  public static final String LOSS = "loss";

  public Validation {
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
  }

  /** A loss without further measures. */
  public static Validation ofLoss(double loss) {
    return new Validation(loss, Map.of());
  }

  /**
   * The loss, for the name {@code loss}, or the metric of that name.
   *
   * @throws InputException if there is none, with the names there are
   */
  public double value(String metric) {
    if (metrics.containsKey(metric)) {
      return metrics.get(metric);
    }
    if (metric.equals(LOSS)) {
      return loss;
    }
    Map<String, Double> known = new TreeMap<>(metrics);
    known.put(LOSS, loss);
    throw new InputException(
        "early-stopping",
        "there is no validation metric '" + metric + "'",
        Spelling.suggestion(metric, known.keySet()));
  }
}
