package org.rnn4j.forecast.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.DataReport;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.report.ColumnProfile;
import org.rnn4j.forecast.report.ColumnProfile.Gap;
import org.rnn4j.forecast.report.ColumnProfile.Outlier;
import org.rnn4j.forecast.report.DataProfile;
import org.rnn4j.forecast.report.DataProfile.Rhythm;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.text.Json;
import org.rnn4j.forecast.window.Parts;

/** What is found of data: planted things, and what must not be taken for one. */
class ProfilingTest {

  private static TimeSeries days(String id, int length, IntToDoubleFunction value) {
    TimeIndex time =
        TimeIndex.dated(
            LocalDate.of(2024, 1, 1).atStartOfDay(), Frequency.parse("1d").orElseThrow());
    return TimeSeries.owning(
        id,
        time,
        Column.targets("y"),
        new double[][] {IntStream.range(0, length).mapToDouble(value).toArray()});
  }

  private static DataProfile of(TimeSeries... series) {
    return Profiling.of(Dataset.of(List.of(series), Optional.empty(), 7), DataReport.empty());
  }

  private static ColumnProfile column(TimeSeries... series) {
    return of(series).columns().get(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 7, 12, 24, 52, 168})
  void aSeasonUnderNoiseAndATrendIsFound(int season) {
    Random random = new Random(season);
    double[] shape = random.doubles(season, -1, 1).toArray();
    TimeSeries series =
        days(
            "s",
            Math.max(60, 10 * season),
            t -> 5 * shape[t % season] + 0.3 * t + random.nextGaussian() / 2);
    Rhythm rhythm = of(series).rhythm().orElseThrow();
    assertThat(rhythm.steps()).isEqualTo(season);
    assertThat(rhythm.autocorrelation()).isBetween(0.5, 1.0);
  }

  @Test
  void aSlowWaveWhoseStepsDrownInNoiseIsFoundByItsValues() {
    Random random = new Random(1);
    TimeSeries wave =
        days("s", 1200, t -> 3 * Math.sin(2 * Math.PI * t / 120) + random.nextGaussian());
    assertThat(of(wave).rhythm().orElseThrow().steps()).isBetween(114, 126);
  }

