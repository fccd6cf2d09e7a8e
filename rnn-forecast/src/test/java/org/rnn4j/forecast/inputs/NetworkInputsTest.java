package org.rnn4j.forecast.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastRequest;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.random.RandomStream;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.Column.Type;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.scale.Scaling;
import org.rnn4j.forecast.spec.TaskSpec;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.window.Parts;
import org.rnn4j.forecast.window.Windows;

class NetworkInputsTest {

  private static final int LENGTH = 40;
  private static final TaskSpec TASK = new TaskSpec(6, 3);
  private static final InputChoice CHOICE =
      new InputChoice(List.of(1, 2, 9), List.of("y", "price"), InputChoice.Since.OBSERVED);
  private static final List<Column> COLUMNS =
      List.of(
          Column.target("y"),
          Column.past("w"),
          Column.future("price"),
          Column.category("day", Role.FUTURE, List.of("work", "rest")),
          Column.derived("place", (time, step) -> step / 100.0),
          new Column("size", Role.STATIC, Type.NUMBER),
          Column.category("region", Role.STATIC, List.of("north", "south", "west")));

  private static <T, P extends Provider<T>> T made(
      Kind<P> kind, String name, Map<String, ?> given) {
    P provider = Registry.installed().find(kind, name);
    return provider.create(Options.of(provider.options(), given));
  }

  private static ForecastStrategy strategy(String name, Map<String, ?> given) {
    return made(Kind.STRATEGY, name, given);
  }

  private static NetworkInputs inputs(ForecastStrategy strategy) {
    Map<String, StaticScale> statics = Map.of("size", new StaticScale(2, 1));
    return NetworkInputs.of(COLUMNS, CHOICE, statics, TASK, strategy);
  }

  @Test
  void eachLeadHasWhatIsKnownOfItAndNoLagThatIsShorter() {
    assertThat(inputs(strategy("direct", Map.of())).names())
        .containsExactly(
            "y", // the lag of 1 at lead 1, too
            "w",
            "observed y",
            "since observed y",
            "price+1",
            "observed price+1",
            "day+1=work",
            "day+1=rest",
            "place+1",
            "y-1", // 2 before lead 1; 1 before is the value of the step
            "y-8",
            "price+2",
            "observed price+2",
            "day+2=work",
            "day+2=rest",
            "place+2",
            "y-7", // 1 before lead 2 is not known
            "price+3",
            "observed price+3",
            "day+3=work",
            "day+3=rest",
            "place+3",
            "y-6",
            "size",
            "region=north",
            "region=south",
            "region=west");
  }

  @Test
  void aNetworkThatReadsOnReadsWhetherAStepLiesBehindTheCutoff() {
    NetworkInputs inputs = inputs(strategy("iterative", Map.of("feedback", "none")));
    assertThat(inputs.names()).endsWith("region=west", "behind the cutoff").doesNotContain("y-7");
    assertThat(inputs.steps()).isEqualTo(6 + 3 - 1);
    assertThat(inputs.trainedSteps()).isEqualTo(3);
  }

  private static TimeSeries series(String id, long seed, double size) {
    RandomStream random = RandomStream.of(seed);
    double[][] values = new double[4][LENGTH];
    List<BitSet> filled = new ArrayList<>();
    for (int c = 0; c < values.length; c++) {
      BitSet steps = new BitSet();
      for (int t = 0; t < LENGTH; t++) {
        boolean isAbsent = t > 0 && random.nextInt(4) == 0;
        values[c][t] = c == 3 ? random.nextInt(2) : 100 * size + random.nextGaussian();
        if (isAbsent && random.nextInt(2) == 0) {
          steps.set(t); // as if it were filled in
        } else if (isAbsent) {
          values[c][t] = Double.NaN;
        }
      }
      filled.add(steps);
    }
    return TimeSeries.owning(id, TimeIndex.integers(), COLUMNS, values)
        .withFilled(filled)
        .withStatics(size, size - 1);
  }

  private static final TimeSeries A = series("a", 1, 1);
  private static final TimeSeries B = series("b", 2, 2);

  private static Parts parts(TimeSeries... series) {
    Dataset dataset = new Dataset(COLUMNS, List.of(series), Optional.empty(), 1);
    return Parts.of(Split.lastSteps(0, 5), dataset);
  }

  private static float[][] trained(NetworkInputs inputs, Scaling scaling, Windows windows) {
    WindowSamples samples =
        WindowSamples.of(windows, scaling.apply(windows.parts().dataset()), inputs);
    Batch batch = samples.batch(IntStream.range(0, windows.size()).toArray(), 0, windows.size());
    float[][] read = new float[windows.size()][inputs.steps() * inputs.width()];
    for (int row = 0; row < read.length; row++) {
      batch.readInputs(row, read[row], 0, inputs.width(), 1);
    }
    return read;
  }

  @ParameterizedTest
  @CsvSource({
    "direct, standard, own", "sequence-to-sequence, none, own", "direct, per-window, own",
    "direct, difference, own", "iterative, standard, own", "iterative, per-window, none",
    "iterative, min-max, none", "value-ahead, mean-scale, own"
  })
  void aNetworkIsAskedWithTheNumbersThatItIsTrainedOn(String name, String scaler, String feedback) {
    ForecastStrategy strategy =
        strategy(name, name.equals("iterative") ? Map.of("feedback", feedback) : Map.of());
    NetworkInputs inputs = inputs(strategy);
    Parts parts = parts(A, B);
    Scaler chosen = made(Kind.SCALER, scaler, Map.of());
    Scaling scaling = Scaling.fit(chosen, parts).seeing(TASK.lookback());
    for (Part part : List.of(Part.TRAIN, Part.TEST)) {
      Windows windows = parts.windows(part, TASK);
      float[][] trained = trained(inputs, scaling, windows);
      ForecastRequest asked = inputs.request(windows, TASK.lookback(), scaling);
      boolean readsOn = inputs.steps() > TASK.lookback();
      for (int row = 0; row < windows.size(); row++) {
        int size = TASK.lookback() * inputs.width();
        assertThat(rowOf(asked.history(), row))
            .as("%s windows, row %d", part, row)
            .containsExactly(Arrays.copyOf(trained[row], size));
        assertThat(readsOn ? rowOf(asked.ahead(), row) : new float[0])
            .as("ahead of %s windows, row %d", part, row)
            .containsExactly(Arrays.copyOfRange(trained[row], size, trained[row].length));
      }
    }
  }

