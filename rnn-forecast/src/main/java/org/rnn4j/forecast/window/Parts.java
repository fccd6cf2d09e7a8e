package org.rnn4j.forecast.window;

import com.google.common.base.Suppliers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.forecast.SplitUnit;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.spec.SpecPlaces;
import org.rnn4j.forecast.spec.TaskSpec;
import org.rnn4j.forecast.split.Extent;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;

/**
 * A dataset cut into training, validation and test, as {@link #of} made it: for each series and
 * part a range of steps. Immutable.
 */
public final class Parts {

  private static final int MOST_NAMED = 5;

  private final Dataset dataset;
  private final SplitUnit unit;
  private final int[][] ends; // [part][series]; a part starts where the one before it ends
  private final Extent leftOut;
  private final List<Unused> unused;
  private final Supplier<List<TimeSeries>> observed; // copies where something was filled in

  Parts(Dataset dataset, SplitUnit unit, int[][] ends, Extent leftOut) {
    this(dataset, unit, ends, leftOut, List.of());
  }

  private Parts(
      Dataset dataset, SplitUnit unit, int[][] ends, Extent leftOut, List<Unused> unused) {
    this.unused = List.copyOf(unused);
    this.dataset = dataset;
    this.unit = unit;
    this.ends = ends;
    this.leftOut = leftOut;
    this.observed =
        Suppliers.memoize(() -> dataset.series().stream().map(TimeSeries::observed).toList());
  }

  /**
   * Cuts a dataset. Of several series, those that the cut leaves nothing of for training are left
   * out of everything; they are told of as {@link #unused()}.
   *
   * @throws InputException when the parts ask for more than there is, or nothing of any series is
   *     left for training
   */
  public static Parts of(Split split, Dataset dataset) {
    return split.unit() == SplitUnit.SERIES ? dealOut(split, dataset) : cutEach(split, dataset);
  }

  private static Parts dealOut(Split split, Dataset dataset) {
    int count = dataset.series().size();
    Split.Cut cut = SpecPlaces.SPLIT.around(() -> split.divide(dataset));
    int[][] ends = new int[Part.values().length][count];
    Extent leftOut = Extent.NONE;
    for (int s = 0; s < count; s++) {
      TimeSeries series = dataset.series().get(s);
      boolean used = s >= cut.start() && s < cut.end();
      for (Part part : Part.values()) {
        ends[part.ordinal()][s] = used && s < cut.to(part) ? series.length() : 0;
      }
      leftOut = used ? leftOut : leftOut.plus(series, 0, series.length());
    }
    return new Parts(dataset, split.unit(), ends, leftOut);
  }

  // Steps of no part are taken away here, so that nothing behind this line can look at them.
  private static Parts cutEach(Split split, Dataset dataset) {
    List<Split.Cut> cuts = new ArrayList<>();
    List<TimeSeries> used = new ArrayList<>();
    List<String> tooShort = new ArrayList<>();
    Set<Problem> problems = new LinkedHashSet<>(); // a set: what is wrong with the rule is so once
    Set<Problem> shortages = new LinkedHashSet<>();
    Extent leftOut = Extent.NONE;
    for (TimeSeries series : dataset.series()) {
      try {
        Optional<Problem> shortage = split.shortage(series);
        if (shortage.isPresent()) {
          tooShort.add(series.id());
          shortages.add(shortage.get().in(SpecPlaces.SPLIT));
          continue;
        }
        Split.Cut cut = split.cut(series);
        cuts.add(cut);
        used.add(cut.start() == 0 ? series : series.part(cut.start(), cut.end()));
        leftOut = leftOut.plus(series, 0, cut.start());
      } catch (InputException e) {
        problems.addAll(e.in(SpecPlaces.SPLIT).problems());
      }
    }
    if (used.isEmpty()) {
      problems.addAll(shortages);
    }
    if (!problems.isEmpty()) {
      throw new InputException(firstOf(List.copyOf(problems)));
    }
    boolean whole = leftOut.isEmpty() && tooShort.isEmpty();
    Parts parts =
        new Parts(whole ? dataset : dataset.withSeries(used), split.unit(), ends(cuts), leftOut);
    return tooShort.isEmpty()
        ? parts
        : parts.without(new Unused(SpecPlaces.SPLIT, tooShort, nothingLeft(split)));
  }

