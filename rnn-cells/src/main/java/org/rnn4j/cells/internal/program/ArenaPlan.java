package org.rnn4j.cells.internal.program;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lays out buffers in one array so that two buffers share a place only when they are never alive at
 * the same time. Greedy by size: the largest first, each at the lowest place that is free while it
 * lives (Pisarchyk and Lee 2020, "Efficient memory management for deep neural net inference").
 */
final class ArenaPlan {

  // A cache line of floats, so that vectors of lanes are aligned within the array.
  private static final int ALIGNMENT = 16;

  /** A buffer to be placed. Lives from {@code start} to {@code end}, both inclusive. */
  static final class Buffer {
    private final int size;
    private int start = Integer.MAX_VALUE;
    private int end = Integer.MIN_VALUE;
    private int offset = -1;

    private Buffer(int size) {
      this.size = size;
    }

    /** It is written or read at this time. */
    void use(int time) {
      use(time, time);
    }

    /** It has to keep its content from one time to the other. */
    void use(int from, int to) {
      start = Math.min(start, from);
      end = Math.max(end, to);
    }

    int offset() {
      if (offset < 0) {
        throw new IllegalStateException("the buffer has no place yet");
      }
      return offset;
    }

    private boolean isAliveWith(Buffer other) {
      return start <= other.end && other.start <= end;
    }
  }

  private final List<Buffer> buffers = new ArrayList<>();
  private int size;

  Buffer buffer(long size) {
    long aligned = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    Buffer buffer = new Buffer(Math.toIntExact(aligned));
    buffers.add(buffer);
    return buffer;
  }

  /** Gives every buffer its place. */
  void place() {
    List<Buffer> bySize = new ArrayList<>(buffers);
    bySize.sort(Comparator.comparingInt((Buffer b) -> b.size).reversed());
    List<Buffer> placed = new ArrayList<>();
    for (Buffer buffer : bySize) {
      int at = 0;
      for (Buffer other : placed) { // sorted by offset
        if (other.isAliveWith(buffer)) {
          if (at + buffer.size <= other.offset) {
            break;
          }
          at = Math.max(at, Math.addExact(other.offset, other.size));
        }
      }
      buffer.offset = at;
      size = Math.max(size, Math.addExact(at, buffer.size));
      placed.add(buffer);
      placed.sort(Comparator.comparingInt(b -> b.offset));
    }
  }

  /** The length of the array. */
  int size() {
    return size;
  }
}
