package org.rnn4j.api.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.api.error.InputException;

class OptionTest {

  private static final Option<Integer> UNITS =
      Option.integer("units").atLeast(1).atMost(64).required().doc("Width of the state.");
  private static final Option<Double> RATE = Option.decimal("rate").above(0).below(1);

  @Test
  void aDeclarationSaysEverythingOnce() {
    assertThat(UNITS.name()).isEqualTo("units");
    assertThat(UNITS.type()).isEqualTo(Option.Type.INTEGER);
    assertThat(UNITS.isRequired()).isTrue();
    assertThat(UNITS.defaultValue()).isEmpty();
    assertThat(UNITS.documentation()).isEqualTo("Width of the state.");
    assertThat(UNITS.low()).isEqualTo(1);
    assertThat(UNITS.lowExcluded()).isFalse();
    assertThat(UNITS.high()).isEqualTo(64);
    assertThat(UNITS.highExcluded()).isFalse();
    assertThat(UNITS.expected()).isEqualTo("a whole number, at least 1, at most 64");
    assertThat(UNITS).hasToString("units (a whole number, at least 1, at most 64)");
    assertThat(RATE.lowExcluded()).isTrue();
    assertThat(RATE.highExcluded()).isTrue();
    assertThat(RATE.expected()).isEqualTo("a number, above 0, below 1");
  }

  @Test
  void refiningLeavesTheOriginalAsItWas() {
    Option<Double> original = Option.decimal("x");
    original.atLeast(1).required().doc("Something.");
    assertThat(original.accept(-5)).isEqualTo(-5);
    assertThat(original.isRequired()).isFalse();
    assertThat(original.documentation()).isEmpty();
  }

  @Test
  void boundsAreInsideOrOutsideAsSaid() {
    assertThat(UNITS.accept(1)).isEqualTo(1);
    assertThat(UNITS.accept(64L)).isEqualTo(64);
    assertRefused(UNITS, 0);
    assertRefused(UNITS, 65);
    assertThat(RATE.accept(0.5)).isEqualTo(0.5);
    assertRefused(RATE, 0);
    assertRefused(RATE, 1.0);
  }

  @Test
  void theMessageNamesTheOptionTheValueAndWhatIsRight() {
    assertThatThrownBy(() -> UNITS.accept(0))
        .isInstanceOf(InputException.class)
        .hasMessage("units: '0' is not valid; expected a whole number, at least 1, at most 64");
  }

  @Test
  void anyNumberIsADecimalButOnlyAWholeOneIsAnInteger() {
    Option<Double> decimal = Option.decimal("x");
    assertThat(decimal.accept(2)).isEqualTo(2.0);
    assertThat(decimal.accept(2L)).isEqualTo(2.0);
    assertThat(decimal.accept(new BigDecimal("0.25"))).isEqualTo(0.25);
    Option<Integer> integer = Option.integer("n");
    assertRefused(integer, 2.0);
    assertRefused(integer, 1L << 40);
    assertRefused(integer, "2");
  }

  @Test
  void whatIsNotFiniteIsNoNumber() {
    assertRefused(Option.decimal("x"), Double.NaN);
    assertRefused(Option.decimal("x"), Double.POSITIVE_INFINITY);
    assertRefused(Option.decimals("x"), List.of(1.0, Double.NaN));
  }

  @Test
  void typesAreNotConverted() {
    assertRefused(Option.flag("f"), "true");
    assertRefused(Option.text("t"), 1);
    assertRefused(Option.texts("ts"), "one");
    assertRefused(Option.texts("ts"), List.of("one", 2));
    assertRefused(Option.decimals("ds"), List.of("1"));
  }

  @Test
  void listsAreCheckedElementByElement() {
    Option<List<Double>> levels = Option.decimals("levels").above(0).below(1);
    assertThat(levels.accept(List.of(0.1, 0.9))).containsExactly(0.1, 0.9);
    assertRefused(levels, List.of(0.1, 1));
    assertThat(Option.texts("columns").accept(List.of("a", "b"))).containsExactly("a", "b");
  }

  @Test
  void aChoiceTakesItsTextsAndNoOther() {
    Option<String> choice = Option.choice("form", "one", "two");
    assertThat(choice.choices()).containsExactly("one", "two");
    assertThat(choice.accept("two")).isEqualTo("two");
    assertThatThrownBy(() -> choice.accept("three"))
        .hasMessage("form: 'three' is not valid; expected one of one, two");
  }

  private enum Duplicates {
    NONE,
    KEEP_FIRST
  }

  @Test
  void aChoiceOfConstantsTakesThemAndTheirWords() {
    Option<Duplicates> choice =
        Option.choice("duplicates", Duplicates.class).defaultsTo(Duplicates.NONE);
    assertThat(choice.choices()).containsExactly("none", "keep-first");
    assertThat(choice.accept("keep-first")).isEqualTo(Duplicates.KEEP_FIRST);
    assertThat(choice.accept(Duplicates.KEEP_FIRST)).isEqualTo(Duplicates.KEEP_FIRST);
    assertThat(choice.parse("none")).isEqualTo(Duplicates.NONE);
    assertThat(choice.written("keep-first")).isEqualTo("keep-first");
    assertThat(choice.written(Duplicates.KEEP_FIRST)).isEqualTo("keep-first");
    assertThatThrownBy(() -> choice.accept("KEEP_FIRST"))
        .hasMessage("duplicates: 'KEEP_FIRST' is not valid; expected none, or one of keep-first");
    Options options = Options.of(List.of(choice), Map.of("duplicates", "keep-first"));
    assertThat(options.get(choice)).isEqualTo(Duplicates.KEEP_FIRST);
    assertThat(options.asMap()).containsExactly(Map.entry("duplicates", "keep-first"));
  }

