package org.rnn4j.cells.internal.reference;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.cells.internal.graph.Backward;
import org.rnn4j.cells.internal.graph.DoubleCall;
import org.rnn4j.cells.internal.graph.Leaf;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Reduction;
import org.rnn4j.cells.internal.graph.StepFunction;
import org.rnn4j.cells.internal.graph.StepGraph;

/**
 * Runs one layer's step through time in double: every operation of the graph at every step, in
 * order, everything kept. No placement, no plan, no tricks.
 *
 * <p>Arrays of a step are row-major {@code [batch, width]}.
 */
public final class DoubleInterpreter {

  private final StepFunction step;
  private final StepGraph graph;
  private final int batch;
  private final BitSet ofGradient; // nodes of the backward step that need an incoming gradient
  private final Map<String, double[]> parameters = new HashMap<>();
  private final Map<String, double[]> initialStates = new HashMap<>();
  private final List<Map<Integer, double[]>> values = new ArrayList<>(); // [step][node]
  private List<double[]> inputs = List.of();

  /** For one step, differentiated or not, over batches of this many rows. */
  public DoubleInterpreter(StepFunction step, int batch) {
    this.step = step;
    this.graph = step.graph();
    this.batch = batch;
    this.ofGradient = new BitSet();
    for (Node node : graph.nodes()) {
      boolean isIncoming =
          node.operation() instanceof Leaf leaf
              && (leaf.role() == Leaf.Role.OUTPUT_GRADIENT
                  || leaf.role() == Leaf.Role.STATE_GRADIENT
                  || leaf.role() == Leaf.Role.REDUCED_GRADIENT);
      if (isIncoming || node.inputs().stream().anyMatch(i -> ofGradient.get(i.id()))) {
        ofGradient.set(node.id());
      }
    }
  }

  /** Sets a parameter, row-major. */
  public void parameter(String name, double[] value) {
    parameters.put(name, value);
  }

  /** Sets what a state is before the first step; zeros otherwise. */
  public void initialState(String name, double[] value) {
    initialStates.put(name, value);
  }

  /** Runs forward over the given steps and returns the outputs. */
  public List<double[]> forward(List<double[]> x) {
    inputs = x;
    values.clear();
    List<double[]> outputs = new ArrayList<>();
    for (int t = 0; t < x.size(); t++) {
      Map<Integer, double[]> now = new HashMap<>();
      values.add(now);
      for (Node node : graph.nodes()) {
        if (!ofGradient.get(node.id())) {
          now.put(node.id(), isGiven(node) ? given(node, t) : computed(node, now));
        }
      }
      outputs.add(now.get(graph.output().id()));
    }
    return outputs;
  }

  /** A state after the last step. */
  public double[] finalState(String name) {
    return values.get(values.size() - 1).get(graph.nextStates().get(name).id());
  }

  /**
   * The gradients of a loss.
   *
   * @param inputs by step; zeros where the input has no influence
   * @param initialStates by state
   * @param parameters by name
   */
  public record Gradients(
      List<double[]> inputs,
      Map<String, double[]> initialStates,
      Map<String, double[]> parameters) {}

  /**
   * Runs backward after {@link #forward}.
   *
   * @param outputGradients the gradient of the loss by the output of each step
   * @param finalStateGradients by state, the gradient by what it is after the last step; may be
   *     empty
   */
  public Gradients backward(
      List<double[]> outputGradients, Map<String, double[]> finalStateGradients) {
    Backward backward = step.backward().orElseThrow();
    Map<String, double[]> carried = new HashMap<>();
    graph
        .states()
        .forEach(
            (name, state) ->
                carried.put(
                    name,
                    finalStateGradients.getOrDefault(name, new double[batch * state.width()])));
    Map<Integer, double[]> sums = new HashMap<>(); // by the node computed from parameters
    double[][] inputGradients = new double[values.size()][];
    for (int t = values.size() - 1; t >= 0; t--) {
      Map<Integer, double[]> now = values.get(t);
      for (Node node : graph.nodes()) {
        if (ofGradient.get(node.id()) && node.shape().batched()) {
          now.put(node.id(), incoming(node, outputGradients.get(t), carried, now));
        }
      }
      for (Reduction r : backward.reductions()) {
        double[] sum =
            sums.computeIfAbsent(r.target().id(), id -> new double[r.target().shape().size()]);
        r.evaluate(batch, now.get(r.factor().id()), now.get(r.gradient().id()), sum);
      }
      inputGradients[t] =
          backward
              .inputGradient()
              .map(g -> now.get(g.id()))
              .orElseGet(() -> new double[batch * graph.input().width()]);
      carried.replaceAll(
          (name, old) -> {
            Node sentBack = backward.previousStateGradients().get(name);
            return sentBack == null ? new double[old.length] : now.get(sentBack.id());
          });
    }
    return new Gradients(List.of(inputGradients), carried, parameterGradients(backward, sums));
  }

  private double[] incoming(
      Node node,
      double[] outputGradient,
      Map<String, double[]> carried,
      Map<Integer, double[]> now) {
    if (node.operation() instanceof Leaf leaf) {
      return leaf.role() == Leaf.Role.OUTPUT_GRADIENT ? outputGradient : carried.get(leaf.label());
    }
    return computed(node, now);
  }

  private Map<String, double[]> parameterGradients(Backward backward, Map<Integer, double[]> sums) {
    Map<Integer, double[]> once = new HashMap<>(values.get(0));
    backward.reducedGradients().forEach((target, leaf) -> once.put(leaf.id(), sums.get(target)));
    for (Node node : graph.nodes()) {
      if (ofGradient.get(node.id()) && !node.shape().batched() && !once.containsKey(node.id())) {
        once.put(node.id(), computed(node, once));
      }
    }
    Map<String, double[]> gradients = new LinkedHashMap<>();
    graph
        .parameters()
        .forEach(
            (name, p) -> {
              double[] total = sums.getOrDefault(p.id(), new double[p.shape().size()]).clone();
              Node chain = backward.parameterGradients().get(name);
              if (chain != null) {
                double[] more = once.get(chain.id());
                for (int i = 0; i < total.length; i++) {
                  total[i] += more[i];
                }
              }
              gradients.put(name, total);
            });
    return gradients;
  }

  private static boolean isGiven(Node node) {
    return node.operation() instanceof Leaf leaf && leaf.role() != Leaf.Role.ZEROS;
  }

  private double[] given(Node node, int t) {
    Leaf leaf = (Leaf) node.operation();
    return switch (leaf.role()) {
      case INPUT -> inputs.get(t);
      case PARAMETER -> parameters.get(leaf.label());
      case STATE ->
          t > 0
              ? values.get(t - 1).get(graph.nextStates().get(leaf.label()).id())
              : initialStates.getOrDefault(leaf.label(), new double[batch * node.width()]);
      default -> throw new IllegalStateException(leaf.name() + " is not part of the forward step");
    };
  }

  private double[] computed(Node node, Map<Integer, double[]> now) {
    int rows = node.shape().batched() ? batch : node.shape().rows();
    double[] result = new double[rows * node.width()];
    node.operation()
        .evaluate(
            new DoubleCall(
                batch,
                node.inputs().stream().map(i -> now.get(i.id())).toList(),
                node.inputs().stream().map(Node::shape).toList(),
                result,
                node.shape()));
    return result;
  }
}
