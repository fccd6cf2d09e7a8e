package org.rnn4j.forecast.window;

import static org.rnn4j.forecast.split.Extent.counted;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.stream.IntStream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.forecast.SplitUnit;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.forecast.spec.SpecPlaces;
import org.rnn4j.forecast.spec.TaskSpec;
import org.rnn4j.forecast.split.Backtest;
import org.rnn4j.forecast.split.Part;

/**
 * The windows of one part of a dataset: series by series, and within a series in the order of time;
 * every one, or those of a {@link Backtest}.
 *
 * <p>A window belongs to the part in which all of its targets lie: its {@code horizon} steps from
 * the cutoff on. Its lookback may reach back into the part before, but not past the start of the
 * series, unless the task says that fewer steps do.
 *
 * <p>A view by arithmetic: few numbers are held for each series and nothing for each window, so ten
 * million points cost no more than ten.
 */
public final class Windows extends AbstractList<Window> implements RandomAccess {

  private static final int[] EACH = {};

  private final Parts parts;
  private final Part part;
  private final TaskSpec task;
  private final int stride;
  private final int[] firstCutoffs; // [series]
  private final int[] starts; // [series + 1]: index of each one's first window, then the size
  private final int[] counts; // [series]: of the windows a whole one stands for; empty: of itself

  Windows(Parts parts, Part part, TaskSpec task) {
    this(parts, part, task, 1);
  }

  private Windows(Parts parts, Part part, TaskSpec task, int stride) {
    if (task.lookback() < 1 || task.horizon() < 1 || stride < 1) {
      throw new IllegalArgumentException(
          "lookback, horizon and stride have at least 1 step, not "
              + task.lookback()
              + ", "
              + task.horizon()
              + " and "
              + stride);
    }
    this.parts = parts;
    this.part = Objects.requireNonNull(part, "part");
    this.task = task;
    this.stride = stride;
    this.counts = EACH;
    int series = parts.dataset().series().size();
    firstCutoffs = new int[series];
    starts = new int[series + 1];
    long size = 0;
    for (int s = 0; s < series; s++) {
      int first = Math.max(parts.from(s, part), task.leastSteps());
      int last = parts.to(s, part) - task.horizon();
      int count = last < first ? 0 : (last - first) / stride + 1;
      firstCutoffs[s] = last - (count - 1) * stride; // the most recent window is always there
      size += count;
      if (size > Integer.MAX_VALUE) {
        throw new InputException(
            SpecPlaces.SPLIT,
            "the " + part + " part has more than " + Integer.MAX_VALUE + " windows",
            "make it smaller");
      }
      starts[s + 1] = (int) size;
    }
  }

  private Windows(Windows all, int[] firstCutoffs, int[] starts, int[] counts) {
    this.parts = all.parts;
    this.part = all.part;
    this.task = all.task;
    this.stride = all.stride;
    this.firstCutoffs = firstCutoffs;
    this.starts = starts;
    this.counts = counts;
  }

  /**
   * The last window of each series, which stands for all of them: a network that reads its whole
   * history passes every one of their cutoffs.
   */
  public Windows whole() {
    int series = firstCutoffs.length;
    int[] last = new int[series];
    int[] from = new int[series + 1];
    int[] of = new int[series];
    for (int s = 0; s < series; s++) {
      of[s] = countOf(s);
      last[s] = firstCutoffs[s] + (of[s] - 1) * stride;
      from[s + 1] = from[s] + Math.min(1, of[s]);
    }
    return new Windows(this, last, from, of);
  }

  /** Whether each window stands for all of its series. */
  public boolean isWhole() {
    return counts.length > 0;
  }

  /** The longest history of a window; 0 where there is none. */
  public int longest() {
    int longest = 0;
    for (int s = 0; s < firstCutoffs.length; s++) {
      int last = firstCutoffs[s] + (countOf(s) - 1) * stride;
      longest = countOf(s) > 0 ? Math.max(longest, last) : longest;
    }
    return longest;
  }

  /** For how many windows of a series one of its windows stands, itself among them. */
  public int standsFor(int series) {
    return isWhole() ? counts[series] : 1;
  }

  /**
   * Those of the windows that belong to a backtest: of each series the last one, and going back
   * from it one each {@link Backtest#step()} steps.
   *
   * @throws InputException naming the series in which the backtest would reach before these windows
   */
  public Windows of(Backtest backtest) {
    Windows apart = every(backtest.step());
    return backtest.windows().map(apart::last).orElse(apart);
  }

