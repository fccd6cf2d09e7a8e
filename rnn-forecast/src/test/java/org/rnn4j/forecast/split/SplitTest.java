package org.rnn4j.forecast.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.forecast.SplitUnit;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.spec.TaskSpec;
import org.rnn4j.forecast.window.Parts;
import org.rnn4j.forecast.window.Unused;

class SplitTest {

  private static Dataset dataset(int... lengths) {
    List<TimeSeries> series =
        IntStream.range(0, lengths.length)
            .mapToObj(i -> TimeSeries.of("s" + i, "y", counting(lengths[i])))
            .toList();
    return Dataset.of(series, Optional.empty(), 1);
  }

  private static double[] counting(int length) {
    return IntStream.range(0, length).asDoubleStream().toArray();
  }

  private static Dataset monthsFrom1949(int months) {
    TimeIndex time =
        TimeIndex.dated(
            LocalDateTime.parse("1949-01-01T00:00"), Frequency.parse("1M").orElseThrow());
    TimeSeries series =
        TimeSeries.owning("air", time, Column.targets("y"), new double[][] {new double[months]});
    return Dataset.of(List.of(series), Optional.empty(), 12);
  }

  private static List<Integer> bounds(Parts parts, int series) {
    return List.of(
        parts.from(series, Part.TRAIN),
        parts.to(series, Part.TRAIN),
        parts.to(series, Part.VALIDATION),
        parts.to(series, Part.TEST));
  }

  @Test
  void lastStepsCutEverySeriesAtTheSameDistanceFromItsEnd() {
    Parts parts = Parts.of(Split.lastSteps(5, 10), dataset(100, 40));
    assertThat(bounds(parts, 0)).containsExactly(0, 85, 90, 100);
    assertThat(bounds(parts, 1)).containsExactly(0, 25, 30, 40);
  }

  @Test
  void fractionsAreOfEachSeriesLengthToTheNearestStep() {
    Parts parts = Parts.of(Split.fractions(0.1, 0.2), dataset(100, 17));
    assertThat(bounds(parts, 0)).containsExactly(0, 70, 80, 100);
    assertThat(bounds(parts, 1)).containsExactly(0, 12, 14, 17);
  }

  @Test
  void countsOfAllPartsAreCountedFromTheEndAndTheOldestStepsAreTakenAway() {
    Parts parts = Parts.of(Split.lastSteps(50, 20, 10), dataset(100, 80, 90));
    for (int series = 0; series < 3; series++) {
      assertThat(bounds(parts, series)).containsExactly(0, 50, 70, 80);
      assertThat(parts.dataset().series().get(series).length()).isEqualTo(80);
    }
    assertThat(parts.dataset().series().get(0).value(0, 0)).isEqualTo(20);
    assertThat(parts.dataset().series().get(0).time().label(0)).isEqualTo("20");
    assertThat(parts.leftOut()).hasToString("2 series, 30 steps, 0 to 19");
    assertThat(parts.extent(Part.TEST)).hasToString("3 series, 30 steps, 70 to 99");
  }

  @Test
  void nothingIsLeftOutWhereThePartsAreAllThereIs() {
    Dataset dataset = dataset(80, 80);
    for (Split split :
        List.of(
            Split.lastSteps(50, 20, 10),
            Split.lastSteps(20, 10),
            Split.fractions(0.2, 0.1),
            Split.of(Map.of("train", 0.7, "validation", 0.2, "test", 0.1), SplitUnit.STEPS),
            Split.of(Map.of("train-until", 49, "validation-until", 69), SplitUnit.STEPS),
            Split.series(1, 0, 1))) {
      Parts parts = Parts.of(split, dataset);
      assertThat(parts.leftOut().isEmpty()).as(split.toString()).isTrue();
      assertThat(parts.dataset()).isSameAs(dataset);
    }
  }

  @Test
  void datedStepsOfTheLastPartsKeepTheirDates() {
    Parts parts = Parts.of(Split.lastSteps(24, 12, 12), monthsFrom1949(144));
    assertThat(parts.leftOut()).hasToString("1 series, 96 steps, 1949-01-01 to 1956-12-01");
    assertThat(parts.extent(Part.TRAIN).range()).isEqualTo("1957-01-01 to 1958-12-01");
    assertThat(parts.extent(Part.VALIDATION).range()).isEqualTo("1959-01-01 to 1959-12-01");
    assertThat(parts.extent(Part.TEST).range()).isEqualTo("1960-01-01 to 1960-12-01");
  }