  @Test
  void noiseAndARandomWalkHaveNoSeason() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      double[] walk = new double[400];
      for (int t = 1; t < walk.length; t++) {
        walk[t] = walk[t - 1] + random.nextGaussian();
      }
      assertThat(of(days("noise", 400, t -> random.nextGaussian())).rhythm()).isEmpty();
      assertThat(of(days("walk", 400, t -> walk[t])).rhythm()).as("walk %d", seed).isEmpty();
    }
  }

  @Test
  void aSeasonIsFoundAcrossMissingValues() {
    Random random = new Random(3);
    TimeSeries series =
        days("s", 300, t -> random.nextInt(5) == 0 ? Double.NaN : 10 * (t % 7 == 0 ? 3 : t % 3));
    assertThat(of(series).rhythm().orElseThrow().steps() % 7).isZero();
  }

  @Test
  void outliersAreFarFromTheMedianInRobustDeviations() {
    // Median 3, distances 0 to 2 with the median 1 but for the planted ones.
    TimeSeries series = days("s", 101, t -> t == 40 ? 100 : t == 60 ? -20 : 1 + t % 5);
    ColumnProfile found = column(series);
    assertThat(found.outliers().count()).isEqualTo(2);
    Outlier worst = found.outliers().worst().get(0);
    assertThat(worst.at()).isEqualTo("2024-02-10");
    assertThat(worst.value()).isEqualTo(100);
    assertThat(worst.distance()).isCloseTo(97 / 1.4826, within(1e-9));
    assertThat(found.outliers().worst().get(1).value()).isEqualTo(-20);
    assertThat(of(series).text())
        .contains("column 'y': 2 values lie more than 6 robust deviations from the median");
  }

  @Test
  void statisticsGapsAndFilledValuesAreOfWhatWasObserved() {
    TimeSeries missing = days("a", 12, t -> t >= 3 && t < 6 ? Double.NaN : t);
    BitSet steps = new BitSet();
    steps.set(4, 6);
    steps.set(9);
    TimeSeries filled = days("b", 12, t -> 1000.0 + t).withFilled(List.of(steps));
    ColumnProfile found = column(missing, filled);
    assertThat(found.steps()).isEqualTo(24);
    assertThat(found.missing()).isEqualTo(3);
    assertThat(found.filled()).isEqualTo(3);
    assertThat(found.observed()).isEqualTo(18);
    assertThat(found.statistics().orElseThrow().min()).isZero();
    assertThat(found.statistics().orElseThrow().max()).isEqualTo(1011);
    assertThat(found.gaps().count()).isEqualTo(3);
    assertThat(found.gaps().longest()).hasValue(new Gap("a", 3, "2024-01-04", "2024-01-06"));
  }

  @Test
  void seriesThatDoNotVaryAreCountedAndNamed() {
    DataProfile profile =
        of(days("flat", 20, t -> 0.1), days("wave", 20, t -> t % 3), days("dead", 20, t -> 0));
    assertThat(profile.columns().get(0).constants().count()).isEqualTo(2);
    assertThat(profile.text())
        .contains("it is one and the same value throughout 2 series, 'flat', 'dead'");
  }

  @Test
  void driftIsInDeviationsOfTheTrainingPart() {
    // Training: -1 and 1, so mean 0 and deviation 1. Test: 3 and 7, so mean 5 and deviation 2.
    TimeSeries series = days("s", 60, t -> t < 40 ? 2 * (t % 2) - 1 : t < 50 ? 0 : 3 + 4 * (t % 2));
    Dataset dataset = Dataset.of(List.of(series), Optional.empty(), 1);
    Parts parts = Parts.of(Split.lastSteps(10, 10), dataset);
    DataProfile profile = Profiling.of(parts, DataReport.empty());
    ColumnProfile.Drift test = profile.columns().get(0).drift().get(Part.TEST);
    assertThat(test.shift()).isCloseTo(5, within(1e-12));
    assertThat(test.spread()).isCloseTo(2, within(1e-12));
    ColumnProfile.Drift validation = profile.columns().get(0).drift().get(Part.VALIDATION);
    assertThat(validation.shift()).isCloseTo(0, within(1e-12));
    assertThat(validation.spread()).isZero();
    assertThat(profile.remarks())
        .contains(
            "column 'y': in the test part its mean is 5.0 deviations of training higher, its"
                + " deviation 2.0 times as large");
  }

  @Test
  void seriesDealtOutAsAWholeAreComparedTogether() {
    List<TimeSeries> all = new ArrayList<>();
    for (int s = 0; s < 10; s++) {
      double level = s < 8 ? 0 : 4; // the last two are the test part
      all.add(days("s" + s, 20, t -> level + 2 * (t % 2) - 1));
    }
    Parts parts = Parts.of(Split.series(6, 2, 2), Dataset.of(all, Optional.empty(), 1));
    ColumnProfile.Drift test =
        Profiling.of(parts, DataReport.empty()).columns().get(0).drift().get(Part.TEST);
    assertThat(test.shift()).isCloseTo(4, within(1e-12));
    assertThat(test.series()).isEqualTo(2);
  }

  @Test
  void ofCategoriesTheMostFrequentLevelsAreNamed() {
    Column kind = Column.category("kind", Role.PAST, List.of("dry", "wet", "snow"));
    TimeSeries series =
        TimeSeries.owning(
            "s",
            TimeIndex.integers(),
            List.of(Column.target("y"), kind),
            new double[][] {{1, 2, 3, 4, 5}, {1, 1, 0, 1, Double.NaN}});
    DataProfile profile = of(series);
    assertThat(profile.columns().get(1).levels()).containsExactly(entry("wet", 3), entry("dry", 1));
    assertThat(profile.columns().get(1).statistics()).isEmpty();
    assertThat(profile.columns().get(1).missing()).isEqualTo(1);
  }

  private static Map.Entry<String, Long> entry(String level, long count) {
    return Map.entry(level, count);
  }

  @Test
  void ofManySeriesTheReportIsSmallAndNamesTen() {
    List<TimeSeries> many = new ArrayList<>();
    for (int s = 0; s < 3_000; s++) {
      int seed = s;
      many.add(days("s" + s, 20 + s % 11, t -> seed % 100 == 0 ? 1 : (t * 31 + seed) % 17));
    }
    Dataset dataset = Dataset.of(many, Optional.empty(), 1);
    Parts parts = Parts.of(Split.lastSteps(4, 4), dataset);
    DataProfile profile = Profiling.of(parts, DataReport.empty());
    assertThat(Json.write(profile.tree()).length()).isLessThan(10_000);
    assertThat(profile.columns().get(0).constants().count()).isEqualTo(30);
    assertThat(profile.columns().get(0).constants().series()).hasSize(10);
    assertThat(profile.columns().get(0).drift().get(Part.TEST).worst()).hasSize(10);
    assertThat(profile.lengths().shortestSeries()).hasSize(10).contains("s0", "s11");
  }
}
