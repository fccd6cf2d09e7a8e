package org.rnn4j.forecast.experiment;

import java.util.HashMap;
import java.util.Map;
import org.rnn4j.api.forecast.Baseline;
import org.rnn4j.api.forecast.Forecast;
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
        (history, ahead) -> {
          History longest =
              LONGEST.merge(history.seriesId(), history, (a, b) -> b.length() > a.length() ? b : a);
          return Forecast.of(
              ahead.horizon(),
              1,
              (lead, target) -> {
                int step = history.length() + lead - 1;
                return step < longest.length() ? longest.value(step, 0) : history.last(1, 0);
              });
        };
  }
}
