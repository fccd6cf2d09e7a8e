package org.rnn4j.api.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.Provider;

/** What the kits share, with providers of texts that have one mistake each. */
class SharedChecksTest {

  private static final Option<Integer> UNITS =
      Option.integer("units").atLeast(1).required().doc("Width.");
  private static final Option<Double> RATE =
      Option.decimal("rate").above(0).defaultsTo(0.1).doc("Size of a step.");
  private static final Option<Boolean> FLAG =
      Option.flag("flag").defaultsTo(false).doc("Whether or not.");

  /** A provider of texts. */
  public record Texts(
      String name, String summary, List<Option<?>> options, Function<Options, String> maker)
      implements Provider<String> {

    /** A sound one, whose text says all its options. */
    public Texts() {
      this("texts", "A text.", List.of(UNITS, RATE, FLAG), Options::toString);
    }

    @Override
    public String create(Options given) {
      return maker.apply(given);
    }
  }

  private static Texts making(Function<Options, String> maker, Option<?>... options) {
    return new Texts("texts", "A text.", List.of(options), maker);
  }

  private static void options(Texts texts) {
    OptionChecks.options(texts, OptionValues.combinations(texts.options()), text -> text);
  }

  private static void assertRejected(ThrowingCallable check, String reason) {
    assertThatThrownBy(check).isInstanceOf(ConformanceException.class).hasMessageContaining(reason);
  }

  @Test
  void aSoundProviderPasses() {
    assertThatCode(() -> ProviderChecks.provider(new Texts())).doesNotThrowAnyException();
    assertThatCode(() -> options(new Texts())).doesNotThrowAnyException();
  }

  @Test
  void aProviderThatCannotBeMadeOrReadIsRejected() {
    List<Option<?>> none = List.of();
    assertRejected(
        () -> ProviderChecks.provider(new Texts("Text", "A text.", none, o -> "")),
        "'Text' is not in kebab-case");
    assertRejected(
        () -> ProviderChecks.provider(new Texts("text", " ", none, o -> "")),
        "the summary is empty");
    assertRejected(
        () -> ProviderChecks.provider(making(o -> "", Option.flag("flag"))),
        "'flag' is not documented");
    assertRejected(
        () -> ProviderChecks.provider(making(o -> "", FLAG, FLAG)), "two options 'flag'");
    Provider<String> hidden =
        new Provider<>() {
          @Override
          public String name() {
            return "hidden";
          }

          @Override
          public String summary() {
            return "A text.";
          }

          @Override
          public String create(Options options) {
            return "";
          }
        };
    assertRejected(() -> ProviderChecks.provider(hidden), "is not public");
  }

  @Test
  void anOptionWithoutAnEffectIsRejected() {
    assertRejected(
        () -> options(making(o -> "flag " + o.get(FLAG), FLAG, RATE)), "'rate' has no effect");
    assertRejected(
        () -> options(making(o -> "rate " + o.get(RATE), FLAG, RATE)), "'flag' has no effect");
  }

  @Test
  void anOptionMayHaveAnEffectOnlyWhereAnotherIsSet() {
    List<Option<Boolean>> flags =
        Stream.of("a", "b", "c", "d", "e", "f")
            .map(name -> Option.flag(name).defaultsTo(false).doc("Whether or not."))
            .toList();
    Function<Options, String> maker =
        o -> flags.stream().filter(f -> o.get(flags.get(1)) && o.get(f)).toList().toString();
    Texts texts = making(maker, flags.toArray(Option<?>[]::new));
    assertThatCode(() -> options(texts)).doesNotThrowAnyException();
  }

  @Test
  void anUndeclaredRangeIsRejectedAndARefusalInWordsIsNot() {
    Option<Integer> any = Option.integer("units").required().doc("Width.");
    assertRejected(
        () -> options(making(o -> "x".repeat(o.get(any)), any)),
        "units: -1 is within the declared range and create throws");
    assertThatCode(
            () ->
                options(
                    making(
                        o -> {
                          if (o.get(any) < 0) {
                            throw new InputException("units", "negative", "take more");
                          }
                          return "x".repeat(o.get(any));
                        },
                        any)))
        .doesNotThrowAnyException();
    Texts late = making(o -> o.get(any).toString(), any);
    assertRejected(
        () ->
            OptionChecks.options(
                late,
                OptionValues.combinations(late.options()),
                text -> "x".repeat(Integer.parseInt(text))),
        "units: -1 is within the declared range and what is made of it fails");
  }

  @Test
  void combinationsTryFlagsAndOnRequestNumbers() {
    List<Option<?>> all = List.of(UNITS, RATE, FLAG);
    assertThat(OptionValues.combinations(all))
        .containsExactly(Map.of("units", 3, "flag", false), Map.of("units", 3, "flag", true));
    assertThat(OptionValues.combinationsWithNumbers(all))
        .hasSize(4)
        .contains(Map.of("units", 3, "rate", 0.05, "flag", true));
  }

  @Test
  void combinationsThatAreRefusedInWordsAreLeftOutUnlessAllAre() {
    Texts texts =
        making(
            o -> {
              if (o.get(FLAG)) {
                throw new InputException("flag", "it is set", "leave it out");
              }
              return "";
            },
            FLAG);
    assertThat(OptionValues.taken(texts, OptionValues.combinations(texts.options())))
        .containsExactly(Map.of("flag", false));
    assertRejected(
        () -> OptionValues.taken(texts, List.of(Map.of("flag", true))),
        "'texts' cannot be made: flag: it is set; leave it out");
  }

  @Test
  void theLowestIsWhatARangeIncludes() {
    Option<Double> share = Option.decimal("share").atLeast(0.5).defaultsTo(0.9).doc("Kept.");
    assertThat(OptionValues.lowest(List.of(UNITS, RATE, FLAG, share)))
        .containsExactly(
            Map.of("units", 1, "flag", false), Map.of("units", 3, "flag", false, "share", 0.5));
  }

  @Test
  void tooManyCombinationsBecomeThoseThatDifferInOneOption() {
    List<Option<?>> flags =
        List.of(
            Option.flag("a"),
            Option.flag("b"),
            Option.flag("c"),
            Option.flag("d"),
            Option.flag("e"),
            Option.flag("f"));
    assertThat(OptionValues.combinations(flags)).hasSize(7);
    assertThat(OptionValues.combinations(flags.subList(0, 5))).hasSize(32);
  }

  @Test
  void aCheckOfEachVariantSaysWhichFails() {
    Check check =
        Check.each(
            "check",
            "Numbers are small.",
            () -> List.of(1, 2, 3),
            number -> ConformanceException.require(number < 3, "%d is large", number));
    assertRejected(check::run, "with 3: 3 is large");
  }

  @Test
  void whateverIsThrownFailsACheckInWords() {
    Check input =
        new Check(
            "check",
            "It works.",
            () -> {
              throw new InputException("place", "wrong", "do better");
            });
    assertRejected(input::run, "place: wrong; do better");
    Check foreign =
        new Check(
            "check",
            "It works.",
            () -> {
              throw new IllegalStateException("no");
            });
    assertRejected(foreign::run, "it throws java.lang.IllegalStateException: no");
  }

  @Test
  void garbageIsCountedAndItsAbsenceToo() {
    float[][] kept = new float[1][];
    assertRejected(
        () -> AllocationChecks.requireAtMost(100, "it", () -> kept[0] = new float[100]),
        "it allocates 4");
    assertThatCode(() -> AllocationChecks.requireAtMost(100, "it", () -> kept[0] = kept[0]))
        .doesNotThrowAnyException();
  }
}
