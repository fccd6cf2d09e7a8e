package org.rnn4j.forecast.scale;

import java.util.List;
import java.util.Map;
import org.rnn4j.api.forecast.Scaler;

/**
 * The power transformation {@code (x^lambda - 1) / lambda}, which is {@code log(x)} where lambda is
 * 0, for values above 0 (Box and Cox, An analysis of transformations, 1964). Lambda lies between 0
 * and 2, so that each number that a network may give out has a value: below the least one it goes
 * on as {@code -|lambda s + 1|^(1 / lambda)} (Bickel and Doksum, An analysis of transformations
 * revisited, 1981).
 */
final class BoxCoxScaler implements Scaler {

  static final String LAMBDA = "lambda";

  private record Power(double lambda) implements Fixed {

    @Override
    public double scale(double value) {
      if (value <= 0) { // not NaN
        throw outside(value);
      }
      return transformed(StrictMath.log(value), lambda);
    }

    @Override
    public double unscale(double scaled) {
      if (lambda == 0) {
        return StrictMath.exp(scaled);
      }
      double power = lambda * scaled; // less 1
      return power > -1
          ? StrictMath.exp(StrictMath.log1p(power) / lambda)
          : -StrictMath.pow(-1 - power, 1 / lambda);
    }

    @Override
    public Map<String, List<Double>> parameters() {
      return Map.of(LAMBDA, List.of(lambda));
    }
  }

  private final PowerChoice choice;

  BoxCoxScaler(PowerChoice choice) {
    this.choice = choice;
  }

  /** Of the value with this logarithm; exact to the last digits where lambda is close to 0 too. */
  static double transformed(double logarithm, double lambda) {
    return lambda == 0 ? logarithm : StrictMath.expm1(lambda * logarithm) / lambda;
  }

  static OutsideDomain outside(double value) {
    return new OutsideDomain(
        value,
        "has no power between 0 and 2 that leads back to it, which takes values above 0",
        "take log1p, which takes 0 too, or another scaler, such as standard");
  }

  @Override
  public Fitted fit(Training training) {
    for (double value : StandardScaler.present(training)) {
      if (value <= 0) {
        throw outside(value);
      }
    }
    return new Power(choice.of(training));
  }

  @Override
  public Fitted restore(Map<String, List<Double>> parameters) {
    return new Power(Restored.between(0, 2, parameters, LAMBDA));
  }
}
