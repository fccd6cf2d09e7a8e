package org.rnn4j.forecast.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.forecast.spec.TaskSpec;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;

class WindowsTest {

  private static Dataset dataset(int... lengths) {
    List<TimeSeries> series =
        IntStream.range(0, lengths.length)
            .mapToObj(
                i ->
                    TimeSeries.of(
                        "s" + i, "y", IntStream.range(0, lengths[i]).asDoubleStream().toArray()))
            .toList();
    return Dataset.of(series, Optional.empty(), 1);
  }

  /** The definition, written out. */
  private static List<Window> obvious(Parts parts, Part part, int lookback, int horizon) {
    List<Window> windows = new ArrayList<>();
    for (int s = 0; s < parts.dataset().series().size(); s++) {
      TimeSeries series = parts.dataset().series().get(s);
      for (int cutoff = lookback; cutoff + horizon <= series.length(); cutoff++) {
        if (cutoff >= parts.from(s, part) && cutoff + horizon <= parts.to(s, part)) {
          windows.add(new Window(series, cutoff, horizon));
        }
      }
    }
    return windows;
  }

  @Test
  void theWindowsOfAPartAreThoseWithAllTargetsInIt() {
    for (Split split :
        List.of(
            Split.lastSteps(6, 9),
            Split.lastSteps(0, 3),
            Split.fractions(0.2, 0.3),
            Split.lastSteps(10, 4, 4),
            Split.series(2, 1, 1))) {
      Parts parts = Parts.of(split, dataset(40, 20, 31, 25));
      for (Part part : Part.values()) {
        for (int horizon = 1; horizon <= 4; horizon++) {
          Windows windows = parts.windows(part, 5, horizon);
          assertThat(windows).as("%s %s", split, part).isEqualTo(obvious(parts, part, 5, horizon));
        }
      }
    }
  }

  @Test
  void windowsSoManyStepsApartAreCountedBackFromTheLastOneOfEachSeries() {
    for (Split split : List.of(Split.lastSteps(6, 9), Split.fractions(0.2, 0.3))) {
      Parts parts = Parts.of(split, dataset(40, 20, 31, 25));
      for (int stride : new int[] {1, 2, 3, 7, 100}) {
        Windows windows = parts.windows(Part.TRAIN, 5, 2).every(stride);
        List<Window> expected = new ArrayList<>();
        for (TimeSeries series : parts.dataset().series()) {
          List<Window> all =
              obvious(parts, Part.TRAIN, 5, 2).stream().filter(w -> w.series() == series).toList();
          IntStream.range(0, all.size())
              .filter(i -> (all.size() - 1 - i) % stride == 0)
              .forEach(i -> expected.add(all.get(i)));
        }
        assertThat(windows).as("%s, %d apart", split, stride).isEqualTo(expected).isNotEmpty();
        assertThat(windows.starts()).hasSize(5).endsWith(windows.size());
        for (int w = 0; w < windows.size(); w++) {
          TimeSeries series = parts.dataset().series().get(windows.seriesOf(w));
          assertThat(series).isSameAs(windows.get(w).series());
        }
      }
    }
  }

  @Test
  void addingASeriesChangesNoOtherOnesWindows() {
    TaskSpec task = new TaskSpec(10, 3, 2);
    for (Split split : List.of(Split.lastSteps(3, 4), Split.fractions(0.2, 0.3))) {
      Parts few = Parts.of(split, dataset(30, 18, 25));
      Parts more = Parts.of(split, dataset(30, 18, 25, 90, 16));
      for (Part part : Part.values()) {
        Windows ofFew = few.windows(part, task).every(2);
        Windows ofMore = more.windows(part, task).every(2);
        assertThat(ofMore.stream().limit(ofFew.size()).map(WindowsTest::place).toList())
            .isEqualTo(ofFew.stream().map(WindowsTest::place).toList());
        assertThat(ofMore.size()).isGreaterThan(ofFew.size());
      }
    }
  }

