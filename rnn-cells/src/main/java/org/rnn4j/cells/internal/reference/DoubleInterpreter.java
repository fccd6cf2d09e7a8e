package org.rnn4j.cells.internal.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.graph.Backward;
import org.rnn4j.cells.internal.graph.Coupling;
import org.rnn4j.cells.internal.graph.DoubleCall;
import org.rnn4j.cells.internal.graph.Draws;
import org.rnn4j.cells.internal.graph.Leaf;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Reduction;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.reference.SweepOrder.Sweep;

/**
 * Runs one layer's step through time in double: every operation of the graph at every step, in
 * order, everything kept. No placement, no plan, no tricks: what waits for no state is computed
 * first, then what does, step by step in the direction of the states, then the rest.
 *
 * <p>Arrays of a step are row-major {@code [batch, width]}.
 */
public final class DoubleInterpreter {

  private final StepGraph graph;
  private final int batch;
  private final SweepOrder order;
  private final List<List<Shape>> operandShapes; // by node
  private final Map<String, double[]> parameters = new HashMap<>();
  private final Map<String, double[]> initialStates = new HashMap<>();
  private final List<double[][]> values = new ArrayList<>(); // [step][node], null until computed
  private final Draws draws = new Draws();
  private List<double[]> inputs = List.of();
  private List<double[]> masks = List.of(); // empty: every step is present
  private List<double[]> outputGradients = List.of();
  private Map<String, double[]> finalStateGradients = Map.of();

  /** For one step, differentiated or not, over batches of this many rows. */
  public DoubleInterpreter(StepGraph graph, int batch) {
    this.graph = graph;
    this.batch = batch;
    this.order = new SweepOrder(graph);
    this.operandShapes =
        graph.nodes().stream().map(n -> n.inputs().stream().map(Node::shape).toList()).toList();
  }

  /** Sets a parameter, row-major. */
  public void parameter(String name, double[] value) {
    parameters.put(name, value);
  }

  /**
   * Sets what a state is before the first step: a constant. Otherwise it is what the layer has
   * learned, or zeros.
   */
  public void initialState(String name, double[] value) {
    initialStates.put(name, value);
  }

  /** Sets which steps are present: by step {@code [batch]}, 1 or 0; all are otherwise. */
  public void masks(List<double[]> value) {
    masks = value;
  }

  /** Sets the training step that random masks belong to; they are the engine's. */
  public void training(TrainingStep trainingStep) {
    draws.begin(trainingStep, 0);
  }

  /** Runs forward over the given steps and returns the outputs. */
  public List<double[]> forward(List<double[]> x) {
    inputs = x;
    values.clear();
    x.forEach(step -> values.add(new double[operandShapes.size()][]));
    run(order.forward(), Sweep.FORWARD, Sweep.REVERSED);
    return values.stream().map(now -> now[graph.output().id()]).toList();
  }

  // The sweeps in turn: one in which time runs upwards, one in which it runs downwards.
  private void run(Map<Sweep, List<Node>> nodes, Sweep upwards, Sweep downwards) {
    int steps = values.size();
    for (Node node : nodes.get(Sweep.BEFORE)) {
      for (int t = 0; t < steps; t++) {
        run(node, t);
      }
    }
    for (int t = 0; t < steps; t++) {
      for (Node node : nodes.get(upwards)) {
        run(node, t);
      }
    }
    for (int t = steps - 1; t >= 0; t--) {
      for (Node node : nodes.get(downwards)) {
        run(node, t);
      }
    }
    for (Node node : nodes.get(Sweep.AFTER)) {
      for (int t = 0; t < steps; t++) {
        run(node, t);
      }
    }
  }

  private void run(Node node, int t) {
    double[][] now = values.get(t);
    now[node.id()] = isGiven(node) ? given(node, t) : computed(node, now, t);
  }

