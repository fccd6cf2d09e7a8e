package org.rnn4j.api.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.InputException;

class OptionsTest {

  private static final Option<Integer> UNITS = Option.integer("units").atLeast(1).required();
  private static final Option<Double> RATE = Option.decimal("rate").defaultsTo(0.5);
  private static final Option<String> NOTE = Option.text("note");
  private static final List<Option<?>> DECLARED = List.of(UNITS, RATE, NOTE);

  @Test
  void givenValuesAndDefaultsAreFound() {
    Options options = Options.of(DECLARED, Map.of("units", 8));
    assertThat(options.get(UNITS)).isEqualTo(8);
    assertThat(options.get(RATE)).isEqualTo(0.5);
    assertThat(options.find(NOTE)).isEmpty();
    assertThat(Options.of(DECLARED, Map.of("units", 8, "note", "x")).find(NOTE)).contains("x");
  }

  @Test
  void allMistakesAreReportedInOneGo() {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("unit", 8);
    given.put("rate", "fast");
    InputException e =
        catchThrowableOfType(InputException.class, () -> Options.of(DECLARED, given));
    assertThat(e.problems())
        .extracting(InputException.Problem::toString)
        .containsExactly(
            "unit: unknown option; did you mean 'units'? there are units, rate, note",
            "units: missing; expected a whole number, at least 1",
            "rate: 'fast' is not valid; expected a number");
  }

  @Test
  void whereThereAreNoOptionsTheMessageSaysSo() {
    assertThatThrownBy(() -> Options.of(List.of(), Map.of("units", 1)))
        .hasMessage("units: unknown option; there are no options here");
  }

  @Test
  void nullIsAsIfItHadNotBeenGiven() {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("units", 1);
    given.put("rate", null);
    assertThat(Options.of(DECLARED, given).get(RATE)).isEqualTo(0.5);
  }

  @Test
  void theDefaultsAloneNeedNothingRequired() {
    assertThat(Options.defaults(List.of(RATE, NOTE)).asMap()).isEqualTo(Map.of("rate", 0.5));
    assertThatThrownBy(() -> Options.defaults(DECLARED)).isInstanceOf(InputException.class);
  }

  @Test
  void theMapIsInTheOrderOfDeclarationAndACopy() {
    Options options = Options.of(DECLARED, Map.of("note", "x", "units", 2));
    assertThat(options.asMap())
        .containsExactly(Map.entry("units", 2), Map.entry("rate", 0.5), Map.entry("note", "x"));
    options.asMap().clear();
    assertThat(options.get(UNITS)).isEqualTo(2);
  }

  @Test
  void anOptionThatHasNoValueCannotBeGot() {
    Options options = Options.of(DECLARED, Map.of("units", 2));
    assertThatThrownBy(() -> options.get(NOTE)).isInstanceOf(IllegalStateException.class);
  }
}
