package org.rnn4j.forecast.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.random.RandomStream;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.Column.Type;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.compare.LeakageGuard;
import org.rnn4j.forecast.inputs.InputChoice;
import org.rnn4j.forecast.inputs.NetworkInputs;
import org.rnn4j.forecast.inputs.StaticScale;
import org.rnn4j.forecast.inputs.WindowSamples;
import org.rnn4j.forecast.network.NetworkForecaster;
import org.rnn4j.forecast.scale.Scaling;
import org.rnn4j.forecast.scale.StandardScalerProvider;
import org.rnn4j.forecast.spec.TaskSpec;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.window.Parts;
import org.rnn4j.forecast.window.Windows;

/** A strategy as an experiment uses it: with a network, over the windows of scaled series. */
final class WindowChecks {

  private static final int LOOKBACK = 9;
  private static final int SERIES = 3;
  private static final int LENGTH = 60;
  private static final int TEST = 20;
  private static final int UNITS = 3;
  private static final int TARGETS = 2;
  private static final int GUARDED = 10;

  // Lags shorter than some leads, and one that reaches before the lookback.
  private static final InputChoice CHOICE =
      new InputChoice(List.of(1, 4, 12), List.of("u", "x"), InputChoice.Since.OBSERVED);

  private WindowChecks() {}

  static void leakage(StrategyVariant v) {
    eachHorizon(
        v,
        (forecaster, windows) -> {
          LeakageGuard.Report report = LeakageGuard.check(forecaster, windows, GUARDED);
          require(
              report.isClean(),
              "%s",
              report.leaks().stream().findFirst().map(Object::toString).orElse(""));
          require(report.readsHistory(), "no value before the cutoff changes a forecast either");
        });
  }

  static void windows(StrategyVariant v) {
    eachHorizon(
        v,
        (forecaster, windows) -> {
          Forecast all = forecaster.forecast(windows);
          requireLeads(all, v.create().leads(windows.horizon()));
          requireSameInGroups(1, forecaster, windows, all);
          requireSameInGroups(7, forecaster, windows, all);
        });
  }

  private static void requireSameInGroups(
      int size, NetworkForecaster forecaster, Windows windows, Forecast all) {
    for (int to = windows.size(), from; to > 0; to = from) { // from the back
      from = Math.max(0, to - size);
      Forecast some = forecaster.forecast(windows.subList(from, to));
      for (int i = from; i < to; i++) {
        require(
            all.row(i).equals(some.row(i - from)),
            "with horizon %d, in groups of %d window %d has the forecast %s instead of %s",
            windows.horizon(),
            size,
            i,
            Arrays.toString(some.row(i - from).toArray()),
            Arrays.toString(all.row(i).toArray()));
      }
    }
  }

  private static void requireLeads(Forecast forecast, List<Integer> leads) {
    for (int lead = 1; lead <= forecast.leads(); lead++) {
      for (int target = 0; target < TARGETS; target++) {
        double number = forecast.point(0, lead, target);
        require(
            leads.contains(lead) == Double.isFinite(number),
            "with horizon %d the forecast of lead %d is %s, and the leads are %s",
            forecast.leads(),
            lead,
            number,
            leads);
      }
    }
  }

  private static void eachHorizon(StrategyVariant v, BiConsumer<NetworkForecaster, Windows> check) {
    ForecastStrategy strategy = v.create();
    Dataset dataset = dataset(strategy.feedsBack() ? 0 : 1);
    Parts parts = Parts.of(Split.lastSteps(0, TEST), dataset);
    Scaling scaling =
        Scaling.fit(new StandardScalerProvider().create(Options.defaults(List.of())), parts);
    for (int horizon : Case.horizons(strategy)) {
      TaskSpec task = new TaskSpec(LOOKBACK, horizon);
      NetworkInputs inputs =
          NetworkInputs.of(dataset.columns(), CHOICE, StaticScale.ofAll(parts), task, strategy);
      try (Network network = network(inputs)) {
        Windows training = parts.windows(Part.TRAIN, LOOKBACK, horizon);
        requireTrainable(network, WindowSamples.of(training, scaling.apply(dataset), inputs));
        check.accept(
            new NetworkForecaster(network, inputs, scaling, strategy, task),
            parts.windows(Part.TEST, LOOKBACK, horizon));
      }
    }
  }

  private static void requireTrainable(Network network, WindowSamples samples) {
    Batch batch = samples.batch(new int[] {0, samples.size() / 2, samples.size() - 1}, 0, 3);
    Loss loss = made(Kind.LOSS, "org.rnn4j.training/mse", Map.of());
    float[] gradient = new float[network.layout().size()];
    double value = network.lossAndGradient(batch, loss, new TrainingStep(1, 1, 1), gradient);
    require(Double.isFinite(value) && value > 0, "the training loss of a new network is %s", value);
  }

  private static Network network(NetworkInputs inputs) {
    Cell cell = made(Kind.CELL, "org.rnn4j.cells/simple", Map.of("units", UNITS));
    return Network.builder(inputs.width())
        .recurrent(cell)
        .head(inputs.leads().size() * TARGETS)
        .outputs(inputs.outputs())
        .seed(1)
        .build();
  }

  private static <T, P extends Provider<T>> T made(
      Kind<P> kind, String name, Map<String, ?> given) {
    P provider = Registry.installed().find(kind, name);
    return provider.create(Options.of(provider.options(), given));
  }

  private static Dataset dataset(int covariates) {
    List<Column> columns =
        Stream.of(
                List.of(Column.target("u"), Column.target("v")),
                Collections.nCopies(covariates, Column.past("w")),
                List.of(
                    Column.future("x"),
                    Column.category("kind", Role.FUTURE, List.of("a", "b", "c")),
                    new Column("size", Role.STATIC, Type.NUMBER)))
            .flatMap(List::stream)
            .toList();
    List<TimeSeries> series = new ArrayList<>();
    for (int s = 0; s < SERIES; s++) {
      RandomStream random = RandomStream.of(7, s);
      double[][] values = new double[columns.size() - 1][LENGTH];
      for (int c = 0; c < values.length; c++) {
        for (int t = 0; t < LENGTH; t++) {
          boolean isKind = c == values.length - 1;
          values[c][t] = isKind ? random.nextInt(3) : 100 * s + 10 * random.nextGaussian();
        }
      }
      series.add(TimeSeries.owning("s" + s, TimeIndex.integers(), columns, values).withStatics(s));
    }
    return new Dataset(columns, series, Optional.empty(), 1);
  }
}
