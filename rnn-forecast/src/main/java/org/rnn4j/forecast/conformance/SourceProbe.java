package org.rnn4j.forecast.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.DataSource.Context;
import org.rnn4j.api.forecast.DataSource.Remembered;
import org.rnn4j.api.forecast.Loaded;
import org.rnn4j.api.forecast.MissingValues;
import org.rnn4j.api.series.DataReport;
import org.rnn4j.api.series.DataReport.Finding;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;

/**
 * What a data source must do.
 *
 * @param sources makes one, the same each time
 * @param policy what becomes of missing values
 * @param directory that relative paths start from
 */
record SourceProbe(Supplier<DataSource> sources, MissingValues policy, Path directory) {

  private static final int LOOKBACK = 3;
  private static final int HORIZON = 2;
  private static final int THREADS = 4;

  private DataSource source() {
    DataSource source = sources.get();
    require(source != null, "create gives null");
    return source;
  }

  /** What it loads. */
  Loaded load() {
    return load(source());
  }

  private Loaded load(DataSource source) {
    Loaded loaded = source.load(new Context(directory, LOOKBACK, HORIZON));
    require(loaded != null, "load gives null");
    return loaded;
  }

  void loads() {
    load();
  }

  void values() {
    Dataset dataset = load().dataset();
    for (TimeSeries series : dataset.series()) {
      require(series.length() > 0, "series '%s' has no steps", series.id());
      for (int column = 0; column < series.held(); column++) {
        requireValues(series, column, column < dataset.targetCount());
      }
    }
  }

  private void requireValues(TimeSeries series, int column, boolean isTarget) {
    String name = series.columns().get(column).name();
    boolean anyObserved = false;
    for (int t = 0; t < series.length(); t++) {
      double value = series.value(t, column);
      require(
          !Double.isInfinite(value),
          "series '%s', column '%s': the value at %s is %s",
          series.id(),
          name,
          series.time().label(t),
          value);
      require( // at the start an experiment may leave them out
          !Double.isNaN(value) || policy == MissingValues.MASK || !anyObserved,
          "series '%s', column '%s': the value at %s is missing, and missingValues says that none"
              + " is",
          series.id(),
          name,
          series.time().label(t));
      anyObserved |= series.isObserved(t, column);
    }
    require(
        anyObserved || !isTarget,
        "series '%s', column '%s': no value of the target was observed",
        series.id(),
        name);
  }

  void determinism() {
    DataSource source = source();
    String first = words(load(source));
    requireSame("loaded again by the same source", first, words(load(source)));
    requireSame("loaded by another source", first, words(load()));
  }

  void threads() {
    DataSource source = source();
    String alone = words(load());
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<String>> found = new ArrayList<>();
      for (int i = 0; i < 2 * THREADS; i++) {
        found.add(threads.submit(() -> words(load(source))));
      }
      for (Future<String> one : found) {
        requireSame("loaded in " + THREADS + " threads at once", alone, one.get());
      }
    } catch (ExecutionException e) {
      throw new ConformanceException(
          "in " + THREADS + " threads at once: " + ConformanceException.words(e.getCause()),
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  void report() {
    Loaded loaded = load();
    long filled = 0;
    long missing = 0;
    for (TimeSeries series : loaded.dataset().series()) {
      for (int column = 0; column < series.held(); column++) {
        filled += series.filledCount(column);
        for (int t = 0; t < series.length(); t++) {
          missing += Double.isNaN(series.value(t, column)) ? 1 : 0;
        }
      }
    }
    requireCounted(loaded.report(), DataReport.Kind.FILLED, filled, "were filled in");
    if (policy == MissingValues.MASK) {
      requireCounted(loaded.report(), DataReport.Kind.MASKED, missing, "stay missing");
    }
  }

  private static void requireCounted(
      DataReport report, DataReport.Kind kind, long values, String what) {
    long counted =
        report.findings().stream().filter(f -> f.kind() == kind).mapToLong(Finding::count).sum();
    // A row that is not there may count beside its values.
    require(
        values == 0 ? counted == 0 : counted >= values,
        "%d values %s, and the report counts %d",
        values,
        what,
        counted);
  }

  void remembered() {
    Dataset first = load().dataset();
    Remembered known =
        new Remembered(
            Optional.of(first.series().get(0).time().cadence()),
            OptionalInt.of(first.season()),
            first.levels());
    boolean alike = first.series().stream().map(s -> s.time().cadence()).distinct().count() == 1;
    Remembered remembered =
        alike ? known : new Remembered(Optional.empty(), known.season(), known.levels());
    Loaded again =
        source().load(new Context(directory, LOOKBACK, HORIZON, Optional.of(remembered)));
    requireSame("read for a model", series(first), series(again.dataset()));
  }

  void files() {
    for (Path file : source().files()) {
      require(
          Files.exists(directory.resolve(file)), "it names the file %s, which is not there", file);
    }
  }

  private static void requireSame(String when, String expected, String found) {
    if (!expected.equals(found)) {
      int at = 0;
      while (at < Math.min(expected.length(), found.length())
          && expected.charAt(at) == found.charAt(at)) {
        at++;
      }
      int from = Math.max(0, at - 40);
      throw new ConformanceException(
          when
              + " the data are others: ..."
              + found.substring(from, Math.min(found.length(), at + 40))
              + " instead of ..."
              + expected.substring(from, Math.min(expected.length(), at + 40)));
    }
  }

  private static String words(Loaded loaded) {
    return series(loaded.dataset()) + loaded.report();
  }

  // All that is known of series, as a text.
  private static String series(Dataset dataset) {
    StringBuilder text = new StringBuilder();
    text.append(dataset.columns()).append(dataset.frequency()).append(dataset.season());
    for (TimeSeries series : dataset.series()) {
      text.append('\n').append(series.id()).append(' ').append(series.time().label(0));
      text.append(' ').append(series.time().label(series.length()));
      for (int column = 0; column < series.columns().size(); column++) {
        text.append("\n  ").append(series.columns().get(column).name());
        for (int t = 0; t < series.length() && column < series.held(); t++) {
          text.append(series.isFilled(t, column) ? " filled " : " ");
          text.append(series.value(t, column));
        }
      }
    }
    return text.toString();
  }
}
