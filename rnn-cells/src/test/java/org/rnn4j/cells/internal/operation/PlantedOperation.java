package org.rnn4j.cells.internal.operation;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.rnn4j.api.step.Shape;
import org.rnn4j.api.step.Value;
import org.rnn4j.cells.internal.graph.DoubleCall;
import org.rnn4j.cells.internal.graph.Draws;
import org.rnn4j.cells.internal.graph.FloatCall;
import org.rnn4j.cells.internal.graph.GradientSink;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * {@code y = x}, with a mistake: operations that no cell can write in the step language, to show
 * that the conformance kit would see through one that the engine got wrong.
 */
public class PlantedOperation extends Operation {

  /** What the mistakes leave behind, so that the compiler keeps them. */
  public static volatile float[] trash = {};

  private PlantedOperation() {}

  private static Value with(Operation operation, Value x) {
    Node node = (Node) x;
    return node.graph().add(operation, node);
  }

  /** A gradient that is twice what it should be. */
  public static Value withWrongSlope(Value x) {
    return with(
        new PlantedOperation() {
          @Override
          public void differentiate(Node node, Node gradient, GradientSink d) {
            d.add(node.input(0), gradient.times(2));
          }
        },
        x);
  }

  /** Infinity of 0, of which the engine is not told. */
  public static Value withInfinity(Value x) {
    return with(
        new PlantedOperation() {
          @Override
          public void evaluate(DoubleCall call) {
            call.fill(
                (row, column) -> {
                  double v = call.in(0, row, column);
                  return v == 0 ? Double.POSITIVE_INFINITY : v;
                });
          }

          @Override
          public void run(Kernels k, FloatCall c) {
            for (int t = 0; t < c.steps; t++) {
              for (int i = 0; i < c.size(1); i++) {
                float v = c.array[0][c.at(0, t) + i];
                c.array[1][c.at(1, t) + i] = v == 0 ? Float.POSITIVE_INFINITY : v;
              }
            }
          }
        },
        x);
  }

  /** The last step's value at every step. */
  public static Value ofLastStep(Value x) {
    return with(
        new PlantedOperation() {
          @Override
          public void evaluate(DoubleCall call) {
            call.fill((row, column) -> call.in(0, call.steps() - 1, row, column));
          }

          @Override
          public void run(Kernels k, FloatCall c) {
            for (int t = 0; t < c.steps; t++) {
              k.copy(c.array[0], c.at(0, c.steps - 1), c.array[1], c.at(1, t), c.size(1));
            }
          }

          @Override
          public boolean isOverAllSteps() {
            return true;
          }
        },
        x);
  }

  /** The value of the step before, zero at the first: a memory that is not declared as a state. */
  public static Value ofStepBefore(Value x) {
    return with(new OfStepBefore(), x);
  }

  /** The same in float alone. */
  public static Value ofStepBeforeInFloat(Value x) {
    return with(
        new OfStepBefore() {
          @Override
          public void evaluate(DoubleCall call) {
            call.fill((row, column) -> call.in(0, row, column));
          }
        },
        x);
  }

  /** The same in the gradient alone. */
  public static Value ofStepBeforeInGradient(Value x) {
    return with(
        new PlantedOperation() {
          @Override
          public void differentiate(Node node, Node gradient, GradientSink d) {
            d.add(node.input(0), gradient.graph().add(new OfStepBefore(), gradient));
          }
        },
        x);
  }

  private static class OfStepBefore extends PlantedOperation {
    @Override
    public void evaluate(DoubleCall call) {
      int t = call.step();
      call.fill((row, column) -> t == 0 ? 0 : call.in(0, t - 1, row, column));
    }

    @Override
    public void run(Kernels k, FloatCall c) {
      k.fill(c.array[1], c.at(1, 0), c.size(1), 0);
      for (int t = 1; t < c.steps; t++) {
        k.copy(c.array[0], c.at(0, t - 1), c.array[1], c.at(1, t), c.size(1));
      }
    }

    @Override
    public boolean isOverAllSteps() {
      return true;
    }
  }