  @Test
  void aLongIntegerTakesAllOf64Bits() {
    Option<Long> seed = Option.longInteger("seed");
    assertThat(seed.accept(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
    assertThat(seed.accept(7)).isEqualTo(7L);
    assertThat(seed.parse("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    assertThatThrownBy(() -> seed.parse("9223372036854775808"))
        .hasMessageEndingWith("expected a whole number of up to 64 bits");
    assertRefused(seed, 1.0);
  }

  @Test
  void theDefaultMustBeValidWhereverTheRangeIsStated() {
    assertThat(Option.integer("n").defaultsTo(3).defaultValue()).contains(3);
    Option<Integer> bounded = Option.integer("n").atLeast(1);
    assertThatThrownBy(() -> bounded.defaultsTo(0)).isInstanceOf(InputException.class);
    Option<Integer> defaulted = Option.integer("n").defaultsTo(0);
    assertThatThrownBy(() -> defaulted.atLeast(1)).isInstanceOf(InputException.class);
    Option<String> choice = Option.choice("c", "a");
    assertThatThrownBy(() -> choice.defaultsTo("b")).isInstanceOf(InputException.class);
  }

  @Test
  void requiredAndDefaultExcludeEachOther() {
    assertThat(Option.integer("n").defaultsTo(3).required().defaultValue()).isEmpty();
    assertThat(Option.integer("n").required().defaultsTo(3).isRequired()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Units", "two words", "under_score", "-x", "x-", "a--b", "é"})
  void namesAreKebabCase(String name) {
    assertThatThrownBy(() -> Option.integer(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("kebab-case");
  }

  @Test
  void textIsReadAsTheTypeSays() {
    assertThat(UNITS.parse(" 12 ")).isEqualTo(12);
    assertThat(RATE.parse("1e-3")).isEqualTo(0.001);
    assertThat(RATE.parse(".5")).isEqualTo(0.5);
    assertThat(Option.flag("f").parse("true")).isTrue();
    assertThat(Option.flag("f").parse("false")).isFalse();
    assertThat(Option.text("t").parse("no")).isEqualTo("no");
    assertThat(Option.choice("c", "a", "b").parse("b")).isEqualTo("b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1.0", "1_000", "1e3", "99999999999"})
  void textThatIsNoIntegerIsRefused(String text) {
    assertThatThrownBy(() -> Option.integer("n").parse(text)).isInstanceOf(InputException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "NaN", "Infinity", "1e999", "1d", "2f", "0x1p3", "1,5", "."})
  void textThatIsNoDecimalIsRefused(String text) {
    assertThatThrownBy(() -> Option.decimal("x").parse(text)).isInstanceOf(InputException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yes", "no", "True", "1"})
  void textThatIsNoFlagIsRefused(String text) {
    assertThatThrownBy(() -> Option.flag("f").parse(text)).isInstanceOf(InputException.class);
  }

  @Test
  void aFileIsATextThatCanBeAPath() {
    Option<String> path = Option.path("path").required();
    assertThat(path.accept("../data/a b.csv")).isEqualTo("../data/a b.csv");
    assertThat(path.expected()).isEqualTo("the path of a file");
    assertRefused(path, "");
    assertRefused(path, " ");
    assertRefused(path, "a\u0000b");
    assertRefused(path, 3);
  }

  @Test
  void whatMayBeNoneSaysSoAndHasNoOtherDefault() {
    Option<Double> limit = Option.decimal("limit").above(0).orNone();
    assertThat(limit.mayBeNone()).isTrue();
    assertThat(limit.expected()).isEqualTo("none, or a number, above 0");
    assertThat(limit.doc("Its end.").mayBeNone()).isTrue();
    assertThat(Option.texts("columns").defaultsTo(List.of()).orNone().mayBeNone()).isTrue();
    assertThat(UNITS.mayBeNone()).isFalse();
    Option<Integer> given = Option.integer("given").defaultsTo(3);
    assertThatThrownBy(given::orNone).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(UNITS::orNone).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void noValueMayHaveAnotherWordThanNone() {
    Option<Integer> number = Option.integer("number").atLeast(1).orWord("all");
    assertThat(number.mayBeNone()).isTrue();
    assertThat(number.absence()).isEqualTo("all");
    assertThat(number.expected()).isEqualTo("all, or a whole number, at least 1");
    assertThat(number.doc("Of them.").absence()).isEqualTo("all");
    assertThatThrownBy(() -> UNITS.orWord("all")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aListCannotBeReadFromAScalar() {
    assertThatThrownBy(() -> Option.texts("ts").parse("a"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected a list of texts");
  }

  private static void assertRefused(Option<?> option, Object value) {
    assertThatThrownBy(() -> option.accept(value))
        .as("%s as %s", value, option)
        .isInstanceOf(InputException.class);
  }
}
