package org.rnn4j.forecast.experiment;

import java.util.List;
import java.util.Map;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ScalerProvider;
import org.rnn4j.forecast.contender.Fitted;

/** A scaler that divides by 100 and, back, multiplies by 10. */
public final class WrongInverseProvider implements ScalerProvider {

  /** For the service loader. */
  public WrongInverseProvider() {}

  @Override
  public String name() {
    return "wrong-inverse";
  }

  @Override
  public String summary() {
    return "Comes back too small.";
  }

  @Override
  public Scaler create(Options options) {
    return new Wrong();
  }

  private static final class Wrong implements Scaler, Scaler.Fixed {

    @Override
    public Fitted fit(Training training) {
      return this;
    }

    @Override
    public Fitted restore(Map<String, List<Double>> parameters) {
      return this;
    }

    @Override
    public double scale(double value) {
      return value / 100;
    }

    @Override
    public double unscale(double scaled) {
      return scaled * 10;
    }

    @Override
    public Map<String, List<Double>> parameters() {
      return Map.of();
    }
  }
}
