package org.rnn4j.forecast.profile;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.DataReport;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.report.ColumnProfile;
import org.rnn4j.forecast.report.DataProfile;
import org.rnn4j.forecast.report.DataProfile.Lengths;
import org.rnn4j.forecast.window.Parts;

/** Makes the profile of data. */
public final class Profiling {

  private Profiling() {}

  /** Of data that are not cut: there is no drift. */
  public static DataProfile of(Dataset dataset, DataReport report) {
    return of(dataset, Optional.empty(), report);
  }

  /** Of data in their parts. */
  public static DataProfile of(Parts parts, DataReport report) {
    return of(parts.dataset(), Optional.of(parts), report);
  }

  private static DataProfile of(Dataset dataset, Optional<Parts> parts, DataReport report) {
    List<Column> columns = dataset.columns();
    List<ColumnProfile> profiles =
        IntStream.range(0, columns.size())
            .mapToObj(c -> new ColumnScan(dataset, c).profile(parts))
            .toList();
    return new DataProfile(
        dataset.series().size(),
        dataset.series().stream().mapToLong(TimeSeries::length).sum(),
        lengths(dataset.series()),
        dataset.frequency().map(Frequency::toString),
        dataset.season(),
        RhythmSearch.of(dataset),
        profiles,
        report.findings());
  }

  private static Lengths lengths(List<TimeSeries> series) {
    int[] sorted = series.stream().mapToInt(TimeSeries::length).sorted().toArray();
    int longest = sorted[sorted.length - 1];
    Worst<String> shortest = new Worst<>();
    if (sorted[0] < longest) {
      series.forEach(one -> shortest.add(-one.length(), one.id()));
    }
    return new Lengths(sorted[0], sorted[sorted.length / 2], longest, shortest.list());
  }
}
