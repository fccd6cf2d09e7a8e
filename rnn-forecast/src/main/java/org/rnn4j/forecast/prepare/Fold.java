package org.rnn4j.forecast.prepare;

import com.google.common.base.Suppliers;
import com.google.common.collect.Maps;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.forecast.inputs.NetworkInputs;
import org.rnn4j.forecast.inputs.StaticScale;
import org.rnn4j.forecast.inputs.WindowSamples;
import org.rnn4j.forecast.metric.ForecastTable;
import org.rnn4j.forecast.scale.ScaledSeries;
import org.rnn4j.forecast.scale.Scaling;
import org.rnn4j.forecast.spec.ExperimentSpec;
import org.rnn4j.forecast.spec.MetricsScale;
import org.rnn4j.forecast.spec.TrainingSpec;
import org.rnn4j.forecast.spec.TrainingWindows;
import org.rnn4j.forecast.split.Extent;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.window.Parts;
import org.rnn4j.forecast.window.Windows;
import org.rnn4j.training.SampleOrder;

/**
 * One cut of the data into training, validation and test, and what is fitted on its training part
 * for all that learn from it. Immutable.
 */
public final class Fold {

  private final Plan plan;
  private final Parts parts;
  private final Map<Part, Windows> windows;
  private final List<Integer> leads;
  private final Scaling scaling;
  private final NetworkInputs inputs;
  private final Supplier<List<ScaledSeries>> scaled; // made when the first network asks

  private Fold(Plan plan, Parts parts, Scaling scaling) {
    this(
        plan,
        parts,
        scaling,
        NetworkInputs.of(
            parts.dataset().columns(),
            plan.read(),
            StaticScale.ofAll(parts),
            plan.spec().task(),
            plan.strategy()),
        Suppliers.memoize(
            () -> {
              NumberRange.requireScaled(parts, scaling, plan.spec().scaler());
              return scaling.apply(parts.dataset());
            }));
  }

  private Fold(
      Plan plan,
      Parts parts,
      Scaling scaling,
      NetworkInputs inputs,
      Supplier<List<ScaledSeries>> scaled) {
    int horizon = plan.spec().task().horizon();
    this.plan = plan;
    this.parts = parts;
    this.windows = windows(plan, parts);
    this.leads = plan.strategy().leads(horizon);
    this.scaling = scaling;
    this.inputs = inputs;
    this.scaled = scaled;
  }

  /** The data, cut; the scaler is fitted on the training part. */
  public static Fold of(Plan plan, Parts parts) {
    Scaling scaling = Scaling.fit(plan.scalers(), parts);
    return new Fold(
        plan,
        parts,
        scaling.seeing(plan.spec().task().lookback()).within(plan.spec().data().bounds()));
  }

  /**
   * The windows of each part; of training as far apart as the spec says, of the test part those of
   * the backtest, where there is one.
   */
  public static Map<Part, Windows> windows(Plan plan, Parts parts) {
    return Maps.toMap(
        Arrays.asList(Part.values()),
        part -> used(plan.spec(), parts.windows(part, plan.spec().task())));
  }

  private static Windows used(ExperimentSpec spec, Windows all) {
    return switch (all.part()) {
      case TRAIN -> all.every(spec.training().windows().stride());
      case VALIDATION -> all;
      case TEST -> spec.backtest().map(all::of).orElse(all);
    };
  }

  /** The same data without a cut: everything that is in some part belongs to training. */
  public Fold onAllParts() {
    return of(plan, parts.allForTraining());
  }

  /**
   * One of the series alone, scaled as it is here.
   *
   * @param series its position in the dataset
   * @param seed what governs everything random of it
   */
  public Fold ofSeries(int series, long seed) {
    ScaledSeries alone = scaled().get(series);
    return new Fold(plan.seeded(seed), parts.only(series), scaling, inputs, () -> List.of(alone));
  }

  /** What the spec names. */
  public Plan plan() {
    return plan;
  }

  /** The data, cut. */
  public Parts parts() {
    return parts;
  }

  /** The data, whole; the scaler has seen its training part alone. */
  public Dataset dataset() {
    return parts.dataset();
  }

  /** The windows of each part. */
  public Map<Part, Windows> windows() {
    return windows;
  }

  /** The windows of one part. */
  public Windows windows(Part part) {
    return windows.get(part);
  }

  /** The leads that are measured. */
  public List<Integer> leads() {
    return leads;
  }

  /** Fitted on the training part. */
  public Scaling scaling() {
    return scaling;
  }

  /** Every series as a network sees it. */
  public List<ScaledSeries> scaled() {
    return scaled.get();
  }

  /** What the network of the model reads. */
  public NetworkInputs inputs() {
    return inputs;
  }

  /** What a network reads that sees the lookback as one step. */
  public NetworkInputs flatInputs(ForecastStrategy strategy) {
    return NetworkInputs.flat(dataset().columns(), plan.spec().task(), strategy);
  }

  /** The windows of a part as samples for a network. */
  public WindowSamples samples(Part part, NetworkInputs read) {
    return WindowSamples.of(sampled(part), scaled(), read);
  }

  /** The windows of a part that a network reads: one of each series where it reads it whole. */
  public Windows sampled(Part part) {
    Windows all = windows(part);
    return all.task().isAll() ? all.whole() : all;
  }

  /** Which training windows an epoch sees, and in what order. */
  public SampleOrder epochOrder() {
    TrainingSpec training = plan.spec().training();
    TrainingWindows wanted = training.windows();
    if (!wanted.areDrawn()) {
      return training.shuffle() ? new SampleOrder.Shuffled() : new SampleOrder.Given();
    }
    Windows all = sampled(Part.TRAIN);
    int number = wanted.perEpoch().orElse(all.size());
    SampleOrder drawn =
        wanted.drawBy() == TrainingWindows.DrawBy.SERIES
            ? new SampleOrder.DrawnByGroup(number, all.starts())
            : new SampleOrder.Drawn(number);
    return training.shuffle() ? drawn : new SampleOrder.Sorted(drawn);
  }

  /** What an epoch sees where that is not every training window of every series, for people. */
  Optional<String> epochFact() {
    TrainingWindows wanted = plan.spec().training().windows();
    int all = sampled(Part.TRAIN).size();
    if (plan.spec().task().isAll()) {
      return Optional.of(
          epochOrder().perEpoch(all) + " series, each read whole and trained at every step");
    }
    if (!wanted.areDrawn() && wanted.stride() == 1) {
      return Optional.empty();
    }
    String drawn =
        wanted.areDrawn()
            ? Extent.counted(epochOrder().perEpoch(all), "training window")
                + " drawn anew"
                + (wanted.drawBy() == TrainingWindows.DrawBy.SERIES ? ", series by series" : "")
            : "all training windows";
    return Optional.of(
        drawn + (wanted.stride() > 1 ? ", " + wanted.stride() + " steps apart in a series" : ""));
  }

  /** A table in the units that the spec wants metrics in. */
  public ForecastTable inMeasuredUnits(ForecastTable table) {
    return plan.spec().metricsScale() == MetricsScale.SCALED ? table.scaled(scaling) : table;
  }
}