  @Test
  void aFractionOfTrainingIsCountedFromTheEndToo() {
    Split split = Split.of(Map.of("train", 0.5, "validation", 0.2, "test", 0.1), SplitUnit.STEPS);
    Parts parts = Parts.of(split, dataset(100, 10));
    assertThat(bounds(parts, 0)).containsExactly(0, 50, 70, 80);
    assertThat(bounds(parts, 1)).containsExactly(0, 5, 7, 8);
    assertThat(parts.leftOut()).hasToString("2 series, 22 steps, 0 to 19");
    Split whole = Split.of(Map.of("train", 0.7, "validation", 0.2, "test", 0.1), SplitUnit.STEPS);
    for (int length = 4; length < 60; length++) {
      Parts all = Parts.of(whole, dataset(length));
      assertThat(all.leftOut().isEmpty()).as("of %d steps", length).isTrue();
      assertThat(all.to(0, Part.TEST)).isEqualTo(length);
    }
  }

  @Test
  void seriesOfNoPartAreToldOf() {
    Parts parts = Parts.of(Split.series(2, 1, 1), dataset(10, 11, 12, 13, 14, 15));
    assertThat(parts.leftOut()).hasToString("2 series, 29 steps, 0 to 14");
    assertThat(parts.extent(Part.TRAIN)).hasToString("2 series, 21 steps, 0 to 10");
    Map<String, Double> fractions = Map.of("train", 0.5, "validation", 0.0, "test", 0.2);
    Parts tenths =
        Parts.of(Split.of(fractions, SplitUnit.SERIES), dataset(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    assertThat(tenths.extent(Part.TRAIN)).hasToString("5 series, 15 steps, 0 to 4");
    assertThat(tenths.extent(Part.TEST)).hasToString("2 series, 13 steps, 0 to 6");
    assertThat(tenths.leftOut()).hasToString("3 series, 27 steps, 0 to 9");
  }

  @Test
  void wholeSeriesAreDealtOutInOrder() {
    Parts parts = Parts.of(Split.series(2, 1, 1), dataset(10, 11, 12, 13, 14));
    assertThat(parts.unit()).isEqualTo(SplitUnit.SERIES);
    assertThat(bounds(parts, 1)).containsExactly(0, 11, 11, 11);
    assertThat(bounds(parts, 2)).containsExactly(0, 0, 12, 12);
    assertThat(bounds(parts, 3)).containsExactly(0, 0, 0, 13);
    assertThat(bounds(parts, 4)).containsExactly(0, 0, 0, 0);
  }

  @Test
  void datesAreTheLastOfTheirPart() {
    Split split = Split.dates(LocalDate.parse("1958-12-01"), LocalDate.parse("1959-12-31"));
    assertThat(bounds(Parts.of(split, monthsFrom1949(144)), 0)).containsExactly(0, 120, 132, 144);
  }

  @Test
  void aMonthOrAYearMeansAllOfIt() {
    for (String until : List.of("1958-12", "1958", "1958-12-01", "1958-12-01 00:00:00")) {
      Split split = Split.of(Map.of("train-until", until), SplitUnit.STEPS);
      assertThat(bounds(Parts.of(split, monthsFrom1949(144)), 0))
          .as(until)
          .containsExactly(0, 120, 120, 144);
    }
  }

  private static Dataset of(TimeIndex time, int length) {
    TimeSeries series =
        TimeSeries.owning("s", time, Column.targets("y"), new double[][] {new double[length]});
    return Dataset.of(List.of(series), time.frequency(), 1);
  }

  private static int trainingUntil(String text, Dataset dataset) {
    Split split = Split.of(Map.of("train-until", text), SplitUnit.STEPS);
    return Parts.of(split, dataset).to(0, Part.TRAIN);
  }

  @Test
  void aQuarterOrAnIsoWeekMeansAllOfIt() {
    for (String until : List.of("1958Q4", "1958-Q4", "1958 Q4")) {
      assertThat(trainingUntil(until, monthsFrom1949(144))).as(until).isEqualTo(120);
    }
    TimeIndex days =
        TimeIndex.dated(
            LocalDateTime.parse("2021-01-01T00:00"), Frequency.parse("1d").orElseThrow());
    for (String until : List.of("2021-W01", "2021W01", "2021-01-10")) {
      assertThat(trainingUntil(until, of(days, 30))).as(until).isEqualTo(10);
    }
    assertThat(trainingUntil("2020-W53", of(days, 30))).isEqualTo(3);
    for (String none : List.of("2021-W53", "2021Q5", "2021Q0", "2021-W1", "2021-02-30")) {
      assertRefused(Map.of("train-until", none), SplitUnit.STEPS, "is not a time stamp");
    }
  }

  @Test
  void aMomentMayHaveTheOffsetOfTheTimeStampsInAnyOfItsForms() {
    TimeIndex hours =
        TimeIndex.dated(
            OffsetDateTime.parse("2021-01-08T00:00:00+01:00"), Frequency.parse("1h").orElseThrow());
    for (String until :
        List.of(
            "2021-01-08T05:00:00+01:00",
            "2021-01-08 05:00:00+01",
            "2021-01-08T05:00+0100",
            "2021-01-08T04:00:00Z",
            "2021-01-08 05:00")) {
      assertThat(trainingUntil(until, of(hours, 30))).as(until).isEqualTo(6);
    }
  }

  @Test
  void datesOfAnIntegerTimeAreIntegers() {
    Split split = Split.of(Map.of("train-until", 69, "validation-until", 79), SplitUnit.STEPS);
    assertThat(bounds(Parts.of(split, dataset(100)), 0)).containsExactly(0, 70, 80, 100);
  }

  static List<Map<String, Object>> specs() {
    return List.of(
        Map.of("validation", 24, "test", 12),
        Map.of("validation", 0, "test", 0.25),
        Map.of("train", 70, "validation", 20, "test", 10),
        Map.of("train", 0.5, "validation", 0.25, "test", 0.125),
        Map.of("train-until", "1958-12", "validation-until", "1959-12"));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void aSplitWrittenDownReadsAsItself(Map<String, Object> spec) {
    Split split = Split.of(spec, SplitUnit.STEPS);
    assertThat(Split.of(split.asMap(), SplitUnit.STEPS)).isEqualTo(split);
  }

  @Test
  void aSpecReadsAsWhatTheApiBuilds() {
    assertThat(Split.of(Map.of("validation", 24, "test", 12), SplitUnit.STEPS))
        .isEqualTo(Split.lastSteps(24, 12));
    assertThat(Split.of(Map.of("train", 96, "validation", 24, "test", 12), SplitUnit.STEPS))
        .isEqualTo(Split.lastSteps(96, 24, 12));
    assertThat(Split.of(Map.of("train", 0.5, "validation", 0.1, "test", 0.2), SplitUnit.STEPS))
        .isEqualTo(Split.fractions(0.5, 0.1, 0.2));
    assertThat(Split.of(Map.of("validation", 0.1, "test", 0.2), SplitUnit.STEPS))
        .isEqualTo(Split.fractions(0.1, 0.2));
    assertThat(Split.of(Map.of("test", 12), SplitUnit.STEPS)).isEqualTo(Split.lastSteps(0, 12));
    assertThat(Split.of(Map.of("test", 0.2), SplitUnit.STEPS)).isEqualTo(Split.fractions(0, 0.2));
    assertThat(Split.of(Map.of("train", 7000, "validation", 2000, "test", 1000), SplitUnit.SERIES))
        .isEqualTo(Split.series(7000, 2000, 1000));
  }

  private static void assertRefused(Map<String, ?> spec, SplitUnit unit, String... parts) {
    assertThatThrownBy(() -> Split.of(spec, unit))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(parts);
  }

  @Test
  void whatIsNoSplitIsRefused() {
    assertRefused(Map.of("valdation", 3), SplitUnit.STEPS, "valdation", "'validation'?");
    assertRefused(Map.of(), SplitUnit.STEPS, "missing; give test");
    assertRefused(Map.of("validation", 3), SplitUnit.STEPS, "test: missing", "a count");
    assertRefused(Map.of("validation", -1, "test", 3), SplitUnit.STEPS, "'-1' is not valid");
    assertRefused(Map.of("validation", 1.5, "test", 3), SplitUnit.STEPS, "'1.5' is not valid");
    assertRefused(Map.of("validation", "x", "test", 3), SplitUnit.STEPS, "'x' is not valid");
    assertRefused(Map.of("validation", 0.1, "test", 3), SplitUnit.STEPS, "cannot be mixed");
    assertRefused(Map.of("validation", 0.5, "test", 0.5), SplitUnit.STEPS, "together below 1");
    assertRefused(
        Map.of("train", 0.7, "validation", 0.2, "test", 0.2),
        SplitUnit.STEPS,
        "together at most 1");
    assertRefused(Map.of("train", 0.7, "validation", 24, "test", 12), SplitUnit.STEPS, "mixed");
    assertRefused(Map.of("train", 0, "validation", 1, "test", 1), SplitUnit.SERIES, "train: '0'");
    assertRefused(Map.of("train-until", "soon"), SplitUnit.STEPS, "'soon' is not a time stamp");
    assertRefused(Map.of("train-until", "1958-13-01"), SplitUnit.STEPS, "is not a time stamp");
    assertRefused(Map.of("validation-until", "1958"), SplitUnit.STEPS, "train-until: missing");
    assertRefused(Map.of("train-until", "1958", "test", 3), SplitUnit.STEPS, "cannot be mixed");
    assertRefused(Map.of("train-until", "1958"), SplitUnit.SERIES, "divided by whole series");
  }

  @Test
  void aSplitLargerThanTheDataNamesTheSeriesAndTheNumbers() {
    assertThatThrownBy(() -> Parts.of(Split.lastSteps(24, 24), dataset(30, 40)))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("validation 24 + test 24", "40 steps of series 's1'");
    assertThatThrownBy(() -> Parts.of(Split.series(7, 2, 2), dataset(1, 1, 1, 1, 1, 1, 1, 1, 1, 1)))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("train 7 + validation 2 + test 2 = 11", "10 series");
    int most = Integer.MAX_VALUE;
    assertThatThrownBy(() -> Parts.of(Split.lastSteps(most, most, most), dataset(10)))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("= 6442450941 are more than the 10 steps of series 's0'");
  }

  @Test
  void everySeriesThatCannotBeCutIsNamedAndOfManyTheNumberIsSaid() {
    assertThatThrownBy(() -> Parts.of(Split.lastSteps(10, 10), dataset(20, 9)))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("20 steps of series 's0'", "9 steps of series 's1'");
    assertThatThrownBy(() -> Parts.of(Split.lastSteps(10, 10), dataset(1, 2, 3, 4, 5, 6, 7, 9)))
        .hasMessageContainingAll("series 's4'", "it is the same with 3 more series, 8 in all")
        .hasMessageNotContaining("'s5'");
    Split dates = Split.of(Map.of("train-until", "1958-01"), SplitUnit.STEPS);
    assertThatThrownBy(() -> Parts.of(dates, dataset(100, 100)))
        .hasMessage("data.split.train-until: '1958-01' is a date; this data has integer time");
  }

  @Test
  void aSeriesThatTheCutLeavesNothingOfForTrainingIsLeftOutOfEverything() {
    for (Split split :
        List.of(
            Split.lastSteps(10, 10),
            Split.lastSteps(1, 10, 10),
            Split.of(Map.of("train-until", 70), SplitUnit.STEPS))) {
      Dataset data = split.asMap().containsKey("train-until") ? late() : dataset(100, 20, 50, 9);
      Parts parts = Parts.of(split, data);
      assertThat(parts.dataset().series()).extracting(TimeSeries::id).containsExactly("s0", "s2");
      assertThat(parts.unused()).hasSize(1);
      assertThat(parts.unused().get(0).ids()).containsExactly("s1", "s3");
      assertThat(parts.to(1, Part.TEST)).isEqualTo(parts.dataset().series().get(1).length());
    }
    Parts wholeSeries = Parts.of(Split.lastSteps(10, 10), dataset(100, 50));
    assertThat(wholeSeries.unused()).isEmpty();
    assertThat(Parts.of(Split.lastSteps(10, 10), dataset(100, 20, 50)).unused().get(0).why())
        .isEqualTo("the split (validation 10, test 10) leaves nothing for training");
  }

  // Two of its series begin behind step 70.
  private static Dataset late() {
    List<TimeSeries> series = new ArrayList<>();
    for (int s = 0; s < 4; s++) {
      TimeSeries whole = TimeSeries.of("s" + s, "y", new double[100]);
      series.add(s % 2 == 0 ? whole : whole.part(80, 100));
    }
    return Dataset.of(series, Optional.empty(), 1);
  }

  @Test
  void aDateBehindAllDataIsNamedAsWhatLeavesNothingForTest() {
    String first = "data.split.train-until: 2014 lies behind the last time stamp, 1960-12-01";
    String second = "data.split.validation-until: 1960 includes the last time stamp, 1960-12-01";
    Map.of(
            first, Map.of("train-until", "2014", "validation-until", "2020"),
            second, Map.of("train-until", "1957", "validation-until", "1960"))
        .forEach(
            (message, spec) -> {
              Split split = Split.of(spec, SplitUnit.STEPS);
              assertThatThrownBy(() -> Parts.of(split, monthsFrom1949(144)).requireTest(split))
                  .isInstanceOf(InputException.class)
                  .hasMessageStartingWith(message);
            });
    Split none = Split.lastSteps(3, 0);
    assertThatThrownBy(() -> Parts.of(none, monthsFrom1949(144)).requireTest(none))
        .hasMessageContaining("there is no test part");
  }

  @Test
  void datesOutsideTheDataNameWhereItGoesFromAndTo() {
    Split early = Split.of(Map.of("train-until", "1940"), SplitUnit.STEPS);
    assertThatThrownBy(() -> Parts.of(early, monthsFrom1949(144)))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("train-until 1940 leaves nothing", "1949-01-01 to 1960-12-01");
    Split swapped =
        Split.of(Map.of("train-until", "1958", "validation-until", "1957"), SplitUnit.STEPS);
    assertThatThrownBy(() -> Parts.of(swapped, monthsFrom1949(144)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("validation-until 1957 is before train-until 1958");
    Split dates = Split.of(Map.of("train-until", "1958-01"), SplitUnit.STEPS);
    assertThatThrownBy(() -> Parts.of(dates, dataset(100)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("this data has integer time");
  }

  @Test
  void anIntegerIsNotComparedWithDates() {
    for (String key : List.of("train-until", "validation-until")) {
      Map<String, Object> spec = new HashMap<>(Map.of("train-until", "1957"));
      spec.put(key, 19581231);
      assertThatThrownBy(() -> Parts.of(Split.of(spec, SplitUnit.STEPS), monthsFrom1949(144)))
          .isInstanceOf(InputException.class)
          .hasMessage(
              "data.split."
                  + key
                  + ": '19581231' is an integer and cannot be compared with dated series; write"
                  + " 1958-12-31");
    }
    Split step = Split.of(Map.of("train-until", "100"), SplitUnit.STEPS);
    assertThatThrownBy(() -> Parts.of(step, monthsFrom1949(144)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("write a date such as 1958-12-31");
  }

  @Test
  void hugeLookbacksAndHorizonsDoNotOverflow() {
    Parts parts = Parts.of(Split.lastSteps(0, 5), dataset(100));
    int huge = Integer.MAX_VALUE;
    assertThatThrownBy(() -> parts.requireWindows(new TaskSpec(huge, huge)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("= 4294967294");
    assertThatThrownBy(() -> parts.requireWindows(new TaskSpec(huge, 1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("= 2147483648");
    assertThat(parts.windows(Part.TRAIN, huge, huge)).isEmpty();
  }

  @Test
  void aSeriesShorterThanLookbackAndHorizonIsNamed() {
    Parts parts = Parts.of(Split.lastSteps(0, 5), dataset(30));
    assertThatThrownBy(() -> parts.longEnough(new TaskSpec(24, 12)))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(
            "series 's0'", "30 steps are fewer than lookback 24 + horizon 12 = 36");
    assertThatThrownBy(() -> parts.requireWindows(new TaskSpec(24, 12)))
        .isInstanceOf(InputException.class);
  }

  @Test
  void amongOthersASeriesShorterThanLookbackAndHorizonIsLeftOutOfEverything() {
    Parts parts =
        Parts.of(Split.lastSteps(0, 5), dataset(100, 30, 36)).longEnough(new TaskSpec(24, 12));
    assertThat(parts.dataset().series()).extracting(TimeSeries::id).containsExactly("s0", "s2");
    assertThat(bounds(parts, 1)).containsExactly(0, 31, 31, 36);
    assertThat(parts.unused())
        .containsExactly(
            new Unused(
                Place.of("data"), List.of("s1"), "fewer steps than lookback 24 + horizon 12 = 36"));
    Parts dealt =
        Parts.of(Split.series(2, 0, 1), dataset(40, 9, 40, 9)).longEnough(new TaskSpec(24, 12));
    assertThat(dealt.unused().get(0).ids()).containsExactly("s1");
    assertThat(dealt.isEmpty(Part.TEST)).isFalse();
    assertThat(dealt.leftOut().series()).isEqualTo(1);
    assertThat(dealt.dataset().series()).hasSize(3);
  }

  @Test
  void aPartThatHoldsNoWindowIsNamed() {
    Parts noTraining = Parts.of(Split.lastSteps(50, 20), dataset(100));
    assertThatThrownBy(() -> noTraining.requireWindows(new TaskSpec(24, 12)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no train window: the train part has 30 steps");
    Parts shortTest = Parts.of(Split.lastSteps(0, 6), dataset(100));
    assertThatThrownBy(() -> shortTest.requireWindows(new TaskSpec(24, 12)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no test window: the test part has 6 steps");
  }

  @Test
  void emptyPartsNeedNoWindows() {
    Parts.of(Split.lastSteps(0, 12), dataset(100)).requireWindows(new TaskSpec(24, 12));
    Parts.of(Split.series(3, 0, 0), dataset(40, 40, 40)).requireWindows(new TaskSpec(24, 12));
  }
}
