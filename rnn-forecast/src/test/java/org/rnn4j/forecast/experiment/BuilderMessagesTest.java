package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.forecast.split.Split;

/** What the builder refuses names the call that said so. */
class BuilderMessagesTest {

  private static List<String> refused(UnaryOperator<ExperimentBuilder> mistake) {
    ExperimentBuilder right =
        Experiment.builder()
            .source("waves", Map.of("series", 100))
            .split(Split.series(70, 20, 10))
            .lookback(5)
            .horizon(2)
            .layer(Layer.recurrent("gru").units(3));
    InputException e =
        catchThrowableOfType(InputException.class, () -> mistake.apply(right).build());
    assertThat(e).as("an InputException").isNotNull();
    return e.problems().stream().map(Problem::toString).toList();
  }

  @Test
  void aValueOutOfRangeIsAtItsCall() {
    assertThat(refused(b -> b.lookback(0)))
        .containsExactly(
            "lookback(0) task.lookback: '0' is not valid; expected all, or a whole number, at least"
                + " 1");
    assertThat(refused(b -> b.set("training.batch-size", 0)))
        .singleElement()
        .asString()
        .startsWith("set(\"training.batch-size\", 0) training.batch-size: '0' is not valid");
  }

  @Test
  void aMistakeInALayerIsAtTheCallThatAddedIt() {
    assertThat(refused(b -> b.layer(Layer.recurrent("gru").units(0))))
        .singleElement()
        .asString()
        .startsWith("layer({cell=gru, units=0}) model.layers.1.units: '0' is not valid");
    assertThat(refused(b -> b.layer(Layer.recurrent("gru").units(2).option("unit", 3))))
        .singleElement()
        .asString()
        .startsWith("layer({cell=gru, units=2, unit=3}) model.layers.1.unit: unknown key 'unit'");
  }

  @Test
  void anUnknownNameOrOptionIsAtItsCall() {
    assertThat(refused(b -> b.scaler("standart")))
        .singleElement()
        .asString()
        .startsWith("scaler(\"standart\") scaler: unknown scaler 'standart'")
        .contains("did you mean 'standard'?");
    assertThat(refused(b -> b.source("waves", Map.of("steps", 5, "colour", "red"))))
        .singleElement()
        .asString()
        .startsWith("source(\"waves\", {")
        .contains(") data.colour: unknown key 'colour'");
    assertThat(refused(b -> b.set("training.optimizer", Map.of("type", "adam", "beta", 1))))
        .singleElement()
        .asString()
        .contains(") training.optimizer.beta: unknown key 'beta'");
  }

  @Test
  void whatNobodySaidIsMissedByBuild() {
    assertThat(refused(b -> b.set("task", Map.of("lookback", 3))))
        .containsExactly(
            "set(\"task\", {lookback=3}) task.horizon: missing; expected a whole number, at least"
                + " 1");
    InputException e =
        catchThrowableOfType(
            InputException.class,
            () -> Experiment.builder().source("waves", Map.of()).lookback(3).build());
    assertThat(e.problems())
        .extracting(Problem::place)
        .containsExactly("build() data.split", "build() task.horizon");
  }

  @Test
  void aSplitThatTheSourceCannotDoIsAtTheCallOfTheSplit() {
    assertThat(refused(b -> b.split(Split.lastSteps(2, 2))))
        .singleElement()
        .asString()
        .startsWith("split({validation=2, test=2}) data.split: the source 'waves' is divided by");
  }
}
