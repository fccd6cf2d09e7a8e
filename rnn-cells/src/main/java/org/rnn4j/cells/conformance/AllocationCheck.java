package org.rnn4j.cells.conformance;

import static org.rnn4j.cells.conformance.ConformanceException.require;

import java.lang.reflect.Method;
import org.rnn4j.cells.network.Network;

/** What the calling thread allocates for a batch, once programs and code are warm. */
final class AllocationCheck {

  private static final int CALLS = 10;
  private static final int MEASUREMENTS = 1500;
  private static final long LIMIT = 4000; // built-in cells: 2200 bytes, for iterators and such
  private static final int ROWS = 80;
  private static final int STEPS = 20; // 13 kB of inputs alone

  private AllocationCheck() {}

  static void run(Variant v) {
    Counter counter;
    try {
      counter = Counter.ofThisThread();
    } catch (ReflectiveOperationException e) {
      return; // a JVM without this counter
    }
    try (Network network = v.network()) {
      Samples batch = Samples.drawn(network, ROWS, STEPS);
      float[] gradient = new float[network.layout().size()];
      float[] predictions = new float[ROWS * STEPS * network.outputWidth()];
      long least = Long.MAX_VALUE;
      // Until everything is compiled the interpreter makes an object of every vector.
      for (int i = 0; i < MEASUREMENTS && least > LIMIT; i++) {
        long asking = -counter.bytes() + counter.bytes();
        long before = counter.bytes();
        for (int call = 0; call < CALLS; call++) {
          network.lossAndGradient(batch, new DotLoss(), Outcome.STEP, gradient);
          network.predict(batch, predictions);
        }
        least = Math.min(least, (counter.bytes() - before - asking) / CALLS);
      }
      require(
          least <= LIMIT,
          "a training step and an evaluation of %d rows and %d steps allocate %d bytes",
          ROWS,
          STEPS,
          least);
    }
  }

  // By reflection, because neither java.management nor jdk.management need be there.
  private record Counter(Object threads, Method allocated) {

    static Counter ofThisThread() throws ReflectiveOperationException {
      Object threads =
          Class.forName("java.lang.management.ManagementFactory")
              .getMethod("getThreadMXBean")
              .invoke(null);
      return new Counter(
          threads,
          Class.forName("com.sun.management.ThreadMXBean")
              .getMethod("getThreadAllocatedBytes", long.class));
    }

    long bytes() {
      try {
        return (long) allocated.invoke(threads, Thread.currentThread().getId());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
