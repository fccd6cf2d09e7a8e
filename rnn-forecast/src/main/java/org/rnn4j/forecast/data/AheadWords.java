package org.rnn4j.forecast.data;

import java.util.List;
import java.util.Optional;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.series.DataReport;
import org.rnn4j.api.series.DataReport.Finding;
import org.rnn4j.api.series.TimeSeries;

/** Reports the rows behind the end of series, which say what is known ahead and nothing else. */
final class AheadWords {

  private AheadWords() {}

  /** One sentence for all series, with the first one; empty where there are no such rows. */
  static Optional<Finding> of(String file, List<TimeSeries> series) {
    List<TimeSeries> some = series.stream().filter(one -> one.knownAhead() > 0).toList();
    if (some.isEmpty()) {
      return Optional.empty();
    }
    TimeSeries first = some.get(0);
    int steps = first.knownAhead();
    String from = first.time().label(first.length());
    String to = first.time().label(first.length() + steps - 1L);
    return Optional.of(
        new Finding(
            DataReport.Kind.INFERRED,
            some.stream().mapToLong(TimeSeries::knownAhead).sum(),
            Optional.of(from),
            Optional.of(to),
            file
                + ": series "
                + Quoted.of(first.id())
                + " ends at "
                + first.time().label(first.length() - 1L)
                + ": its last "
                + (steps == 1 ? "step, " + from : steps + " steps, " + from + " to " + to)
                + ", "
                + (steps == 1 ? "has" : "have")
                + " no target and no past covariate and "
                + (steps == 1 ? "says" : "say")
                + " what is known ahead"
                + (some.size() == 1 ? "" : "; likewise " + (some.size() - 1) + " more series")));
  }
}
