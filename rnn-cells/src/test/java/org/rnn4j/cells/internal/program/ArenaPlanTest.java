package org.rnn4j.cells.internal.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.random.RandomStream;
import org.rnn4j.cells.internal.program.ArenaPlan.Buffer;

class ArenaPlanTest {

  /** A buffer with what was asked for it. */
  private record Asked(Buffer buffer, int size, int start, int end) {

    boolean isAliveWith(Asked other) {
      return start <= other.end && other.start <= end;
    }

    boolean overlaps(Asked other) {
      return buffer.offset() < other.buffer.offset() + other.size
          && other.buffer.offset() < buffer.offset() + size;
    }
  }

  @Test
  void twoBuffersThatAreAliveTogetherNeverOverlap() {
    for (long seed = 1; seed <= 300; seed++) {
      RandomStream random = RandomStream.of(seed);
      ArenaPlan plan = new ArenaPlan();
      List<Asked> asked = new ArrayList<>();
      int count = 1 + random.nextInt(40);
      int times = 1 + random.nextInt(60);
      for (int i = 0; i < count; i++) {
        int size = 1 + random.nextInt(100);
        int start = random.nextInt(times);
        int end = start + random.nextInt(times - start);
        Buffer buffer = plan.buffer(size);
        if (random.nextInt(2) == 0) {
          buffer.use(start, end);
        } else { // in any order, one by one
          buffer.use(end);
          buffer.use(start);
        }
        asked.add(new Asked(buffer, size, start, end));
      }
      plan.place();
      for (Asked a : asked) {
        assertThat(a.buffer.offset()).as("seed %d", seed).isNotNegative();
        assertThat(a.buffer.offset() + a.size).as("seed %d", seed).isLessThanOrEqualTo(plan.size());
        for (Asked b : asked) {
          assertThat(a != b && a.isAliveWith(b) && a.overlaps(b))
              .as("seed %d: %s and %s", seed, a, b)
              .isFalse();
        }
      }
    }
  }

  @Test
  void buffersThatAreNeverAliveTogetherShareAPlace() {
    ArenaPlan plan = new ArenaPlan();
    Buffer first = plan.buffer(1000);
    Buffer second = plan.buffer(900);
    Buffer both = plan.buffer(100);
    first.use(1, 3);
    second.use(4, 6);
    both.use(1, 6);
    plan.place();
    assertThat(second.offset()).isEqualTo(first.offset());
    assertThat(plan.size()).isLessThan(1000 + 100 + 2 * 16);
  }

  @Test
  void placesAreAlignedToACacheLine() {
    ArenaPlan plan = new ArenaPlan();
    List<Buffer> buffers = List.of(plan.buffer(1), plan.buffer(17), plan.buffer(33));
    buffers.forEach(b -> b.use(0));
    plan.place();
    assertThat(buffers).allMatch(b -> b.offset() % 16 == 0);
    assertThat(plan.size()).isEqualTo(16 + 32 + 48);
  }

  @Test
  void aBufferHasNoPlaceBeforeTheArenaIsLaidOut() {
    Buffer buffer = new ArenaPlan().buffer(1);
    assertThatThrownBy(buffer::offset).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anArenaThatAnArrayCannotHoldIsRefused() {
    ArenaPlan plan = new ArenaPlan();
    assertThatThrownBy(() -> plan.buffer(1L << 31)).isInstanceOf(ArithmeticException.class);
    plan.buffer(1 << 30).use(0);
    plan.buffer(1 << 30).use(0);
    assertThatThrownBy(plan::place).isInstanceOf(ArithmeticException.class);
  }
}
