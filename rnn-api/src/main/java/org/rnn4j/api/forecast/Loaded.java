package org.rnn4j.api.forecast;

import java.util.Objects;
import org.rnn4j.api.series.DataReport;
import org.rnn4j.api.series.Dataset;

/**
 * What a source gives.
 *
 * @param dataset the series
 * @param report what was done to get them
 */
public record Loaded(Dataset dataset, DataReport report) {

  public Loaded {
    Objects.requireNonNull(dataset, "dataset");
    Objects.requireNonNull(report, "report");
  }

  /** Series that are given as they are, with nothing to report. */
  public static Loaded of(Dataset dataset) {
    return new Loaded(dataset, DataReport.empty());
  }
}
