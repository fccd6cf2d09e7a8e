package org.rnn4j.forecast.compare;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.forecast.metric.ForecastTable;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.window.Parts;
import org.rnn4j.forecast.window.WindowForecaster;
import org.rnn4j.forecast.window.Windows;

/**
 * Proves that no future value reaches the forecasts of one forecaster, on a sample of windows. Each
 * is asked for by itself, before anything later was shown, with NaN from the cutoff on (but for
 * what is {@link org.rnn4j.api.series.Ahead}); that forecast must come out to the bit
 *
 * <ul>
 *   <li>from the series as it is, and from a copy with other numbers from the cutoff on, so that it
 *       {@linkplain Way#AHEAD does not look ahead};
 *   <li>again, after the forecaster was asked about later cutoffs of that copy, so that it
 *       {@linkplain Way#MEMORY does not remember};
 *   <li>in the table that is scored, among all other windows ({@link #amongOthers}), so that it
 *       {@linkplain Way#NEIGHBOURS does not look at these}.
 * </ul>
 *
 * <p>And a forecaster that is fitted anew must forecast the same whatever follows the training part
 * ({@link #refit}), so that it {@linkplain Way#FITTING did not learn it}.
 *
 * <p>In a gap that is open at a cutoff the copies have other numbers too, since what it was filled
 * with may come from behind the cutoff; a {@link org.rnn4j.api.series.History} does not show it.
 *
 * <p>What looks its answers up where no copy reaches, say in a file of its own, passes by not
 * looking at all; so one more copy has other values <em>before</em> the cutoff, and {@link
 * Report#readsHistory()} tells whether any forecast moved with it.
 */
public final class LeakageGuard {

  // What is fitted anew for the guard alone: enough to learn from, little enough to be cheap.
  private static final int REFITTED_SERIES = 16;

  /** How the future came in. */
  public enum Way {
    /** A value after the cutoff was read. */
    AHEAD("when only values after the cutoff change"),
    /** What was shown in another call was kept. */
    MEMORY("after it was asked about later cutoffs: it remembers them"),
    /** A window was forecast with the help of others. */
    NEIGHBOURS("among the other windows, which it looks at or remembers"),
    /** It was fitted to what follows the training part. */
    FITTING(
        "when it is fitted anew with other values after the training part: it learns from these,"
            + " or comes out differently each time");

    private final String words;

    Way(String words) {
      this.words = words;
    }
  }

  /**
   * What was found.
   *
   * @param checked how many windows were forecast again
   * @param leaks the first forecast of each window that changed with the future
   * @param readsHistory whether any forecast changed with the past
   */
  public record Report(int checked, List<Leak> leaks, boolean readsHistory) {
    public Report {
      leaks = ImmutableList.copyOf(leaks);
    }

    /** Whether nothing leaked. */
    public boolean isClean() {
      return leaks.isEmpty();
    }
  }

  /**
   * A forecast that changed with the future.
   *
   * @param way how
   * @param series id of the series
   * @param cutoff of the window
   * @param lead from 1
   * @param target index of the target column
   * @param forecast of the window as it is, asked for by itself
   * @param other with the future changed or known
   */
  public record Leak(
      Way way, String series, int cutoff, int lead, int target, double forecast, double other) {

    @Override
    public String toString() {
      return "series "
          + Quoted.of(series)
          + ", cutoff at step "
          + cutoff
          + ", lead "
          + lead
          + ": the forecast is "
          + forecast
          + ", and "
          + other
          + " "
          + way.words;
    }
  }

  /** Fits a forecaster. */
  @FunctionalInterface
  public interface Fitting {

    /**
     * Fits it to the training part and to nothing else, in the same way each time.
     *
     * @param data a few series, cut as those of the run are
     */
    WindowForecaster fit(Parts data);
  }

  /** What stands in for a value. */
  private interface Replacement {
    double of(double value, int step);
  }

  private final Windows windows;
  private final int[] sampled; // indices of windows, ascending
  private final Forecast[] alone; // of each sampled window; filled by the check

  private LeakageGuard(Windows windows, int sample) {
    if (sample < 1) {
      throw new IllegalArgumentException("a sample has at least 1 window, not " + sample);
    }
    this.windows = windows;
    int count = Math.min(sample, windows.size());
    this.sampled =
        IntStream.range(0, count)
            .map(i -> count == 1 ? 0 : (int) ((long) i * (windows.size() - 1) / (count - 1)))
            .toArray();
    this.alone = new Forecast[count];
  }

