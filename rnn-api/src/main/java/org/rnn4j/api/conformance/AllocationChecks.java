package org.rnn4j.api.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.lang.reflect.Method;

/** What the calling thread allocates, once code is warm. */
public final class AllocationChecks {

  private static final int CALLS = 10;
  private static final int MEASUREMENTS = 1500;
  private static final long QUIET = 2_000_000_000L; // nanoseconds without a method compiled
  private static final long PATIENCE = 60_000_000_000L; // nanoseconds, whatever is compiled

  private AllocationChecks() {}

  /**
   * Requires that a call allocates little. Calls until one does, because until everything is
   * compiled the interpreter makes objects that compiled code does not; gives up after 15,000 calls
   * and two seconds in which the JVM has compiled nothing, and after a minute in any case. Where
   * the JVM does not count it requires nothing.
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
    long start = System.nanoTime();
    long lastCompiled = start;
    long compiled = counter.compilation();
    int quiet = 0; // measurements since then
    long calls = 0;
    while (least > limit
        && System.nanoTime() - start < PATIENCE
        && (quiet < MEASUREMENTS || System.nanoTime() - lastCompiled < QUIET)) {
      long before = counter.bytes();
      for (int c = 0; c < CALLS; c++) {
        call.run();
      }
      calls += CALLS;
      least = Math.min(least, (counter.bytes() - before - asking) / CALLS);
      quiet++;
      // A long compilation counts when it ends, and on a busy machine that takes its time.
      if (counter.compilation() != compiled) {
        compiled = counter.compilation();
        lastCompiled = System.nanoTime();
        quiet = 0;
      }
    }
    require(
        least <= limit,
        "%s allocates %d bytes (the least of %d calls; nothing was compiled during the last %d ms)",
        what,
        least,
        calls,
        (System.nanoTime() - lastCompiled) / 1_000_000);
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
