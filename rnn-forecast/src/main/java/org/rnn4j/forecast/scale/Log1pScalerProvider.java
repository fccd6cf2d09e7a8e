package org.rnn4j.forecast.scale;

import java.util.List;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ScalerProvider;

/** Provides the scaler {@code log1p}. */
public final class Log1pScalerProvider implements ScalerProvider {

  static final Option<Boolean> SIGNED =
      Option.flag("signed")
          .defaultsTo(false)
          .doc("Whether values below 0 are taken as mirror images: sign(x) log(1 + |x|).");

  /** For the service loader. */
  public Log1pScalerProvider() {}

  @Override
  public String name() {
    return "log1p";
  }

  @Override
  public List<String> otherNames() {
    return List.of("log", "log-plus-one");
  }

  @Override
  public String summary() {
    return "log(1 + x), for values above -1.";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(SIGNED);
  }

  @Override
  public Scaler create(Options options) {
    return new Log1pScaler(
        options.get(SIGNED) ? Log1pScaler.Sign.MIRRORED : Log1pScaler.Sign.PLAIN);
  }
}