  /**
   * The guard of one forecaster, over a sample of the windows, evenly spread from the first to the
   * last.
   *
   * @param sample how many windows at most, at least 1
   */
  public static LeakageGuard over(Windows windows, int sample) {
    return new LeakageGuard(windows, sample);
  }

  /** Checks a forecaster that was not asked about any of the windows before. */
  public static Report check(WindowForecaster forecaster, Windows windows, int sample) {
    return over(windows, sample).check(forecaster);
  }

  /** Checks the forecaster, which was not asked about any of the windows before. */
  public Report check(WindowForecaster forecaster) {
    List<Leak> leaks = new ArrayList<>();
    boolean readsHistory = false;
    for (int i = 0; i < sampled.length; i++) { // in the order of time within each series
      Window window = windows.get(sampled[i]);
      Forecast unknowing = forecast(forecaster, blank(window));
      alone[i] = unknowing;
      Forecast real = forecast(forecaster, window);
      Window altered = withFuture(window, LeakageGuard::other);
      difference(Way.AHEAD, window, real, forecast(forecaster, altered))
          .or(() -> difference(Way.AHEAD, window, real, unknowing))
          .or(() -> remembered(forecaster, altered, unknowing))
          .ifPresent(leaks::add);
      if (!readsHistory) {
        Window past = withPast(window, LeakageGuard::other);
        readsHistory = difference(Way.AHEAD, window, real, forecast(forecaster, past)).isPresent();
      }
    }
    return new Report(sampled.length, leaks, readsHistory);
  }

  private Optional<Leak> remembered(
      WindowForecaster forecaster, Window altered, Forecast unknowing) {
    showWhatFollows(forecaster, altered);
    return difference(Way.MEMORY, altered, unknowing, forecast(forecaster, altered));
  }

  /** Asks about later windows of the same series, as far as there are some. */
  private void showWhatFollows(WindowForecaster forecaster, Window window) {
    TimeSeries series = window.series();
    int last = Math.min(window.cutoff() + windows.horizon(), series.length() - windows.horizon());
    List<Window> later =
        IntStream.of(window.cutoff() + 1, last)
            .filter(cutoff -> cutoff > window.cutoff() && cutoff <= last)
            .distinct()
            .mapToObj(cutoff -> new Window(series, cutoff, windows.horizon()))
            .toList();
    if (!later.isEmpty()) {
      forecaster.forecast(later);
    }
  }

