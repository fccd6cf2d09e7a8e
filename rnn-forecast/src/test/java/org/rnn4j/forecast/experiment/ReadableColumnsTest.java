package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.random.RandomStream;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.Column.Type;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.report.Leaderboard;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.training.EpochReport;

/** What a network reads: columns of every role and type, with every strategy, saved and loaded. */
class ReadableColumnsTest {

  private static final int STEPS = 140;
  private static final int HORIZON = 3;
  private static final List<String> KINDS = List.of("a", "b", "c");

  /** Heads or tails, and what they are worth: no network can know without what is known ahead. */
  private static TimeSeries series(String id, long seed, double size) {
    RandomStream random = RandomStream.of(seed);
    double[][] values = new double[4][STEPS];
    for (int t = 0; t < STEPS; t++) {
      values[1][t] = random.nextGaussian();
      values[2][t] = random.nextInt(2);
      values[3][t] = random.nextInt(KINDS.size());
      values[0][t] = 10 * size + 3 * values[2][t] + (values[3][t] == 1 ? 4 : 0);
    }
    return TimeSeries.owning(id, TimeIndex.integers(), columns(), values).withStatics(size, 1);
  }

  private static List<Column> columns() {
    return List.of(
        Column.target("y"),
        Column.past("seen"),
        Column.future("open"),
        Column.category("kind", Role.FUTURE, KINDS),
        new Column("size", Role.STATIC, Type.NUMBER),
        Column.category("region", Role.STATIC, List.of("north", "south")));
  }

  private static Dataset dataset() {
    return new Dataset(
        columns(), List.of(series("one", 1, 1), series("two", 2, 5)), Optional.empty(), 1);
  }

  private static ExperimentBuilder experiment(Dataset dataset) {
    return Experiment.builder()
        .dataset(dataset)
        .split(Split.lastSteps(20, 30))
        .lookback(4)
        .horizon(HORIZON)
        .epochs(12)
        .set("training.optimizer.learning-rate", 0.02)
        .layer(Layer.recurrent("gru").units(6))
        .metrics("mae")
        .baselines("naive");
  }

  private static Dataset withoutPast() {
    List<Column> columns = new ArrayList<>(columns());
    columns.remove(1);
    List<TimeSeries> series =
        dataset().series().stream()
            .map(
                all ->
                    TimeSeries.owning(
                            all.id(),
                            all.time(),
                            columns,
                            new double[][] {
                              all.copy(0, 0, STEPS), all.copy(2, 0, STEPS), all.copy(3, 0, STEPS)
                            })
                        .withStatics(all.staticValue(4), all.staticValue(5)))
            .toList();
    return new Dataset(columns, series, Optional.empty(), 1);
  }

  @ParameterizedTest
  @CsvSource({
    "direct, sliding, own, last-step",
    "sequence-to-sequence, sliding, own, last-step",
    "iterative, sliding, own, last-step",
    "iterative, growing, own, every-step",
    "iterative, sliding, none, last-step",
    "iterative, sliding, none, every-step"
  })
  void whatFollowsFromWhatIsKnownAheadIsForecast(
      String strategy, String context, String feedback, String lossAt, @TempDir Path folder) {
    boolean iterative = strategy.equals("iterative");
    Dataset dataset = iterative && feedback.equals("own") ? withoutPast() : dataset();
    Map<String, Object> options = new LinkedHashMap<>(Map.of("type", strategy));
    if (iterative) {
      options.putAll(Map.of("context", context, "feedback", feedback, "loss-at", lossAt));
    }
    ExperimentBuilder builder = experiment(dataset).set("strategy", options);
    ExperimentResult result = builder.build().run(ProgressListener.silent());

    assertThat(result.leaderboard().orElseThrow().rows())
        .filteredOn(Leaderboard.Row::isModel)
        .extracting(row -> row.values().get("mae"))
        .singleElement(as(DOUBLE))
        .as("naive has about 3")
        .isLessThan(0.8);
    ForecastModel model = result.model();
    model.save(folder);
    ForecastModel loaded = ForecastModel.load(folder, Registry.installed());
    for (TimeSeries one : dataset.series()) {
      Window window = new Window(one, STEPS - HORIZON, HORIZON);
      assertThat(loaded.forecast(window)).isEqualTo(model.forecast(window));
      assertThat(loaded.forecast(window).values("y"))
          .usingComparatorWithPrecision(2.0)
          .containsExactly(one.copy(0, STEPS - HORIZON, STEPS));
    }
  }

  @ParameterizedTest
  @CsvSource({"last-step, standard", "every-step, standard", "last-step, per-window"})
  void theMetricDuringTrainingIsThatOfTheForecasts(String lossAt, String scaler) {
    ExperimentResult result =
        experiment(dataset())
            .set("strategy", Map.of("type", "iterative", "feedback", "none", "loss-at", lossAt))
            .set("training.early-stopping", Map.of("patience", 2, "metric", "mae"))
            .scaler(scaler)
            .epochs(4)
            .build()
            .run(ProgressListener.silent());
    double told =
        result.history().stream()
            .filter(EpochReport::best)
            .reduce((first, second) -> second)
            .orElseThrow()
            .validation()
            .orElseThrow()
            .metrics()
            .get("mae");
    double measured = result.scores(Part.VALIDATION).orElseThrow().get("model", "mae").value();
    assertThat(told).isCloseTo(measured, within(1e-6));
  }

