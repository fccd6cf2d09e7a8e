package org.rnn4j.forecast.contender;

import java.util.List;
import java.util.stream.IntStream;
import org.rnn4j.api.forecast.BaselineTask;
import org.rnn4j.api.forecast.SplitUnit;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.forecast.prepare.Fold;
import org.rnn4j.forecast.spec.TaskSpec;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.window.Parts;

/**
 * What the baselines of a fold learn from: the training part as it was known at its end, and
 * nothing that came later.
 */
final class FoldTask implements BaselineTask {

  private final TaskSpec spec;
  private final List<Integer> lags;
  private final Parts training;
  private final int mostWindows;
  private final int longest; // history that there is to learn from

  FoldTask(Fold fold) {
    this(
        fold.plan().spec().task(),
        fold.plan().spec().inputs().lags().values(),
        fold.parts(),
        Integer.MAX_VALUE);
  }

  private FoldTask(TaskSpec spec, List<Integer> lags, Parts data, int mostWindows) {
    this.lags = lags;
    this.spec = spec;
    this.training = data.trainingAlone();
    this.mostWindows = mostWindows;
    this.longest =
        training.dataset().series().stream().mapToInt(TimeSeries::length).max().orElse(1);
  }

  /** The same task on other data, at most so many windows of them, evenly spread. */
  FoldTask on(Parts data, int windows) {
    return new FoldTask(spec, lags, data, windows);
  }

  @Override
  public Dataset dataset() {
    return training.dataset();
  }

  @Override
  public int lookback() {
    return spec.isAll() ? longest : spec.lookback();
  }

  @Override
  public int leastSteps() {
    return spec.leastSteps();
  }

  @Override
  public int horizon() {
    return spec.horizon();
  }

  @Override
  public List<Integer> lags() {
    return lags;
  }

  @Override
  public SplitUnit splitUnit() {
    return training.unit();
  }

  @Override
  public List<Window> trainingWindows() {
    List<Window> all = training.windows(Part.TRAIN, spec);
    if (all.size() <= mostWindows) {
      return all;
    }
    return IntStream.range(0, mostWindows)
        .mapToObj(i -> all.get((int) ((long) i * all.size() / mostWindows)))
        .toList();
  }
}