  private static String place(Window window) {
    return window.series().id() + " " + window.cutoff() + " " + window.series().length();
  }

  @Test
  void aSeriesThatIsReadWholeHasOneWindowThatStandsForAll() {
    Parts parts = Parts.of(Split.lastSteps(0, 3), dataset(20, 4, 6));
    Windows all = parts.windows(Part.TRAIN, new TaskSpec(TaskSpec.ALL, 2, 1));
    Windows whole = all.whole();
    assertThat(whole).extracting(Window::cutoff).containsExactly(15, 1);
    assertThat(all).hasSize(15 + 1).contains(whole.get(0), whole.get(1));
    assertThat(whole.isWhole()).isTrue();
    assertThat(whole.standsFor(0)).isEqualTo(15);
    assertThat(whole.seriesOf(1)).isEqualTo(2);
    assertThat(whole.longest()).isEqualTo(15).isEqualTo(all.longest());
    assertThat(all.standsFor(0)).isEqualTo(1);
  }

  @Test
  void aWindowMayHaveFewerStepsThanTheLookbackWhereTheTaskSaysSo() {
    Parts parts = Parts.of(Split.lastSteps(0, 3), dataset(20, 6));
    TaskSpec task = new TaskSpec(10, 3, 2);
    assertThat(parts.windows(Part.TRAIN, task))
        .isEqualTo(obvious(parts, Part.TRAIN, 2, 3))
        .hasSize(13);
    assertThat(parts.windows(Part.TEST, task)).hasSize(2);
    assertThat(parts.windows(Part.TRAIN, task).lookback()).isEqualTo(10);
    assertThat(parts.longEnough(task)).isSameAs(parts);
    assertThat(parts.longEnough(new TaskSpec(10, 3)).dataset().series()).hasSize(1);
    assertThatThrownBy(() -> new TaskSpec(10, 3, 11))
        .hasMessageContaining("least-steps: of 11 steps a model sees 10");
  }

  @Test
  void aLookbackMayReachIntoThePartBefore() {
    Windows windows = Parts.of(Split.lastSteps(0, 3), dataset(20)).windows(Part.TEST, 10, 3);
    assertThat(windows).hasSize(1);
    assertThat(windows.get(0).cutoff()).isEqualTo(17);
    assertThat(windows.get(0).history().last(10, 0)).isEqualTo(7);
  }

  @Test
  void everyWindowKnowsItsSeriesEvenBesideSeriesWithoutAny() {
    Parts parts = Parts.of(Split.series(1, 2, 2), dataset(6, 6, 3, 6, 3));
    Windows windows = parts.windows(Part.TEST, 4, 1);
    assertThat(windows).hasSize(2);
    assertThat(windows.seriesOf(0)).isEqualTo(3);
    assertThat(windows.firstOf(3)).isZero();
    assertThat(windows.countOf(3)).isEqualTo(2);
    assertThat(windows.countOf(4)).isZero();
    assertThat(windows.seriesWithWindows()).containsExactly(3);
    assertThatThrownBy(() -> windows.seriesOf(2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void millionsOfWindowsHoldTwoNumbersForEachSeries() throws IllegalAccessException {
    double[] long1 = new double[2_000_000];
    Dataset dataset = Dataset.of(List.of(TimeSeries.of("long", "y", long1)), Optional.empty(), 1);
    Windows windows = Parts.of(Split.lastSteps(0, 0), dataset).windows(Part.TRAIN, 100, 10);
    assertThat(windows).hasSize(2_000_000 - 100 - 10 + 1);
    assertThat(windows.get(windows.size() - 1).cutoff()).isEqualTo(2_000_000 - 10);
    int numbers = 0;
    for (Field field : Windows.class.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && field.getType().isArray()) {
        field.setAccessible(true);
        numbers += java.lang.reflect.Array.getLength(field.get(windows));
      }
    }
    assertThat(numbers).isEqualTo(3);
  }
}
