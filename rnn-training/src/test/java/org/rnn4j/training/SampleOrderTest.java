package org.rnn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.random.RandomStream;

class SampleOrderTest {

  private static final int SAMPLES = 12;

  private static int[] epoch(SampleOrder order, int samples, int epoch) {
    int[] arranged = new int[order.perEpoch(samples)];
    order.arrange(arranged, samples, RandomStream.of(7, epoch));
    return arranged;
  }

  @Test
  void whatIsDrawnComesOnceInAnEpochAndAnewInEachAsOftenAsAnyOther() {
    int[] times = new int[SAMPLES];
    for (int e = 1; e <= 3000; e++) {
      int[] drawn = epoch(new SampleOrder.Drawn(5), SAMPLES, e);
      assertThat(drawn).hasSize(5).doesNotHaveDuplicates();
      Arrays.stream(drawn).forEach(i -> times[i]++);
    }
    for (int sample = 0; sample < SAMPLES; sample++) { // 1250, standard deviation 27
      assertThat((double) times[sample]).as("sample %d", sample).isCloseTo(1250, within(110.0));
    }
  }

  @Test
  void theSamplesOfAnEpochFollowFromItsStreamAlone() {
    SampleOrder order = new SampleOrder.Drawn(5);
    int[] third = epoch(order, SAMPLES, 3);
    epoch(order, SAMPLES, 4);
    assertThat(epoch(order, SAMPLES, 3)).containsExactly(third);
    assertThat(epoch(order, SAMPLES, 4)).isNotEqualTo(third);
  }

  @Test
  void whereThereAreNoMoreThanAreToBeDrawnAnEpochSeesEachOnce() {
    for (int most : new int[] {SAMPLES, SAMPLES + 1, Integer.MAX_VALUE}) {
      assertThat(epoch(new SampleOrder.Drawn(most), SAMPLES, 1))
          .containsExactlyInAnyOrder(IntStream.range(0, SAMPLES).toArray());
    }
  }

  @Test
  void drawnByGroupEachGroupComesAsOftenAsAnyOtherHoweverLarge() {
    int[] starts = {0, 1, 1, 9, 12}; // 1, none, 8 and 3 samples
    int[] times = new int[SAMPLES];
    for (int e = 1; e <= 400; e++) {
      int[] drawn = epoch(new SampleOrder.DrawnByGroup(6, starts), SAMPLES, e);
      int[] ofGroup = new int[3];
      for (int sample : drawn) {
        times[sample]++;
        ofGroup[sample < 1 ? 0 : sample < 9 ? 1 : 2]++;
      }
      assertThat(ofGroup).containsExactly(2, 2, 2);
    }
    for (int sample = 1; sample < 9; sample++) { // 100, standard deviation 9
      assertThat((double) times[sample]).isCloseTo(100, within(40.0));
    }
  }

  @Test
  void ofMoreGroupsThanAreDrawnNoneComesTwice() {
    int[] starts = IntStream.rangeClosed(0, 6).map(g -> 2 * g).toArray();
    int[] drawn = epoch(new SampleOrder.DrawnByGroup(4, starts), SAMPLES, 1);
    assertThat(Arrays.stream(drawn).map(i -> i / 2).toArray()).doesNotHaveDuplicates();
  }

  @Test
  void sortedAreTheSameSamplesInTheOrderOfTheirNumbers() {
    SampleOrder order = new SampleOrder.Drawn(5);
    int[] drawn = epoch(order, SAMPLES, 2);
    assertThat(drawn).isNotEqualTo(Arrays.stream(drawn).sorted().toArray());
    assertThat(epoch(new SampleOrder.Sorted(order), SAMPLES, 2))
        .isSorted()
        .containsExactlyInAnyOrder(drawn);
  }

  @Test
  void nothingCannotBeDrawn() {
    assertThatThrownBy(() -> new SampleOrder.Drawn(0)).isInstanceOf(InputException.class);
    assertThatThrownBy(() -> new SampleOrder.DrawnByGroup(0, new int[] {0, 1}))
        .hasMessageContaining("at least 1");
  }
}
