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
import org.rnn4j.examples.benchmarks.ours.KernelProduct;
import org.rnn4j.examples.benchmarks.work.ProductWork;
import org.rnn4j.examples.benchmarks.work.Works;

/**
 * The products that occur in the networks of the table, in one thread. Before and after, the
 * results are compared with the obvious loop in {@code double}.
 *
 * <p>HOW TO RUN: {@code examples/benchmarks/jmh.sh ProductBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProductBenchmark {

  /** Rows, width in, width out. */
  @Param({
    "product-32x20x80",
    "product-1600x20x80",
    "gradient-1600x20x80",
    "product-64x128x512",
    "product-6144x8x512",
    "gradient-6144x128x512",
    "product-32x512x2048",
    "product-5376x512x2048",
    "gradient-5376x512x2048"
  })
  public String product;

  private KernelProduct task;

  /** Called by JMH. */
  public ProductBenchmark() {}

  /** Makes the matrices, and compares. */
  @Setup
  public void prepare() {
    task = new KernelProduct((ProductWork) Works.named(product));
  }

  /** Compares again. */
  @TearDown
  public void check() {
    task.close();
  }

  /** One product. */
  @Benchmark
  public double product() {
    return task.run(1);
  }
}
