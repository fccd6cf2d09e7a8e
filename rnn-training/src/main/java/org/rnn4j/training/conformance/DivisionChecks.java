package org.rnn4j.training.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.rnn4j.api.conformance.AllocationChecks;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.optimize.Optimizer;
import org.rnn4j.api.random.RandomStream;

/** That the bits depend on the calls alone: neither on ranges and threads nor on other use. */
final class DivisionChecks {

  private static final int SIZE = 1003; // no multiple of any vector
  private static final int LARGE = 1 << 16;
  private static final int STEPS = 5;
  private static final int THREADS = 4;
  private static final int RANGES = 32;
  private static final int LIMIT = 1000; // bytes of a step, whose gradient alone is 8 kB

  private DivisionChecks() {}

  /** What can be seen of an optimizer: a walk's end. */
  static Object behaviour(Optimizer optimizer) {
    float[] end = new Walk(optimizer, SIZE, 1).go(STEPS).parameters();
    List<Float> numbers = new ArrayList<>();
    for (float number : end) {
      numbers.add(number);
    }
    return numbers;
  }

  private static Walk walk(OptimizerVariant v) {
    return new Walk(v.create(), SIZE, 1);
  }

  static void determinism(OptimizerVariant v) {
    Walk one = walk(v).go(STEPS);
    one.requireSamePlace(walk(v).go(STEPS), "of a second optimizer with the same options");
    Optimizer used = v.create();
    new Walk(used, SIZE / 2, 2).go(STEPS);
    new Walk(used, SIZE, 2).go(STEPS);
    one.requireSamePlace(
        new Walk(used, SIZE, 1).go(STEPS),
        "of an optimizer that is prepared again after other use");
  }

  static void ranges(OptimizerVariant v) {
    Walk whole = walk(v).go(STEPS);
    whole.requireSamePlace(
        walk(v)
            .go(
                STEPS,
                (optimizer, p, g, step) ->
                    backwards(
                        p.length, step, (from, to, d) -> optimizer.update(p, g, from, to, d))),
        "cut into ranges");
    whole.requireSamePlace(
        walk(v)
            .go(
                STEPS,
                (optimizer, p, g, step) -> {
                  for (int i = 0; i < p.length; i++) {
                    optimizer.update(p, g, i, i + 1, i < p.length / 2);
                  }
                }),
        "cut into single elements");
  }

  private interface Range {
    void update(int from, int to, boolean decay);
  }

  // From the back and at odd places; never across the middle, where decay ends.
  private static void backwards(int size, int step, Range range) {
    RandomStream random = RandomStream.of(3, step);
    int middle = size / 2;
    for (int to = size, from; to > 0; to = from) {
      from = Math.max(to > middle ? middle : 0, to - 1 - random.nextInt(97));
      range.update(from, to, from < middle);
    }
  }

  static void ownRange(OptimizerVariant v) {
    Walk whole = walk(v).go(STEPS);
    whole.requireSamePlace(
        walk(v)
            .go(
                STEPS,
                (optimizer, p, g, step) ->
                    backwards(
                        p.length,
                        step,
                        (from, to, decay) -> amidRubbish(optimizer, p, g, from, to, decay))),
        "with other numbers beyond each range");
  }

  // The range in arrays of its own, which hold NaN and infinity around it.
  private static void amidRubbish(
      Optimizer optimizer, float[] p, float[] gradient, int from, int to, boolean decay) {
    float[] parameters = new float[p.length];
    float[] slopes = new float[p.length];
    Arrays.fill(parameters, Float.NaN);
    Arrays.fill(slopes, Float.POSITIVE_INFINITY);
    System.arraycopy(p, from, parameters, from, to - from);
    System.arraycopy(gradient, from, slopes, from, to - from);
    optimizer.update(parameters, slopes, from, to, decay);
    System.arraycopy(parameters, from, p, from, to - from);
    for (int i = 0; i < p.length; i++) {
      require(
          (i >= from && i < to) || Float.isNaN(parameters[i]),
          "the update of the range from %d to %d changes parameter %d",
          from,
          to,
          i);
    }
  }