  /**
   * Compares the table that is scored with what the forecaster said of each sampled window by
   * itself, in {@link #check}.
   *
   * @param table the forecasts of all of this guard's windows
   * @param forecaster its name there
   * @return the first forecast that is another one; empty if there is none
   */
  public Optional<Leak> amongOthers(ForecastTable table, String forecaster) {
    for (int i = 0; i < sampled.length; i++) {
      Window window = windows.get(sampled[i]);
      for (int lead = 0; lead < table.leads().size(); lead++) {
        for (int target = 0; target < table.targets(); target++) {
          double unknowing = alone[i].point(0, table.leads().get(lead), target);
          double scored = table.forecast(forecaster, sampled[i], lead, target);
          if (differ(unknowing, scored)) {
            return Optional.of(
                leak(Way.NEIGHBOURS, window, table.leads().get(lead), target, unknowing, scored));
          }
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Fits a forecaster anew, twice: to some of the data as they are, and to the same with other
   * values after the end of training. The series of the sampled windows are among them.
   *
   * @return the first forecast of a sampled window that differs; empty if there is none
   */
  public Optional<Leak> refit(Fitting fitting) {
    Parts few = windows.parts().only(refitted());
    WindowForecaster fitted = fitting.fit(few);
    WindowForecaster other = fitting.fit(alteredAfterTraining(few));
    for (int sample : sampled) {
      Window window = windows.get(sample);
      Window blank = blank(window);
      Optional<Leak> leak =
          difference(Way.FITTING, window, forecast(fitted, blank), forecast(other, blank));
      if (leak.isPresent()) {
        return leak;
      }
    }
    return Optional.empty();
  }

  // The series of the sampled windows, and the first ones of which something belongs to training.
  private int[] refitted() {
    Parts all = windows.parts();
    TreeSet<Integer> positions = new TreeSet<>();
    Arrays.stream(sampled).map(windows::seriesOf).forEach(positions::add);
    Windows training = all.windows(Part.TRAIN, windows.task());
    Arrays.stream(training.seriesWithWindows()).limit(REFITTED_SERIES).forEach(positions::add);
    return positions.stream().mapToInt(Integer::intValue).toArray();
  }

  private static Parts alteredAfterTraining(Parts parts) {
    List<TimeSeries> altered =
        Streams.mapWithIndex(
                parts.dataset().series().stream(),
                (series, s) -> {
                  int end = parts.to((int) s, Part.TRAIN);
                  return replaced(series, column -> from(series, column, end), LeakageGuard::other);
                })
            .toList();
    return parts.with(altered);
  }

  private static Forecast forecast(WindowForecaster forecaster, Window window) {
    return forecaster.forecast(List.of(window));
  }

  // Far from the value and from its neighbours' replacements, and of a similar size.
  private static double other(double value, int step) {
    return 3 * value + 1 + step % 7;
  }

  private static Window blank(Window window) {
    return withFuture(window, (value, step) -> Double.NaN);
  }

  /** The window with other values wherever neither its history nor what is ahead shows any. */
  private static Window withFuture(Window window, Replacement by) {
    TimeSeries series = window.series();
    int end = Math.min(window.cutoff() + window.horizon(), series.length());
    TimeSeries altered =
        replaced(
            series,
            column -> {
              BitSet hidden = from(series, column, window.cutoff());
              if (series.columns().get(column).role() == Role.FUTURE) {
                int shown = Math.max(window.cutoff(), series.openGap(column, end));
                hidden.clear(window.cutoff(), shown);
              }
              return hidden;
            },
            by);
    return new Window(altered, window.cutoff(), window.horizon());
  }

  private static Window withPast(Window window, Replacement by) {
    BitSet past = new BitSet();
    past.set(0, window.cutoff());
    TimeSeries altered = replaced(window.series(), column -> past, by);
    return new Window(altered, window.cutoff(), window.horizon());
  }

  // What an open gap was filled with may come from behind the cutoff, so it changes with that.
  private static BitSet from(TimeSeries series, int column, int cutoff) {
    BitSet steps = new BitSet();
    steps.set(series.openGap(column, cutoff), series.length());
    return steps;
  }

  // Another category takes the place of one, whatever stands in for numbers.
  private static double replaced(Column column, double value, double by) {
    if (column.type() == Column.Type.NUMBER || Double.isNaN(by)) {
      return by;
    }
    int levels = column.levels().size();
    return levels == 0 ? value + 1 : (value + 1) % levels;
  }

  private static TimeSeries replaced(TimeSeries series, IntFunction<BitSet> steps, Replacement by) {
    double[][] values = new double[series.held()][];
    for (int c = 0; c < values.length; c++) {
      double[] column = series.copy(c, 0, series.length());
      Column of = series.columns().get(c);
      steps.apply(c).stream()
          .forEach(t -> column[t] = replaced(of, column[t], by.of(column[t], t)));
      values[c] = column;
    }
    return series.withValues(values);
  }

  // Of all levels, and of the leads in their order.
  private static Optional<Leak> difference(Way way, Window window, Forecast a, Forecast b) {
    int levels = a.levels().size();
    int ofLead = a.targets() * levels;
    for (int i = 0; i < a.leads() * ofLead; i++) {
      int lead = 1 + i / ofLead;
      int target = i % ofLead / levels;
      double one = a.value(0, lead, target, i % levels);
      double other = b.value(0, lead, target, i % levels);
      if (differ(one, other)) {
        return Optional.of(leak(way, window, lead, target, one, other));
      }
    }
    return Optional.empty();
  }

  private static boolean differ(double a, double b) {
    return Double.doubleToLongBits(a) != Double.doubleToLongBits(b);
  }

  private static Leak leak(
      Way way, Window window, int lead, int target, double forecast, double other) {
    return new Leak(way, window.series().id(), window.cutoff(), lead, target, forecast, other);
  }
}