  /** A state after the last step. */
  public double[] finalState(String name) {
    int last = graph.isReversed(name) ? 0 : values.size() - 1;
    return values.get(last)[graph.nextStates().get(name).id()];
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
   * @param ofOutputs the gradient of the loss by the output of each step
   * @param ofFinalStates by state, the gradient by what it is after the last step; may be empty
   */
  public Gradients backward(List<double[]> ofOutputs, Map<String, double[]> ofFinalStates) {
    Backward backward = graph.backward().orElseThrow();
    outputGradients = ofOutputs;
    finalStateGradients = ofFinalStates;
    int last = values.size() - 1;
    run(order.backward(), Sweep.REVERSED, Sweep.FORWARD);
    Map<Integer, double[]> sums = new HashMap<>(); // by the node computed from parameters
    double[][] inputGradients = new double[values.size()][];
    for (int t = last; t >= 0; t--) {
      double[][] now = values.get(t);
      for (Reduction r : backward.reductions()) {
        double[] sum =
            sums.computeIfAbsent(r.target().id(), id -> new double[r.target().shape().size()]);
        r.evaluate(batch, now[r.factor().id()], now[r.gradient().id()], sum);
      }
      inputGradients[t] =
          backward
              .inputGradient()
              .map(g -> now[g.id()])
              .orElseGet(() -> new double[batch * graph.input().width()]);
    }
    Map<String, double[]> ofInitialStates = new HashMap<>();
    graph
        .states()
        .forEach(
            (name, state) ->
                ofInitialStates.put(name, sentBack(state, graph.isReversed(name) ? last : 0)));
    Map<String, double[]> ofParameters = parameterGradients(backward, sums);
    graph
        .initialStates()
        .forEach(
            (name, p) -> {
              if (initialStates.containsKey(name)) {
                return;
              }
              double[] g = ofParameters.get(((Leaf) p.operation()).label());
              double[] sent = ofInitialStates.get(name);
              for (int i = 0; i < sent.length; i++) {
                g[i % g.length] += sent[i];
              }
            });
    return new Gradients(List.of(inputGradients), ofInitialStates, ofParameters);
  }

  /** After {@link #backward}: the gradient by a state as step {@code t} finds it. */
  public double[] stateGradient(String name, int t) {
    return sentBack(graph.states().get(name), t);
  }

  // What the step t sends back to a state.
  private double[] sentBack(Node state, int t) {
    Node sent =
        graph
            .backward()
            .orElseThrow()
            .previousStateGradients()
            .get(((Leaf) state.operation()).label());
    return sent == null ? new double[batch * state.width()] : values.get(t)[sent.id()];
  }

  private Map<String, double[]> parameterGradients(Backward backward, Map<Integer, double[]> sums) {
    double[][] once = values.get(0).clone();
    backward.reducedGradients().forEach((target, leaf) -> once[leaf.id()] = sums.get(target));
    for (Node node : graph.nodes()) {
      if (order.isOfGradient(node)
          && !node.shape().batched()
          && !isGiven(node)
          && once[node.id()] == null) {
        once[node.id()] = computed(node, once, 0);
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
                double[] more = once[chain.id()];
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
      case STATE -> previous(node, t);
      case MASK -> masks.isEmpty() ? ones() : masks.get(t);
      case OUTPUT_GRADIENT -> outputGradients.get(t);
      case STATE_GRADIENT -> incoming(node, t);
      case STATISTIC, GRADIENT_STATISTIC -> statistic(leaf);
      default -> throw new IllegalStateException(leaf.name() + " is not part of the step");
    };
  }

  private double[] statistic(Leaf leaf) {
    Coupling coupling = graph.coupling().orElseThrow();
    double[] statistic = new double[coupling.width()];
    Arrays.setAll(statistic, i -> coupling.statistic(leaf.label(), i, new Whole()));
    return statistic;
  }

  /** What has been run so far. */
  private final class Whole implements Coupling.Whole {

    @Override
    public int steps() {
      return inputs.size();
    }

    @Override
    public int rows() {
      return batch;
    }

    @Override
    public boolean isPresent(int t, int row) {
      return DoubleInterpreter.this.isPresent(t, row);
    }

    @Override
    public double input(int t, int row, int feature) {
      return inputs.get(t)[row * graph.input().width() + feature];
    }

    @Override
    public double output(int t, int row, int feature) {
      return values.get(t)[graph.output().id()][row * graph.output().width() + feature];
    }

    @Override
    public double outputGradient(int t, int row, int feature) {
      return outputGradients.get(t)[row * graph.output().width() + feature];
    }
  }

  private boolean isPresent(int t, int row) {
    return masks.isEmpty() || masks.get(t)[row] != 0;
  }

  private double[] ones() {
    double[] ones = new double[batch];
    Arrays.fill(ones, 1);
    return ones;
  }

  private double[] previous(Node state, int t) {
    String name = ((Leaf) state.operation()).label();
    int before = graph.isReversed(name) ? t + 1 : t - 1;
    return before < 0 || before == values.size()
        ? initial(name, state.width())
        : values.get(before)[graph.nextStates().get(name).id()];
  }

  private double[] initial(String state, int width) {
    double[] given = initialStates.get(state);
    if (given != null) {
      return given;
    }
    double[] initial = new double[batch * width];
    Node learned = graph.initialStates().get(state);
    if (learned != null) {
      double[] parameter = parameters.get(((Leaf) learned.operation()).label());
      Arrays.setAll(initial, i -> parameter[i % width]);
    }
    return initial;
  }

  private double[] incoming(Node gradient, int t) {
    String name = ((Leaf) gradient.operation()).label();
    Node state = graph.states().get(name);
    int behind = graph.isReversed(name) ? t - 1 : t + 1;
    return behind < 0 || behind == values.size()
        ? finalStateGradients.getOrDefault(name, new double[batch * state.width()])
        : sentBack(state, behind);
  }

  private double[] computed(Node node, double[][] now, int t) {
    int rows = node.shape().batched() ? batch : node.shape().rows();
    double[] result = new double[rows * node.width()];
    double[][] operands = new double[node.inputs().size()][];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = now[node.input(i).id()];
    }
    node.operation()
        .evaluate(
            new DoubleCall(
                batch,
                Arrays.asList(operands),
                operandShapes.get(node.id()),
                result,
                node.shape(),
                new At(node, t)));
    return result;
  }

  /** A node at one of the steps. */
  private final class At implements DoubleCall.Time {
    private final Node node;
    private final int step;

    At(Node node, int step) {
      this.node = node;
      this.step = step;
    }

    @Override
    public int step() {
      return step;
    }

    @Override
    public int steps() {
      return values.size();
    }

    @Override
    public Draws draws() {
      return draws;
    }

    @Override
    public double[] operand(int input, int at) {
      return values.get(at)[node.input(input).id()];
    }
  }
}