  @Test
  void categoriesMayBeEmbeddedAndShareATableOverTheLeads(@TempDir Path folder) {
    ExperimentResult result =
        experiment(dataset())
            .set(
                "data.categories",
                Map.of("kind", Map.of("embedding", 2), "region", Map.of("embedding", 1)))
            .strategy("direct")
            .build()
            .run(ProgressListener.silent());
    assertThat(result.leaderboard().orElseThrow().rows())
        .filteredOn(Leaderboard.Row::isModel)
        .extracting(row -> row.values().get("mae"))
        .singleElement(as(DOUBLE))
        .isLessThan(0.8);
    ForecastModel model = result.model();
    assertThat(model.layout().slots())
        .filteredOn(slot -> slot.name().contains("embedding"))
        .extracting(slot -> slot.name() + " " + slot.rows() + " x " + slot.columns())
        .containsExactlyInAnyOrder(
            "layer-1.embedding.kind 3 x 2", "layer-1.embedding.region 2 x 1");
    model.save(folder);
    ForecastModel loaded = ForecastModel.load(folder, Registry.installed());
    Window window = new Window(dataset().series().get(1), STEPS - HORIZON, HORIZON);
    assertThat(loaded.forecast(window)).isEqualTo(model.forecast(window));
  }

  @Test
  void aFirstLayerThatIsNotRecurrentSeesThemEmbeddedToo() {
    ForecastModel model =
        Experiment.builder()
            .dataset(dataset())
            .split(Split.lastSteps(20, 30))
            .lookback(4)
            .horizon(HORIZON)
            .epochs(1)
            .set("data.categories", Map.of("kind", Map.of("embedding", 2)))
            .layer(Layer.dense(3))
            .layer(Layer.recurrent("gru").units(2))
            .baselines("naive")
            .build()
            .run(ProgressListener.silent())
            .model();
    assertThat(model.layout().slots().get(0).name()).isEqualTo("layer-1.embedding.kind");
  }

  @Test
  void whatIsKnownAheadMustBeGivenOverTheHorizon() {
    ForecastModel model =
        experiment(dataset()).epochs(1).build().run(ProgressListener.silent()).model();
    TimeSeries whole = dataset().series().get(0);
    assertThatThrownBy(() -> model.forecast(whole))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("series 'one', column 'open'", "no value at 140, lead 1");
    TimeSeries recent = endingAt(whole, 120, STEPS);
    assertThat(model.forecast(recent)).isEqualTo(model.forecast(new Window(whole, 120, HORIZON)));
    TimeSeries tooShort = endingAt(whole, 120, 122);
    assertThatThrownBy(() -> model.forecast(tooShort))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("column 'open'", "no value at 122, lead 3");
  }

  /** The series as it is known at a cutoff, with what is known ahead up to a later step. */
  private static TimeSeries endingAt(TimeSeries whole, int cutoff, int known) {
    return TimeSeries.owning(
            whole.id(),
            whole.time(),
            whole.columns(),
            new double[][] {
              whole.copy(0, 0, cutoff),
              whole.copy(1, 0, cutoff),
              whole.copy(2, 0, known),
              whole.copy(3, 0, known)
            })
        .withStatics(whole.staticValue(4), whole.staticValue(5));
  }

  @Test
  void categoriesThatHaveNoNamesOrAreToBeForecastAreRefused() {
    assertThatThrownBy(() -> ofCategories(Role.TARGET, Role.PAST, KINDS).check())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a network cannot forecast 'x', a target of categories");
    assertThatThrownBy(() -> ofCategories(Role.PAST, Role.TARGET, List.of()).check())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'x', a past covariate of categories whose names are not known");
    assertThat(
            ofCategories(Role.PAST, Role.TARGET, List.of())
                .baselinesOnly(RunSettings.inMemory(), ProgressListener.silent())
                .leaderboard())
        .as("baselines are measured beside it")
        .isPresent();
  }

  private static Experiment ofCategories(Role of, Role other, List<String> levels) {
    double[] kinds = new double[60];
    Arrays.setAll(kinds, t -> t % 3);
    Column x = Column.category("x", of, levels);
    Column y = new Column("y", other, Type.NUMBER);
    TimeSeries series =
        TimeSeries.owning(
            "a",
            TimeIndex.integers(),
            of == Role.TARGET ? List.of(x, y) : List.of(y, x),
            new double[][] {kinds, kinds.clone()});
    return experiment(Dataset.of(List.of(series), Optional.empty(), 1))
        .split(Split.lastSteps(10, 10))
        .build();
  }
}
