package org.rnn4j.cells.internal.operation;

import java.util.List;
import org.rnn4j.api.layer.DropoutScope;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.graph.DoubleCall;
import org.rnn4j.cells.internal.graph.FloatCall;
import org.rnn4j.cells.internal.graph.GradientSink;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.kernel.CounterHash;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * Random numbers, 0 with a given rate and else one constant: the same for the same training step,
 * site, time step, row and feature, whoever asks. A mask over a parameter is drawn once for a
 * batch, one over a batched value at every step or once for the whole sequence.
 */
public final class DropoutMask extends Operation {

  private final int site;
  private final double rate;
  private final float kept;
  private final Shape shape;
  private final DropoutScope scope;

  private DropoutMask(int site, double rate, float kept, Shape shape, DropoutScope scope) {
    this.site = site;
    this.rate = rate;
    this.kept = kept;
    this.shape = shape;
    this.scope = scope;
  }

  /** Zeros and {@code 1 / (1 - rate)}, so that the mean is 1. */
  public static DropoutMask inverted(int site, double rate, Shape shape, DropoutScope scope) {
    return new DropoutMask(site, rate, (float) (1 / (1 - rate)), shape, scope);
  }

  /** Zeros and ones. */
  public static DropoutMask binary(int site, double rate, Shape shape, DropoutScope scope) {
    return new DropoutMask(site, rate, 1, shape, scope);
  }

  @Override
  public String name() {
    return "dropout-mask(" + rate + ", site " + site + ", " + scope + ")";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return shape;
  }

  @Override
  public void differentiate(Node node, Node gradient, GradientSink d) {
    // Nothing is behind it.
  }

  @Override
  public void evaluate(DoubleCall call) {
    long key = call.draws().key(site);
    int threshold = CounterHash.threshold(rate);
    int step = isPerSequence() ? 0 : call.step();
    call.fill(
        (row, column) -> {
          boolean isKept =
              shape.batched()
                  ? CounterHash.isKept(
                      key, step * shape.width() + column, call.draws().firstRow() + row, threshold)
                  : CounterHash.isKept(key, row * shape.width() + column, 0, threshold);
          return isKept ? kept : 0;
        });
  }

  @Override
  public void run(Kernels k, FloatCall c) {
    long key = c.draws.key(site);
    int threshold = CounterHash.threshold(rate);
    if (!shape.batched()) {
      k.dropoutMask(key, 0, 0, threshold, kept, c.array[0], c.at(0, 0), shape.size(), 1);
      return;
    }
    for (int t = 0; t < (isPerSequence() ? 1 : c.steps); t++) {
      int place = isPerSequence() ? 0 : (c.firstStep + t) * shape.width();
      k.dropoutMask(
          key,
          place,
          c.draws.firstRow(),
          threshold,
          kept,
          c.array[0],
          c.at(0, t),
          shape.width(),
          c.lanes);
    }
  }

  @Override
  public boolean isPerSequence() {
    return shape.batched() && scope == DropoutScope.SEQUENCE;
  }
}
