package org.rnn4j.forecast.network;

import java.util.List;
import org.rnn4j.forecast.spec.ModelSpec.Scope;

/**
 * The parameters of a trained model: of one network that serves all series, or of one for each.
 *
 * @param scope which it is
 * @param series ids of the series that have a network of their own, in the order of the data; empty
 *     where the scope is global
 * @param values the parameters of each network, in the order of its layout; not copied
 */
public record TrainedParameters(Scope scope, List<String> series, List<float[]> values) {

  public TrainedParameters {
    series = List.copyOf(series);
    values = List.copyOf(values);
    int networks = scope == Scope.GLOBAL ? 1 : series.size();
    if (values.size() != networks || (scope == Scope.GLOBAL && !series.isEmpty())) {
      throw new IllegalArgumentException(
          values.size() + " networks of " + series.size() + " series, " + scope);
    }
  }

  /** Of one network for all series. */
  public static TrainedParameters global(float[] values) {
    return new TrainedParameters(Scope.GLOBAL, List.of(), List.of(values));
  }

  /** How many numbers these are. */
  public long size() {
    return values.stream().mapToLong(of -> of.length).sum();
  }

  /** A copy of all of them, network by network. */
  public float[] all() {
    float[] all = new float[Math.toIntExact(size())];
    int at = 0;
    for (float[] of : values) {
      System.arraycopy(of, 0, all, at, of.length);
      at += of.length;
    }
    return all;
  }
}