  private static int[][] ends(List<Split.Cut> cuts) {
    return Arrays.stream(Part.values())
        .map(part -> cuts.stream().mapToInt(cut -> cut.to(part) - cut.start()).toArray())
        .toArray(int[][]::new);
  }

  private static String nothingLeft(Split split) {
    String words =
        split.asMap().entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    return "the split (" + words + ") leaves nothing for training";
  }

  /**
   * Checks that something is left to be measured.
   *
   * @param split how it was cut
   * @throws InputException if there is no test part, saying where a date cuts behind all of them
   */
  public void requireTest(Split split) {
    if (isEmpty(Part.TEST)) {
      throw new InputException(split.withoutTest(dataset).in(SpecPlaces.SPLIT));
    }
  }

  /**
   * The dataset that was cut; where every series was cut, without the steps that are in no part.
   */
  public Dataset dataset() {
    return dataset;
  }

  /**
   * The training part alone: the series as they were known at its end, so that nothing later is
   * there. A series of which nothing belongs to training is not there at all.
   */
  public Parts trainingAlone() {
    List<TimeSeries> known = new ArrayList<>();
    for (int s = 0; s < dataset.series().size(); s++) {
      if (to(s, Part.TRAIN) > 0) {
        known.add(dataset.series().get(s).before(to(s, Part.TRAIN)));
      }
    }
    int[] train = known.stream().mapToInt(TimeSeries::length).toArray();
    return new Parts(
        dataset.withSeries(known), unit, new int[][] {train, train, train}, Extent.NONE);
  }

  /** All parts as one: everything that is in some part belongs to training. */
  public Parts allForTraining() {
    int[] all = ends[Part.TEST.ordinal()];
    return new Parts(dataset, unit, new int[][] {all, all, all}, leftOut);
  }

  /**
   * Some of the series alone, cut as they are here.
   *
   * @param series their positions in the dataset, at least one
   */
  public Parts only(int... series) {
    List<TimeSeries> some = Arrays.stream(series).mapToObj(dataset.series()::get).toList();
    int[][] someEnds =
        Arrays.stream(ends)
            .map(of -> Arrays.stream(series).map(s -> of[s]).toArray())
            .toArray(int[][]::new);
    return new Parts(dataset.withSeries(some), unit, someEnds, Extent.NONE);
  }

  /**
   * Other series that are cut otherwise: to measure on them what was fitted to these.
   *
   * @param ends {@code [part][series]}: where each part ends; it starts where the one before ends
   */
  public Parts tested(Dataset other, int[][] ends) {
    return new Parts(other, unit, ends, Extent.NONE);
  }

  /** The same, with what is to be said of series that are not in the dataset any more. */
  Parts without(Unused more) {
    List<Unused> all = new ArrayList<>(unused);
    all.add(more);
    return new Parts(dataset, unit, ends, leftOut, all);
  }

  /** This cut of other series of the same lengths, one for each in the dataset. */
  public Parts with(List<TimeSeries> others) {
    return new Parts(dataset.withSeries(others), unit, ends, leftOut);
  }

  /** This cut of the same series with other columns. */
  public Parts over(Dataset other) {
    if (other.series().size() != dataset.series().size()) {
      throw new IllegalArgumentException("other series than those that were cut");
    }
    return new Parts(other, unit, ends, leftOut, unused);
  }

  /** The series as they were observed, in the order of the dataset: NaN where one was filled in. */
  public List<TimeSeries> observed() {
    return observed.get();
  }

  /** Whether every series was cut, or whole series were dealt out. */
  public SplitUnit unit() {
    return unit;
  }

  /** The first step of a part in a series (by its position in the dataset). */
  public int from(int series, Part part) {
    return part == Part.TRAIN ? 0 : ends[part.ordinal() - 1][series];
  }

  /**
   * The step after the last one of a part in a series; equal to {@link #from} if it has none there.
   */
  public int to(int series, Part part) {
    return ends[part.ordinal()][series];
  }

  /**
   * What is in no part: steps before the first ones of training, or whole series that were not
   * dealt out.
   */
  public Extent leftOut() {
    return leftOut;
  }

  /** Series that are in no part because they are too short, and not in {@link #dataset()}. */
  public List<Unused> unused() {
    return unused;
  }

  /** How much there is of a part. */
  public Extent extent(Part part) {
    Extent extent = Extent.NONE;
    for (int s = 0; s < dataset.series().size(); s++) {
      extent = extent.plus(dataset.series().get(s), from(s, part), to(s, part));
    }
    return extent;
  }