  /** The first row's value in every row. */
  public static Value ofFirstRow(Value x) {
    return with(
        new PlantedOperation() {
          @Override
          public void evaluate(DoubleCall call) {
            call.fill((row, column) -> call.in(0, 0, column));
          }

          @Override
          public void run(Kernels k, FloatCall c) {
            for (int t = 0; t < c.steps; t++) {
              for (int i = 0; i < c.size(1); i++) {
                c.array[1][c.at(1, t) + i] = c.array[0][c.at(0, t) + i / c.lanes * c.lanes];
              }
            }
          }
        },
        x);
  }

  /** Another factor at every call: randomness of its own. */
  public static Value withNoise(Value x) {
    AtomicInteger calls = new AtomicInteger();
    return with(
        new PlantedOperation() {
          @Override
          public void run(Kernels k, FloatCall c) {
            super.run(k, c);
            for (int t = 0; t < c.steps; t++) {
              c.array[1][c.at(1, t)] *= 1 + calls.incrementAndGet() * 1e-3f;
            }
          }
        },
        x);
  }

  /**
   * In evaluations another value once there was a training step: a memory beside the parameters.
   */
  public static Value withMemoryOfTraining(Value x, AtomicBoolean memory) {
    long undrawn = new Draws().key(0);
    return with(
        new PlantedOperation() {
          @Override
          public void run(Kernels k, FloatCall c) {
            super.run(k, c);
            if (c.draws.key(0) != undrawn) {
              memory.set(true);
            } else if (memory.get()) {
              c.array[1][c.at(1, 0)] += 0.5f;
            }
          }
        },
        x);
  }

  /** Plus the number of the step: it knows where in the sequence it stands. */
  public static Value withNumberOfStep(Value x) {
    return with(
        new PlantedOperation() {
          @Override
          public void evaluate(DoubleCall call) {
            call.fill((row, column) -> call.in(0, row, column) + 0.1 * call.step());
          }

          @Override
          public void run(Kernels k, FloatCall c) {
            for (int t = 0; t < c.steps; t++) {
              for (int i = 0; i < c.size(1); i++) {
                float x = c.array[0][c.at(0, t) + i];
                c.array[1][c.at(1, t) + i] = x + 0.1f * (c.firstStep + t);
              }
            }
          }
        },
        x);
  }

  /** Every step up to each step once more. */
  public static Value withAllStepsAgain(Value x) {
    return with(
        new PlantedOperation() {
          @Override
          public void run(Kernels k, FloatCall c) {
            for (int t = 0; t < c.steps; t++) {
              for (int before = 0; before <= t; before++) {
                k.copy(c.array[0], c.at(0, before), c.array[1], c.at(1, t), c.size(1));
              }
            }
          }

          @Override
          public boolean isOverAllSteps() {
            return true;
          }
        },
        x);
  }

  /** The right gradient by far too many operations. */
  public static Value withLongGradient(Value x) {
    return with(
        new PlantedOperation() {
          @Override
          public void differentiate(Node node, Node gradient, GradientSink d) {
            Node g = gradient;
            for (int i = 0; i < 200; i++) {
              g = g.affine(-1, 0);
            }
            d.add(node.input(0), g);
          }
        },
        x);
  }

  /** An array of the data's size at every call. */
  public static Value withGarbage(Value x) {
    return with(
        new PlantedOperation() {
          @Override
          public void run(Kernels k, FloatCall c) {
            trash = new float[c.steps * c.size(1)];
            super.run(k, c);
          }
        },
        x);
  }

  @Override
  public String name() {
    return "planted";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public void differentiate(Node node, Node gradient, GradientSink d) {
    d.add(node.input(0), gradient);
  }

  @Override
  public void evaluate(DoubleCall call) {
    call.fill((row, column) -> call.in(0, row, column));
  }

  @Override
  public void run(Kernels k, FloatCall c) {
    for (int t = 0; t < c.steps; t++) {
      k.copy(c.array[0], c.at(0, t), c.array[1], c.at(1, t), c.size(1));
    }
  }
}
