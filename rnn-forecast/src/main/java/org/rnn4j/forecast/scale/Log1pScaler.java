package org.rnn4j.forecast.scale;

import java.util.List;
import java.util.Map;
import org.rnn4j.api.forecast.Scaler;

/**
 * {@code log(1 + x)}, for values above -1, such as counts; or {@code sign(x) log(1 + |x|)} for any.
 */
final class Log1pScaler implements Scaler {

  /** What is done about the sign of a value. */
  enum Sign {
    /** Nothing: what is -1 or below has no logarithm. */
    PLAIN,
    /** It is kept: what lies below 0 is a mirror image of what lies above. */
    MIRRORED
  }

  private record Log1p(Sign sign) implements Fixed {

    @Override
    public double scale(double value) {
      if (sign == Sign.MIRRORED) {
        return Math.copySign(StrictMath.log1p(Math.abs(value)), value);
      }
      if (value <= -1) { // not NaN
        throw new OutsideDomain(
            value,
            "has no log1p, which begins above -1",
            "take {type: log1p, signed: true} or another scaler, such as standard");
      }
      return StrictMath.log1p(value);
    }

    @Override
    public double unscale(double scaled) {
      return sign == Sign.MIRRORED
          ? Math.copySign(StrictMath.expm1(Math.abs(scaled)), scaled)
          : StrictMath.expm1(scaled);
    }

    @Override
    public Map<String, List<Double>> parameters() {
      return Map.of();
    }
  }

  private final Fixed fixed;

  Log1pScaler(Sign sign) {
    this.fixed = new Log1p(sign);
  }

  @Override
  public Fitted fit(Training training) {
    return fixed;
  }

  @Override
  public Fitted restore(Map<String, List<Double>> parameters) {
    return fixed;
  }
}