  /** The last so many of each series that has steps in the part. */
  private Windows last(int count) {
    int[] first = firstCutoffs.clone();
    int[] from = new int[starts.length];
    List<Problem> problems = new ArrayList<>();
    for (int s = 0; s < first.length; s++) {
      int there = countOf(s);
      if (there < count && parts.from(s, part) < parts.to(s, part)) {
        problems.add(reachingTooFarBack(s, count));
      }
      int kept = Math.min(count, there);
      first[s] += (there - kept) * stride;
      from[s + 1] = from[s] + kept;
    }
    if (!problems.isEmpty()) {
      throw new InputException(Parts.firstOf(problems));
    }
    return new Windows(this, first, from, EACH);
  }

  private Problem reachingTooFarBack(int s, int count) {
    int fit = countOf(s);
    TimeSeries series = parts.dataset().series().get(s);
    int steps = parts.to(s, part) - parts.from(s, part);
    long needed = (long) (count - 1) * stride + task.horizon();
    String apart = count == 1 ? "" : ", " + stride + " apart,";
    boolean early = needed <= steps; // there is no lookback before the first of them
    return new Problem(
        SpecPlaces.BACKTEST,
        counted(count, "window")
            + apart
            + " of a horizon of "
            + task.horizon()
            + " take the last "
            + needed
            + " steps of series "
            + Quoted.of(series.id())
            + (early
                ? ", and a lookback of "
                    + task.leastSteps()
                    + " before them: it has "
                    + parts.to(s, part)
                : ", its " + part + " part has " + steps),
        fit == 0
            ? "make the " + part + " part of data.split larger"
            : "take at most "
                + counted(fit, "window")
                + ", a smaller step, or a larger "
                + part
                + " part in data.split");
  }

  /** The cut these windows come from. */
  public Parts parts() {
    return parts;
  }

  /** The part the targets lie in. */
  public Part part() {
    return part;
  }

  /** What is forecast from what. */
  public TaskSpec task() {
    return task;
  }

  /** Steps before each cutoff that a model sees; they exist, unless the task may be short. */
  public int lookback() {
    return task.lookback();
  }

  /** Steps from each cutoff on that are targets. */
  public int horizon() {
    return task.horizon();
  }

  /** Steps between neighbouring windows of one series. */
  public int stride() {
    return stride;
  }

  /**
   * Those of the windows that lie so many steps apart in their series, the last one of each series
   * among them.
   *
   * @param steps at least 1
   */
  public Windows every(int steps) {
    return new Windows(parts, part, task, Math.multiplyExact(stride, steps));
  }

  /** The first window of each series, then the number of all: {@code [series + 1]}. */
  public int[] starts() {
    return starts.clone();
  }

  @Override
  public int size() {
    return starts[starts.length - 1];
  }

  @Override
  public Window get(int window) {
    int series = seriesOf(window);
    return new Window(parts.dataset().series().get(series), cutoff(window, series), task.horizon());
  }

  /** The position in the dataset of the series that a window lies in. */
  public int seriesOf(int window) {
    Objects.checkIndex(window, size());
    int found = Arrays.binarySearch(starts, window);
    int series = found >= 0 ? found : -found - 2;
    while (starts[series + 1] == window) { // series without windows share their start with the next
      series++;
    }
    return series;
  }

  /** The cutoff of a window: the first step that is to be forecast. */
  public int cutoff(int window) {
    return cutoff(window, seriesOf(window));
  }

  /** As {@link #cutoff(int)}, for who knows the series of the window and need not have it found. */
  public int cutoff(int window, int series) {
    return firstCutoffs[series] + (window - starts[series]) * stride;
  }

  /** The index of the first window of a series; equal to that of the next series if it has none. */
  public int firstOf(int series) {
    return starts[series];
  }

  /** How many windows a series has. */
  public int countOf(int series) {
    return starts[series + 1] - starts[series];
  }

  /** How many windows have a cutoff before some step of their series. */
  public int countBefore(int step) {
    int count = 0;
    for (int series = 0; series < firstCutoffs.length; series++) {
      int window = starts[series];
      while (window < starts[series + 1] && cutoff(window, series) < step) {
        window++;
      }
      count += window - starts[series];
    }
    return count;
  }

  /** The positions in the dataset of the series that have windows, in order. */
  public int[] seriesWithWindows() {
    return IntStream.range(0, firstCutoffs.length).filter(s -> countOf(s) > 0).toArray();
  }

  /**
   * The ids of the series that should have windows here and have none, because their part is too
   * short for the lookback and the horizon: of every series that was cut, if the part has any steps
   * at all; where whole series are dealt out, of those that are in the part.
   */
  public List<String> idsWithoutWindows() {
    boolean each = parts.unit() == SplitUnit.STEPS && !parts.isEmpty(part);
    List<String> ids = new ArrayList<>();
    for (int s = 0; s < firstCutoffs.length; s++) {
      boolean expected = each || parts.from(s, part) < parts.to(s, part);
      if (expected && countOf(s) == 0) {
        ids.add(parts.dataset().series().get(s).id());
      }
    }
    return List.copyOf(ids);
  }
}