  private static float[] rowOf(Block block, int row) {
    int size = block.steps() * block.width();
    return Arrays.copyOfRange(block.values(), row * size, (row + 1) * size);
  }

  @Test
  void anotherSeriesChangesNoWindowOfThisOne() {
    NetworkInputs inputs = inputs(strategy("direct", Map.of()));
    Scaler scaler = made(Kind.SCALER, "standard", Map.of());
    Parts alone = parts(B);
    Parts both = parts(A, B);
    for (Part part : List.of(Part.TRAIN, Part.TEST)) {
      Windows one = alone.windows(part, TASK);
      Windows two = both.windows(part, TASK);
      float[][] ofOne = trained(inputs, Scaling.fit(scaler, alone), one);
      float[][] ofTwo = trained(inputs, Scaling.fit(scaler, both), two);
      for (int w = 0; w < one.size(); w++) {
        int same = two.firstOf(1) + w;
        assertThat(two.cutoff(same)).isEqualTo(one.cutoff(w));
        assertThat(ofTwo[same]).containsExactly(ofOne[w]);
      }
    }
  }

  @Test
  void whatFollowsTheTrainingPartChangesNoTrainingWindow() {
    Scaler scaler = made(Kind.SCALER, "standard", Map.of());
    Parts parts = parts(A, B);
    Parts other = parts(otherAfterTraining(A), otherAfterTraining(B));
    for (String name : List.of("direct", "sequence-to-sequence", "iterative")) {
      NetworkInputs inputs = inputs(strategy(name, Map.of()));
      assertThat(trained(inputs, Scaling.fit(scaler, other), other.windows(Part.TRAIN, TASK)))
          .as(name)
          .isDeepEqualTo(
              trained(inputs, Scaling.fit(scaler, parts), parts.windows(Part.TRAIN, TASK)));
    }
  }

  private static TimeSeries otherAfterTraining(TimeSeries series) {
    double[][] values = new double[series.held()][];
    for (int c = 0; c < values.length; c++) {
      values[c] = series.copy(c, 0, LENGTH);
      for (int t = LENGTH - 5; t < LENGTH; t++) {
        values[c][t] = c == 3 ? 1 - values[c][t] : 1000 + t;
      }
    }
    return series.withValues(values);
  }

  @Test
  void whatIsUnknownIsZeroAndWasNotObserved() {
    double none = Double.NaN;
    TimeSeries gap =
        TimeSeries.of("g", "y", 5, none, none, 8, none, 6, 7, 8, 9); // cutoff 6 and what follows
    NetworkInputs inputs =
        NetworkInputs.of(
            gap.columns(),
            new InputChoice(List.of(4), List.of("y"), InputChoice.Since.OBSERVED),
            Map.of(),
            new TaskSpec(4, 2),
            strategy("iterative", Map.of("feedback", "none")));
    assertThat(inputs.names())
        .containsExactly("y", "observed y", "since observed y", "y-3", "behind the cutoff");
    Dataset dataset = Dataset.of(List.of(gap), Optional.empty(), 1);
    Parts parts = Parts.of(Split.lastSteps(0, 0), dataset);
    Windows windows = parts.windows(Part.TRAIN, new TaskSpec(4, 2));
    Scaling unscaled = Scaling.fit(made(Kind.SCALER, "none", Map.of()), parts);
    assertThat(trained(inputs, unscaled, windows)[2]) // cutoff 6
        .containsExactly(
            0, 0, 0.5f, 0, 0, // step 2: the lag lies before the start
            8, 1, 0, 5, 0, 0, 0, 0.25f, 0, 0, 6, 1, 0, 0, 0, 0, 0, 0.25f, 8,
            1); // step 6, behind the cutoff
    assertThat(inputs.trainedSteps()).isEqualTo(2);
  }

  @Test
  void aForecastThatIsFedBackIsReadAsIfItWereObserved() {
    double none = Double.NaN;
    TimeSeries gap = TimeSeries.of("g", "y", 5, none, none, 8, none, none, 7, 8, 9);
    NetworkInputs inputs =
        NetworkInputs.of(
            gap.columns(),
            new InputChoice(List.of(4), List.of("y"), InputChoice.Since.OBSERVED),
            Map.of(),
            new TaskSpec(4, 2),
            strategy("iterative", Map.of()));
    Parts parts = Parts.of(Split.lastSteps(0, 0), Dataset.of(List.of(gap), Optional.empty(), 1));
    Scaling unscaled = Scaling.fit(made(Kind.SCALER, "none", Map.of()), parts);
    ForecastRequest asked = inputs.request(List.of(new Window(gap, 6, 2)), 4, unscaled);
    assertThat(Arrays.copyOfRange(asked.history().values(), 12, 16))
        .as("step 5, with the lag of step 6")
        .containsExactly(0, 0, 0.5f, 0);
    assertThat(asked.ahead().values()).as("step 6").containsExactly(0, 1, 0, 8);
  }
}