  /** Whether a part has no steps in any series. */
  public boolean isEmpty(Part part) {
    for (int s = 0; s < dataset.series().size(); s++) {
      if (from(s, part) < to(s, part)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The windows of a part; a view.
   *
   * @param lookback steps a model sees, at least 1
   * @param horizon steps to forecast, at least 1
   */
  public Windows windows(Part part, int lookback, int horizon) {
    return windows(part, new TaskSpec(lookback, horizon));
  }

  /** The windows of a part that a task has; a view. */
  public Windows windows(Part part, TaskSpec task) {
    return new Windows(this, part, task);
  }

  /**
   * Those of the series that are long enough for a window; series of no part are kept as they are.
   * The others are told of as {@link #unused()}.
   *
   * @throws InputException naming the series if all are too short
   */
  public Parts longEnough(TaskSpec task) {
    long needed = task.needed();
    List<TimeSeries> series = dataset.series();
    int[] kept =
        IntStream.range(0, series.size())
            .filter(s -> series.get(s).length() >= needed || to(s, Part.TEST) == 0)
            .toArray();
    if (kept.length == series.size()) {
      return this;
    }
    if (Arrays.stream(kept).allMatch(s -> to(s, Part.TEST) == 0)) {
      throw new InputException(tooShort(task));
    }
    Parts rest = only(kept);
    List<String> left = series.stream().map(TimeSeries::id).filter(notIn(rest.dataset)).toList();
    String why = "fewer steps than " + task.neededWords() + " = " + needed;
    return new Parts(rest.dataset, unit, rest.ends, leftOut, unused)
        .without(new Unused(SpecPlaces.DATA, left, why));
  }

  private static Predicate<String> notIn(Dataset dataset) {
    Set<String> ids = dataset.series().stream().map(TimeSeries::id).collect(Collectors.toSet());
    return id -> !ids.contains(id);
  }

  /**
   * Checks that training has windows, and that validation and test have some if they have steps.
   *
   * @throws InputException naming the series if all are too short, or the part that holds no window
   */
  public void requireWindows(TaskSpec task) {
    longEnough(task);
    List<Problem> problems = new ArrayList<>();
    for (Part part : Part.values()) {
      if (windows(part, task).isEmpty() && (part == Part.TRAIN || !isEmpty(part))) {
        problems.add(new Problem(SpecPlaces.SPLIT, noWindow(part, task), remedy(part)));
      }
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
  }

  private List<Problem> tooShort(TaskSpec task) {
    return firstOf(
        dataset.series().stream()
            .filter(series -> series.length() < task.needed())
            .map(series -> tooShort(series, task))
            .toList());
  }

  private static Problem tooShort(TimeSeries series, TaskSpec task) {
    return new Problem(
        "series " + Quoted.of(series.id()),
        "its "
            + Extent.counted(series.length(), "step")
            + (series.length() == 1 ? " is" : " are")
            + " fewer than "
            + task.neededWords()
            + " = "
            + task.needed(),
        "shorten task.lookback or task.horizon, say in task.least-steps that a window may have"
            + " fewer steps, or leave the series out");
  }

  /** The first few of the problems with series, and how many more there are. */
  static List<Problem> firstOf(List<Problem> all) {
    if (all.size() <= MOST_NAMED) {
      return all;
    }
    List<Problem> first = new ArrayList<>(all.subList(0, MOST_NAMED));
    first.add(
        new Problem(
            SpecPlaces.DATA,
            "it is the same with "
                + (all.size() - MOST_NAMED)
                + " more series, "
                + all.size()
                + " in all",
            ""));
    return first;
  }

  private String noWindow(Part part, TaskSpec task) {
    int longest = 0;
    for (int s = 0; s < dataset.series().size(); s++) {
      longest = Math.max(longest, to(s, part) - from(s, part));
    }
    return "no "
        + part
        + " window: the "
        + part
        + " part has "
        + longest
        + " steps"
        + (part == Part.TRAIN
            ? ", " + task.neededWords() + " need " + task.needed()
            : ", a horizon of "
                + task.horizon()
                + " needs as many after a lookback of "
                + task.leastSteps());
  }

  private static String remedy(Part part) {
    return part == Part.TRAIN
        ? "make validation and test smaller, or shorten task.lookback or task.horizon"
        : "make it 0 or at least as long as task.horizon";
  }
}
