package org.rnn4j.forecast.data;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.series.DataReport;
import org.rnn4j.forecast.data.CsvColumns.Duplicates;
import org.rnn4j.forecast.data.CsvColumns.Unsorted;
import org.rnn4j.forecast.data.RowProblems.Kind;

/**
 * Puts the rows of each series in the order of time, and decides about rows that stand out of it
 * and about several rows of one time: refuses them, or does what the spec says and reports it.
 */
final class RowOrder {

  private final CsvFile file;
  private final CsvColumns columns;
  private final TimeStamps stamps;
  private final RowProblems problems;
  private final Remedies remedies;
  private final IntPredicate words; // whether a column is of categories
  private final NamedRows sortedIn;
  private final NamedRows repeated; // that another one of their time stands for
  private String whoseFirst = ""; // series of which the first one is
  private boolean unsorted;
  private boolean anyFollows; // row of a series, the one before it in time

  /**
   * An order of no rows yet.
   *
   * @param words whether a column is of categories, which have no mean
   */
  RowOrder(
      CsvFile file,
      CsvColumns columns,
      TimeStamps stamps,
      RowProblems problems,
      Remedies remedies,
      IntPredicate words) {
    this.file = file;
    this.columns = columns;
    this.stamps = stamps;
    this.problems = problems;
    this.remedies = remedies;
    this.words = words;
    this.sortedIn = new NamedRows(file);
    this.repeated = new NamedRows(file);
  }

  /**
   * Adds a row to its series.
   *
   * @param stamp as it was read just now
   */
  void add(SeriesBuffer buffer, long stamp, int row, double[] values) {
    long latest = buffer.size() == 0 ? Long.MIN_VALUE : buffer.time(buffer.size() - 1);
    long time = stamps.moment(stamp, latest);
    if (time == TimeStamps.NONE) {
      addNever(stamp, row);
      return;
    }
    anyFollows |= buffer.follows(time);
    buffer.pass(time);
    int last = buffer.size() - 1;
    if (last < 0 || time > buffer.time(last)) {
      buffer.add(time, stamps.offset(), row, values);
    } else if (isOverlap(buffer, time, row)) {
      takeDuplicate(buffer, buffer.stepOf(time), time, row, values);
    } else if (time < buffer.time(last) || unsorted) { // what follows the first is of its kind
      takeUnsorted(buffer, time, row, values);
    } else {
      takeDuplicate(buffer, last, time, row, values);
    }
  }

  // Rows with which a later file begins may stand at the end of the one before it too.
  private boolean isOverlap(SeriesBuffer buffer, long time, int row) {
    return !unsorted
        && !sortsLater()
        && !file.fileOf(row).equals(file.fileOf(buffer.row(buffer.size() - 1)))
        && buffer.stepOf(time) >= 0;
  }

  // Rows are put in order, and those of one time made one, after the last one.
  private boolean sortsLater() {
    return columns.unsorted() == Unsorted.SORT || columns.duplicates() == Duplicates.MEAN;
  }

  private void addNever(long stamp, int row) {
    problems.add(
        Kind.NO_TIME,
        row,
        columns.time().orElseThrow(),
        TimeStamps.dateTime(stamp)
            + " is a time that the clock of "
            + stamps.zone().orElseThrow()
            + " never showed: it was set forward",
        "correct it, or write the stamps with their offset from UTC if they are of another clock");
  }

  private void takeUnsorted(SeriesBuffer buffer, long time, int row, double[] values) {
    if (columns.unsorted() == Unsorted.REJECT) {
      unsorted = true;
      addUnsorted(buffer, time, row);
      return;
    }
    if (time < buffer.time(buffer.size() - 1)) {
      sortedIn.add(row, time, stamps.text(time, stamps.offset()));
    }
    buffer.add(time, stamps.offset(), row, values);
  }

