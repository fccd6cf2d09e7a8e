package org.rnn4j.api.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.lang.reflect.Method;

/** What the calling thread allocates, once code is warm. */
public final class AllocationChecks {

  private static final int CALLS = 10;
  private static final int MEASUREMENTS = 1500;
  private static final long PATIENCE = 30_000_000_000L; // nanoseconds

  private AllocationChecks() {}

  /**
   * Requires that a call allocates little. Calls up to 15,000 times, and for half a minute more
   * often while the JVM is at compiling, because until everything is compiled the interpreter makes
   * objects that compiled code does not. Where the JVM does not count it requires nothing.
   *
   * @param limit bytes of one call
   * @param what is called, in words that "allocates ... bytes" can follow
   * @throws ConformanceException if every call allocates more
   */
  public static void requireAtMost(long limit, String what, Runnable call) {
    Counter counter;
    try {
      counter = Counter.ofThisThread();
    } catch (ReflectiveOperationException e) {
      return; // a JVM without this counter
    }
    long asking = counter.bytesOfAsking();
    long least = Long.MAX_VALUE;
    long end = System.nanoTime() + PATIENCE;
    long compiling = counter.compilation();
    for (int i = 0; i < MEASUREMENTS && least > limit; i++) {
      long before = counter.bytes();
      for (int c = 0; c < CALLS; c++) {
        call.run();
      }
      least = Math.min(least, (counter.bytes() - before - asking) / CALLS);
      // Until all is compiled the interpreter makes objects. On a busy machine that takes its time.
      long compiled = counter.compilation();
      if (compiled != compiling && System.nanoTime() < end) {
        compiling = compiled;
        i = Math.min(i, MEASUREMENTS / 2);
      }
    }
    require(least <= limit, "%s allocates %d bytes", what, least);
  }

  // By reflection, because neither java.management nor jdk.management need be there.
  private record Counter(Object threads, Method allocated, Object compiler, Method total) {

    static Counter ofThisThread() throws ReflectiveOperationException {
      Class<?> factory = Class.forName("java.lang.management.ManagementFactory");
      return new Counter(
          factory.getMethod("getThreadMXBean").invoke(null),
          Class.forName("com.sun.management.ThreadMXBean")
              .getMethod("getThreadAllocatedBytes", long.class),
          factory.getMethod("getCompilationMXBean").invoke(null),
          Class.forName("java.lang.management.CompilationMXBean")
              .getMethod("getTotalCompilationTime"));
    }

    // The least that was ever found: a first question that costs more must not hide anything.
    long bytesOfAsking() {
      long least = Long.MAX_VALUE;
      for (int i = 0; i < MEASUREMENTS; i++) {
        least = Math.min(least, -bytes() + bytes());
      }
      return least;
    }

    /** How long the compilers have worked, in milliseconds; 0 where there is none. */
    long compilation() {
      try {
        return compiler == null ? 0 : (long) total.invoke(compiler);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
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
