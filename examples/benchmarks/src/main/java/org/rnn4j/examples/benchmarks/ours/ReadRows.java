package org.rnn4j.examples.benchmarks.ours;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.data.CsvColumns;
import org.rnn4j.forecast.data.CsvSource;

/**
 * How fast a long CSV file is read, and with how much memory: a row for each minute, with an ISO
 * date and time and a number of two decimals. Prints a Markdown table: the first reading of the
 * process, and the median of those after it, by the clock and by the time that the processor was
 * busy with it.
 *
 * <p>HOW TO RUN: {@code examples/benchmarks/scaling.sh}.
 */
public final class ReadRows {

  private static final int MINUTES_OF_DAY = 24 * 60;
  private static final int RUNS = 5;

  private ReadRows() {}

  /** One reading: seconds by the clock, and of the processor. */
  private record Time(double clock, double processor) {}

  /**
   * Measures one file.
   *
   * @param args how many rows
   */
  public static void main(String[] args) throws IOException {
    int rows = Integer.parseInt(args[0]);
    Path file = Files.createTempFile("rows", ".csv");
    try {
      long sum = write(file, rows);
      double megabytes = Files.size(file) / 1e6;
      print("first", rows, megabytes, read(file, rows, sum));
      Time[] times = new Time[RUNS];
      for (int run = 0; run < RUNS; run++) {
        times[run] = read(file, rows, sum);
      }
      Arrays.sort(times, (a, b) -> Double.compare(a.processor(), b.processor()));
      print("later", rows, megabytes, times[RUNS / 2]);
    } finally {
      Files.delete(file);
    }
  }

  private static void print(String reading, int rows, double megabytes, Time time)
      throws IOException {
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %.0f | %.2f | %.0f | %.2f | %.0f | %d |%n",
        reading,
        rows,
        megabytes,
        time.clock(),
        megabytes / time.clock(),
        time.processor(),
        megabytes / time.processor(),
        Scaling.peakMegabytes());
  }

  /** The sum of the numbers, in hundredths. */
  private static long write(Path file, int rows) throws IOException {
    long sum = 0;
    long state = 1;
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("time,value\n");
      for (int row = 0; row < rows; row++) {
        state = state * 6364136223846793005L + 1442695040888963407L; // Knuth, MMIX
        int hundredths = (int) (state >>> 40) % 100_000;
        sum += hundredths;
        int minute = row % MINUTES_OF_DAY;
        out.write(LocalDate.ofEpochDay(10_957 + row / MINUTES_OF_DAY).toString());
        out.write(minute < 600 ? " 0" : " ");
        out.write(minute / 60 + (minute % 60 < 10 ? ":0" : ":") + minute % 60 + ":00,");
        out.write(hundredths / 100 + (hundredths % 100 < 10 ? ".0" : ".") + hundredths % 100);
        out.write('\n');
      }
    }
    return sum;
  }

  private static Time read(Path file, int rows, long sum) {
    var threads = ManagementFactory.getThreadMXBean();
    long clock = System.nanoTime();
    long processor = threads.getCurrentThreadCpuTime();
    TimeSeries series = CsvSource.read(file, CsvColumns.targets("value").time("time"));
    Time time =
        new Time(
            (System.nanoTime() - clock) / 1e9,
            (threads.getCurrentThreadCpuTime() - processor) / 1e9);
    long found = 0;
    for (int step = 0; step < series.length(); step++) {
      found += Math.round(100 * series.value(step, 0));
    }
    if (series.length() != rows || found != sum) {
      throw new IllegalStateException(series.length() + " rows with a sum of " + found);
    }
    return time;
  }
}