  private void takeDuplicate(SeriesBuffer buffer, int step, long time, int row, double[] values) {
    if (sortsLater()) {
      buffer.add(time, stamps.offset(), row, values); // there may be more of them
    } else if (columns.duplicates() == Duplicates.REJECT) {
      addDuplicate(buffer, step, time, stamps.offset(), row);
    } else {
      repeated(buffer, time, stamps.offset(), row);
      if (columns.duplicates() == Duplicates.KEEP_LAST) {
        buffer.replace(step, row, values);
      }
    }
  }

  private void repeated(SeriesBuffer buffer, long time, int offset, int row) {
    if (repeated.count() == 0 || row < repeated.firstRow()) {
      whoseFirst = whose(buffer);
    }
    repeated.add(row, time, stamps.text(time, offset));
  }

  private void addUnsorted(SeriesBuffer buffer, long time, int row) {
    int last = buffer.size() - 1;
    problems.add(
        Kind.UNSORTED,
        row,
        columns.time().orElseThrow(),
        stamps.text(time, stamps.offset())
            + " is earlier than "
            + stamps.text(buffer, last)
            + " in "
            + file.words(buffer.row(last), row)
            + whose(buffer)
            + " above it",
        clockChangeOr(buffer, last, time, remedies.unsorted() + misread(time)));
  }

  private String misread(long time) {
    return remedies.ofSpec(stamps.misread(time));
  }

  private void addDuplicate(SeriesBuffer buffer, int first, long time, int offset, int row) {
    problems.add(
        Kind.DUPLICATE,
        row,
        columns.time().orElseThrow(),
        "the time stamp "
            + stamps.text(time, offset)
            + " is that of "
            + file.words(buffer.row(first), row)
            + whose(buffer)
            + " again",
        clockChangeOr(buffer, first, time, remedies.duplicate()));
  }

  /** Which series a row is of, in a sentence. */
  static String whose(SeriesBuffer buffer) {
    return buffer.id().isEmpty() ? "" : " of series " + Quoted.of(buffer.id());
  }

  // In the night and an hour or less back, that is likelier than another series.
  private String clockChangeOr(SeriesBuffer buffer, int before, long time, String remedy) {
    return stamps.isClockChange(buffer.time(before), time)
        ? remedies.clockChange(otherSeriesOr(remedy))
        : otherSeriesOr(remedy);
  }

  // What one series has twice or in disorder, several have in order each.
  private String otherSeriesOr(String remedy) {
    return columns.ids().isEmpty() ? remedies.severalSeries(remedy) : remedy;
  }

  /** After the last row: sorts, decides about rows of one time, and says what all rows show. */
  void end(Collection<SeriesBuffer> series) {
    if (repeated.count() > 0) {
      series.forEach(this::requireNoneTwice);
    }
    if (columns.time().isPresent() && sortsLater()) {
      series.stream().filter(one -> !one.ascends()).forEach(this::sort);
    }
    if (isNewestFirst(series)) {
      adviseNewestFirst(series.iterator().next());
    }
  }

  // Which of the two it is, only the order of the rows says.
  private void requireNoneTwice(SeriesBuffer one) {
    for (int step = 0; step < one.size(); step++) {
      if (stamps.isTwice(one, step)) {
        problems.add(
            Kind.TWICE,
            one.row(step),
            columns.time().orElseThrow(),
            stamps.text(one, step)
                + " comes twice by the clock of "
                + stamps.zone().orElseThrow()
                + ", and in a file that is not in order, or has rows of one time, nothing says"
                + " which it is",
            "write the stamps with their offset from UTC");
      }
    }
  }

  private void sort(SeriesBuffer one) {
    requireNoneTwice(one);
    one.sort();
    decide(one);
  }

  // Two rows alone are no order.
  private boolean isNewestFirst(Collection<SeriesBuffer> series) {
    return unsorted && !anyFollows && series.stream().anyMatch(one -> one.rowsRead() > 2);
  }