  static void threads(OptimizerVariant v) {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      Walk alone = new Walk(v.create(), LARGE, 4).go(STEPS);
      Walk together =
          new Walk(v.create(), LARGE, 4)
              .go(STEPS, (optimizer, p, g, step) -> inThreads(threads, optimizer, p, g, step));
      alone.requireSamePlace(together, "in " + THREADS + " threads");
    } finally {
      threads.shutdownNow();
    }
  }

  // Every thread waits for the last to come, so that each has its part; another one in each step.
  private static void inThreads(
      ExecutorService threads, Optimizer optimizer, float[] p, float[] gradient, int step) {
    CountDownLatch together = new CountDownLatch(THREADS);
    List<Future<?>> parts = new ArrayList<>();
    int length = p.length / RANGES;
    for (int thread = 0; thread < THREADS; thread++) {
      int first = (thread + step) % THREADS;
      parts.add(
          threads.submit(
              () -> {
                together.countDown();
                together.await();
                for (int range = first; range < RANGES; range += THREADS) {
                  int from = range * length;
                  optimizer.update(p, gradient, from, from + length, range < RANGES / 2);
                }
                return null;
              }));
    }
    parts.forEach(DivisionChecks::result);
  }

  private static void result(Future<?> part) {
    try {
      part.get();
    } catch (ExecutionException e) {
      throw new ConformanceException(
          "beside other threads, " + ConformanceException.words(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConformanceException("interrupted", e);
    }
  }

  static void twoUsers(OptimizerVariant v) {
    Walk alone = walk(v).go(STEPS);
    Walk one = walk(v);
    Walk other = new Walk(v.create(), SIZE, 2);
    for (int s = 0; s < STEPS; s++) {
      one.go(1);
      other.go(1);
    }
    alone.requireSamePlace(one, "in turn with another optimizer");
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Walk large = new Walk(v.create(), LARGE, 4).go(STEPS);
      Walk beside = new Walk(v.create(), LARGE, 4);
      Walk another = new Walk(v.create(), LARGE, 2);
      List<Future<?>> both =
          List.of(threads.submit(() -> beside.go(STEPS)), threads.submit(() -> another.go(STEPS)));
      both.forEach(DivisionChecks::result);
      large.requireSamePlace(beside, "in a thread beside another optimizer");
    } finally {
      threads.shutdownNow();
    }
  }

  static void saveAndResume(OptimizerVariant v) {
    Optimizer first = v.create();
    Walk walk = new Walk(first, SIZE, 1).go(STEPS);
    Map<String, float[]> saved = new HashMap<>();
    first.state().forEach((name, array) -> saved.put(name, array.clone()));

    Optimizer second = v.create();
    second.prepare(SIZE);
    Map<String, float[]> state = second.state();
    require(
        state.keySet().equals(saved.keySet()),
        "the state is %s when prepared and %s after some steps",
        state.keySet(),
        saved.keySet());
    saved.forEach(
        (name, from) -> {
          float[] to = state.get(name);
          require(
              to.length == from.length,
              "the state '%s' has %d numbers when prepared and %d after some steps",
              name,
              to.length,
              from.length);
          System.arraycopy(from, 0, to, 0, to.length);
        });
    second.resume(first.steps());
    Walk resumed = new Walk(second, walk);
    walk.go(STEPS).requireSamePlace(resumed.go(STEPS), "resumed after " + STEPS + " steps");
  }

  static void allocation(OptimizerVariant v) {
    Optimizer optimizer = v.create();
    float[] parameters = new float[2000];
    float[] gradient = Walk.drawn(parameters.length, 5);
    optimizer.prepare(parameters.length);
    AllocationChecks.requireAtMost(
        LIMIT,
        "a step over %d parameters".formatted(parameters.length),
        () -> {
          optimizer.beginStep(optimizer.learningRate());
          Walk.Division.HALVES.update(optimizer, parameters, gradient, 0);
        });
  }
}
