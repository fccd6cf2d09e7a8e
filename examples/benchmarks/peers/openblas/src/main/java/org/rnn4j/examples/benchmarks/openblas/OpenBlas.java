package org.rnn4j.examples.benchmarks.openblas;

import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;
import org.rnn4j.examples.benchmarks.work.Contestant;
import org.rnn4j.examples.benchmarks.work.ProductWork;
import org.rnn4j.examples.benchmarks.work.Task;
import org.rnn4j.examples.benchmarks.work.Work;

/** The matrix product {@code sgemm} of OpenBLAS, row-major, off the heap, in one thread. */
public final class OpenBlas implements Contestant {

  /** Called by the worker. */
  public OpenBlas() {}

  @Override
  public String version() {
    return "OpenBLAS 0.3.31 (bytedeco 1.5.13)";
  }

  @Override
  public void threads(int count) {
    openblas.blas_set_num_threads(count); // as OPENBLAS_NUM_THREADS: 1
  }

  @Override
  public Optional<Task> prepare(Work work) {
    return work instanceof ProductWork product
        ? Optional.of(new Product(product))
        : Optional.empty();
  }

  private static final class Product implements Task {
    private final ProductWork work;
    private final boolean forward;
    private final int resultRows;
    private final FloatPointer left;
    private final FloatPointer right;
    private final FloatPointer result;

    private Product(ProductWork work) {
      this.work = work;
      forward = work.form() == ProductWork.Form.FORWARD;
      resultRows = forward ? work.rows() : work.in();
      left = matrix(work.rows(), work.in());
      right = matrix(forward ? work.in() : work.rows(), work.out());
      result = new FloatPointer((long) resultRows * work.out());
      run(1);
      check();
    }

    private static FloatPointer matrix(int rows, int columns) {
      float[] values = new float[rows * columns];
      for (int i = 0; i < values.length; i++) {
        values[i] = ProductWork.value(i / columns, i % columns);
      }
      return new FloatPointer(values);
    }

    private void check() {
      for (int i = 0; i < resultRows; i += Math.max(1, resultRows / 50)) {
        for (int j = 0; j < work.out(); j += 1 + work.out() / 50) {
          work.check(i, j, result.get((long) i * work.out() + j));
        }
      }
    }

    @Override
    public long parameters() {
      return 0;
    }

    @Override
    public double run(int steps) {
      for (int i = 0; i < steps; i++) {
        openblas.cblas_sgemm(
            openblas.CblasRowMajor,
            forward ? openblas.CblasNoTrans : openblas.CblasTrans,
            openblas.CblasNoTrans,
            resultRows,
            work.out(),
            forward ? work.in() : work.rows(),
            1,
            left,
            work.in(),
            right,
            work.out(),
            0,
            result,
            work.out());
      }
      return Double.NaN;
    }

    @Override
    public void close() {
      check();
      left.close();
      right.close();
      result.close();
    }
  }
}