  private void adviseNewestFirst(SeriesBuffer first) {
    problems.replace(
        Kind.UNSORTED,
        first.row(0),
        columns.time().orElseThrow(),
        "the rows are sorted from the newest to the oldest: "
            + stamps.text(first, 0)
            + " comes first"
            + whose(first),
        "sort the rows by time, the oldest first" + remedies.orSort() + misread(first.time(0)));
  }

  /** Makes one step of each run of steps of one time. */
  private void decide(SeriesBuffer one) {
    int kept = 0;
    for (int from = 0, to; from < one.size(); from = to) {
      to = from + 1;
      while (to < one.size() && one.time(to) == one.time(from)) {
        to++;
      }
      decide(one, from, to);
      one.move(columns.duplicates() == Duplicates.KEEP_LAST ? to - 1 : from, kept);
      kept++;
    }
    one.truncate(kept);
  }

  private void decide(SeriesBuffer one, int from, int to) {
    for (int again = from + 1; again < to; again++) {
      if (columns.duplicates() == Duplicates.REJECT) {
        addDuplicate(one, from, one.time(again), one.offset(again), one.row(again));
      } else {
        repeated(one, one.time(again), one.offset(again), one.row(again));
      }
    }
    if (columns.duplicates() == Duplicates.MEAN && to > from + 1) {
      for (int column = 0; column < one.columns(); column++) {
        int c = column;
        double[] values = IntStream.range(from, to).mapToDouble(s -> one.value(s, c)).toArray();
        one.set(from, column, mean(values));
        if (words.test(column) && Arrays.stream(values).distinct().count() > 1) {
          addDifferentWords(one, from);
        }
      }
    }
  }

  private void addDifferentWords(SeriesBuffer one, int first) {
    problems.add(
        Kind.DUPLICATE,
        one.row(first),
        columns.time().orElseThrow(),
        "the rows of "
            + stamps.text(one, first)
            + whose(one)
            + " name different categories, which have no mean",
        "set duplicates: keep-first or keep-last");
  }

  // Of those that there are; the same in whatever order they come.
  private static double mean(double[] values) {
    double[] present = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    return present.length == 0 ? Double.NaN : Arrays.stream(present).sum() / present.length;
  }

  /** What was done, for the report. */
  void report() {
    if (sortedIn.count() > 0) {
      problems.find(
          sortedIn.finding(
              DataReport.Kind.REORDERED,
              sortedIn.count(),
              file.path()
                  + ": "
                  + (sortedIn.count() == 1 ? "1 row is" : sortedIn.count() + " rows are")
                  + " earlier than the row above of the same series; the rows are sorted by time"
                  + " ("
                  + sortedIn.words()
                  + ")"));
    }
    if (repeated.count() > 0) {
      problems.find(
          repeated.finding(
              columns.duplicates() == Duplicates.MEAN
                  ? DataReport.Kind.MERGED
                  : DataReport.Kind.LEFT_OUT,
              repeated.count(),
              file.place(repeated.firstRow())
                  + whoseFirst
                  + ": the time stamp is that of another row, of which the "
                  + words()
                  + " counts; "
                  + repeated.count()
                  + (repeated.count() == 1 ? " row is" : " rows are")
                  + (columns.duplicates() == Duplicates.MEAN ? " merged" : " left out")
                  + " for that reason ("
                  + repeated.words()
                  + ")"));
    }
  }

  private String words() {
    return switch (columns.duplicates()) {
      case KEEP_FIRST -> "first";
      case MEAN -> "mean";
      case KEEP_LAST, REJECT -> "last";
    };
  }

  /** The series in an order that does not depend on that of the rows, where these are sorted. */
  Collection<SeriesBuffer> ordered(Collection<SeriesBuffer> series) {
    return columns.unsorted() == Unsorted.REJECT
        ? series
        : series.stream().sorted(Comparator.comparing(SeriesBuffer::id)).toList();
  }
}
