package org.rnn4j.examples.benchmarks.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.rnn4j.examples.benchmarks.ours.GradientStep;
import org.rnn4j.examples.benchmarks.work.NetworkWork;
import org.rnn4j.examples.benchmarks.work.Works;

/**
 * Loss and gradient of a batch, then the optimizer. The gradient is compared with differences of
 * the loss before, and the loss must have fallen after.
 *
 * <p>HOW TO RUN: {@code examples/benchmarks/jmh.sh TrainingStepBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class TrainingStepBenchmark {

  /** As in the table of the peers. */
  @Param({
    "W1-simple",
    "W1-lstm",
    "W1-gru",
    "W2-simple",
    "W2-lstm",
    "W2-gru",
    "W3-simple",
    "W3-lstm",
    "W3-gru"
  })
  public String work;

  /** Of the network. */
  @Param({"1", "2"})
  public int threads;

  private GradientStep task;

  /** Called by JMH. */
  public TrainingStepBenchmark() {}

  /** Builds the network and checks its gradient. */
  @Setup
  public void prepare() {
    task = new GradientStep((NetworkWork) Works.named(work), threads);
  }

  /** Checks that it has learnt. */
  @TearDown
  public void check() {
    task.close();
  }

  /** One step. */
  @Benchmark
  public double step() {
    return task.run(1);
  }
}
