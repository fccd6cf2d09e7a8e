package org.rnn4j.forecast.experiment;

import java.util.concurrent.atomic.AtomicInteger;
import org.rnn4j.api.forecast.Baseline;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.BaselineProvider;

/** A baseline that comes out differently each time it is fitted. */
public final class AnotherEachFitProvider implements BaselineProvider {

  private static final AtomicInteger FITS = new AtomicInteger();

  /** For the service loader. */
  public AnotherEachFitProvider() {}

  @Override
  public String name() {
    return "another-each-fit";
  }

  @Override
  public String summary() {
    return "Never the same.";
  }

  @Override
  public Baseline create(Options options) {
    return task -> {
      int fit = FITS.incrementAndGet();
      return (history, ahead) ->
          Forecast.of(ahead.horizon(), 1, (lead, target) -> history.last(1, 0) + fit);
    };
  }
}
