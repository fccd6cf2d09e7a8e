package org.rnn4j.forecast.experiment;

import java.util.HashMap;
import java.util.Map;
import org.rnn4j.api.forecast.Baseline;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.series.History;
import org.rnn4j.api.spi.BaselineProvider;

/** A baseline that keeps the longest history it was ever shown and answers from that. */
public final class LongMemoryProvider implements BaselineProvider {

  private static final Map<String, History> LONGEST = new HashMap<>();

  /** For the service loader. */
  public LongMemoryProvider() {}

  @Override
  public String name() {
    return "long-memory";
  }

  @Override
  public String summary() {
    return "Remembers.";
  }

  @Override
  public Baseline create(Options options) {
    return task ->
        (history, forecast) -> {
          History longest =
              LONGEST.merge(history.seriesId(), history, (a, b) -> b.length() > a.length() ? b : a);
          for (int lead = 0; lead < forecast.length; lead++) {
            int step = history.length() + lead;
            forecast[lead][0] =
                step < longest.length() ? longest.value(step, 0) : history.last(1, 0);
          }
        };
  }
}
