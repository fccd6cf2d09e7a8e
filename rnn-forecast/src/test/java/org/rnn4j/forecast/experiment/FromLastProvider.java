package org.rnn4j.forecast.experiment;

import java.util.List;
import java.util.Map;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.series.Past;
import org.rnn4j.api.spi.ScalerProvider;
import org.rnn4j.forecast.contender.Fitted;

/** A scaler that measures each window from a rising line through its last known value. */
public final class FromLastProvider implements ScalerProvider {

  /** For the service loader. */
  public FromLastProvider() {}

  @Override
  public String name() {
    return "from-last";
  }

  @Override
  public String summary() {
    return "From a rising line through the last known value.";
  }

  @Override
  public Scaler create(Options options) {
    return new FromLast();
  }

  private static final class FromLast implements Scaler {

    @Override
    public Fitted fit(Training training) {
      double max = Double.NEGATIVE_INFINITY;
      double min = Double.POSITIVE_INFINITY;
      for (double value : training.observed()) {
        max = Math.max(max, value);
        min = Math.min(min, value);
      }
      return new Range(min, max);
    }

    @Override
    public Fitted restore(Map<String, List<Double>> parameters) {
      return new Range(parameters.get("range").get(0), parameters.get("range").get(1));
    }
  }

  private record Range(double min, double max) implements Scaler.Fitted {

    @Override
    public Scaler.Scale at(Past past) {
      return new From(past.last(1), max - min);
    }

    @Override
    public Map<String, List<Double>> parameters() {
      return Map.of("range", List.of(min, max));
    }
  }

  private record From(double last, double width) implements Scaler.ByValue {

    @Override
    public double scale(int lead, double value) {
      return (value - line(lead)) / width;
    }

    @Override
    public double unscale(int lead, double scaled) {
      return scaled * width + line(lead);
    }

    private double line(int lead) {
      return last + 3 * lead;
    }
  }
}
