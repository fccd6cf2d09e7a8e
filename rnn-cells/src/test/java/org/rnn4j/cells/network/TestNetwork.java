package org.rnn4j.cells.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.ParameterLayout;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.api.option.Options;
import org.rnn4j.cells.cases.CellCase;
import org.rnn4j.cells.cases.Drawn;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.reference.DoubleInterpreter;
import org.rnn4j.cells.internal.rewrite.Differentiation;

/**
 * A network described once, to be run twice: by the engine in float, and layer by layer in the
 * double interpreter.
 */
final class TestNetwork {

  static final TrainingStep STEP = new TrainingStep(1, 1, 1);

  private final int inputWidth;
  private final boolean everyStep;
  private final List<LayerSpec> layers = new ArrayList<>();
  private final Network.Builder builder;
  private Initialization initialization = Initialization.STANDARD;
  private boolean skip;

  TestNetwork(int inputWidth, boolean everyStep) {
    this.inputWidth = inputWidth;
    this.everyStep = everyStep;
    this.builder = Network.builder(inputWidth).everyStep(everyStep);
  }

  static TestNetwork of(CellCase c, int inputWidth, boolean everyStep) {
    return new TestNetwork(inputWidth, everyStep).recurrent(c);
  }

  TestNetwork initialization(Initialization rule) {
    initialization = rule;
    builder.initialization(rule);
    return this;
  }

  TestNetwork skip() {
    skip = true;
    builder.skip(true);
    return this;
  }

  TestNetwork recurrent(CellCase c) {
    return recurrent(c, LayerOptions.standard());
  }

  TestNetwork recurrent(CellCase c, LayerOptions options) {
    LayerOptions all =
        c.normalizer().isPresent() ? options.normalizer(c.normalizer().get()) : options;
    layers.add(LayerSpec.recurrent(c.name(), c.cell(), all));
    builder.recurrent(c.cell(), all);
    return this;
  }

  TestNetwork recurrent(Cell cell) {
    return recurrent(new CellCase("cell", cell, Optional.empty()));
  }

  TestNetwork recurrent(Cell cell, LayerOptions options) {
    return recurrent(new CellCase("cell", cell, Optional.empty()), options);
  }

  TestNetwork dense(int units) {
    layers.add(LayerSpec.dense("dense", units));
    builder.dense(units);
    return this;
  }

  TestNetwork layer(LayerKind kind, Map<String, ?> options) {
    layers.addAll(kind.layers(kind.kebab(), Options.of(kind.options(), options)));
    builder.layer(kind, options);
    return this;
  }

  TestNetwork head(int outputs) {
    layers.add(LayerSpec.dense("head", outputs));
    builder.head(outputs);
    return this;
  }

  /** Whether training draws masks. */
  boolean isRandom() {
    return layers.stream().anyMatch(l -> l.batchNorm().isPresent())
        || layers.stream()
            .map(LayerSpec::options)
            .anyMatch(
                o ->
                    o.inputDropout()
                            + o.recurrentDropout()
                            + o.weightDropout()
                            + o.zoneout()
                            + o.dropout()
                        > 0);
  }

  /** In the float engine, with random parameters. */
  Network network(int threads) {
    Network network = builder.threads(threads).build();
    float[] parameters = network.parameters();
    System.arraycopy(Drawn.floats(parameters.length, 7), 0, parameters, 0, parameters.length);
    for (ParameterLayout.Slot slot : network.layout().slots()) {
      for (int i = slot.offset(); i < slot.end() && slot.name().endsWith("variance"); i++) {
        parameters[i] = Math.abs(parameters[i]);
      }
    }
    return network;
  }

  ArrayBatch batch(Network network, int rows, int steps) {
    return Drawn.batch(rows, steps, inputWidth, everyStep, network.outputWidth(), rows, steps, 8);
  }

  /**
   * What the reference gives.
   *
   * @param predictions {@code [row, target step, output]}
   * @param gradient by every parameter, of the mean of prediction times target
   */
  record Result(double[] predictions, double[] gradient) {}

  /**
   * Runs the batch in double with the given parameters, the targets being the outputs' gradients.
   */
  Result reference(float[] parameters, ArrayBatch batch) {
    double[] exact = new double[parameters.length];
    for (int i = 0; i < exact.length; i++) {
      exact[i] = parameters[i];
    }
    return inDouble(batch).result(exact);
  }

  /** The network in double over a batch, of an evaluation. */
  InDouble inDouble(ArrayBatch batch) {
    return inDouble(batch, false);
  }

  /** The same with the random masks of {@link #STEP}. */
  InDouble trainingInDouble(ArrayBatch batch) {
    return inDouble(batch, true);
  }

  /** The network in double over a batch that goes on, of an evaluation. */
  InDouble inDouble(ArrayBatch batch, NetworkState in) {
    InDouble run = inDouble(batch, false, Form.carried(batch.isMasked()));
    run.goOnFrom(in);
    return run;
  }

  private InDouble inDouble(ArrayBatch batch, boolean training) {
    return inDouble(batch, training, Form.of(batch.isMasked()));
  }

  private InDouble inDouble(ArrayBatch batch, boolean training, Form form) {
    List<DoubleInterpreter> interpreters = new ArrayList<>();
    List<List<ParameterSpec>> specs = new ArrayList<>();
    List<List<String>> states = new ArrayList<>();
    int width = inputWidth;
    for (int l = 0; l < layers.size(); l++) {
      boolean isFinal = !everyStep && layers.stream().skip(l + 1L).noneMatch(LayerSpec::recurrent);
      LayerRecorder.Use use = new LayerRecorder.Use(training, form, isFinal);
      int passed = skip && l < layers.size() - 1 ? inputWidth : 0;
      int own = l == 0 ? width : width - passed;
      StepGraph graph =
          new LayerRecorder(layers.get(l), l, own, passed, initialization, use).record();
      DoubleInterpreter interpreter =
          new DoubleInterpreter(new Differentiation(true).apply(graph), batch.rows());
      interpreter.masks(masks(batch));
      interpreter.training(STEP);
      interpreters.add(interpreter);
      specs.add(graph.parameterSpecs());
      states.add(List.copyOf(graph.states().keySet()));
      width = graph.output().width();
    }
    return new InDouble(interpreters, specs, states, batch);
  }

  /** The network recorded once for a batch, to be run with many parameters. */
  static final class InDouble {

    private final List<DoubleInterpreter> interpreters;
    private final List<List<ParameterSpec>> specs;
    private final List<List<String>> states; // by layer
    private final ArrayBatch batch;

    InDouble(
        List<DoubleInterpreter> interpreters,
        List<List<ParameterSpec>> specs,
        List<List<String>> states,
        ArrayBatch batch) {
      this.interpreters = interpreters;
      this.specs = specs;
      this.states = states;
      this.batch = batch;
    }

    /** Sets the states that the run starts from to those that another one ends with. */
    void goOnFrom(InDouble before) {
      for (int l = 0; l < interpreters.size(); l++) {
        for (String state : before.states.get(l)) {
          interpreters.get(l).initialState(state, before.interpreters.get(l).finalState(state));
        }
      }
    }

    /** Sets the states that the run starts from. */
    void goOnFrom(NetworkState state) {
      Iterator<NetworkState.Slot> slots = state.slots().iterator();
      for (int l = 0; l < interpreters.size(); l++) {
        for (String name : states.get(l)) {
          float[] values = state.values(slots.next());
          double[] exact = new double[values.length];
          Arrays.setAll(exact, i -> values[i]);
          interpreters.get(l).initialState(name, exact);
        }
      }
    }

    /** Forward alone. */
    double[] predictions(double[] parameters) {
      return TestNetwork.predictions(forward(parameters), batch);
    }

    /** Forward and backward. */
    Result result(double[] parameters) {
      List<double[]> outputs = forward(parameters);
      return new Result(
          TestNetwork.predictions(outputs, batch), gradient(interpreters, specs, batch, outputs));
    }

    private List<double[]> forward(double[] parameters) {
      List<double[]> values = inputs(batch);
      int offset = 0;
      for (int l = 0; l < interpreters.size(); l++) {
        for (ParameterSpec spec : specs.get(l)) {
          int size = spec.shape().size();
          double[] numbers = Arrays.copyOfRange(parameters, offset, offset + size);
          interpreters.get(l).parameter(spec.name(), numbers);
          offset += size;
        }
        values = interpreters.get(l).forward(values);
      }
      return values;
    }
  }

  private static List<double[]> inputs(ArrayBatch batch) {
    int width = batch.inputWidth();
    List<double[]> steps = new ArrayList<>();
    for (int t = 0; t < batch.steps(); t++) {
      double[] x = new double[batch.rows() * width];
      for (int row = 0; row < batch.rows(); row++) {
        for (int i = 0; i < width; i++) {
          x[row * width + i] = batch.isPresent(row, t) ? batch.inputs()[row][t][i] : 0;
        }
      }
      steps.add(x);
    }
    return steps;
  }

  private static List<double[]> masks(ArrayBatch batch) {
    List<double[]> steps = new ArrayList<>();
    for (int t = 0; t < batch.steps() && batch.isMasked(); t++) {
      double[] mask = new double[batch.rows()];
      for (int row = 0; row < batch.rows(); row++) {
        mask[row] = batch.isPresent(row, t) ? 1 : 0;
      }
      steps.add(mask);
    }
    return steps;
  }

  private static double[] predictions(List<double[]> outputs, ArrayBatch batch) {
    int targetSteps = batch.targetSteps();
    int width = batch.targetWidth();
    double[] predictions = new double[batch.rows() * targetSteps * width];
    for (int row = 0; row < batch.rows(); row++) {
      for (int t = 0; t < targetSteps; t++) {
        double[] output = outputs.get(batch.steps() - targetSteps + t);
        System.arraycopy(output, row * width, predictions, (row * targetSteps + t) * width, width);
      }
    }
    return predictions;
  }

  private static double[] gradient(
      List<DoubleInterpreter> interpreters,
      List<List<ParameterSpec>> specs,
      ArrayBatch batch,
      List<double[]> outputs) {
    List<double[]> above = new ArrayList<>();
    int width = batch.targetWidth();
    int silent = batch.steps() - batch.targetSteps();
    for (int t = 0; t < batch.steps(); t++) {
      double[] g = new double[outputs.get(t).length];
      for (int row = 0; row < batch.rows() && t >= silent; row++) {
        for (int i = 0; i < width; i++) {
          float target = batch.targets()[row][t - silent][i];
          g[row * width + i] = Float.isNaN(target) ? 0 : target / (double) batch.targetCount();
        }
      }
      above.add(g);
    }
    Map<Integer, Map<String, double[]>> byLayer = new LinkedHashMap<>();
    for (int layer = interpreters.size() - 1; layer >= 0; layer--) {
      DoubleInterpreter.Gradients g = interpreters.get(layer).backward(above, Map.of());
      byLayer.put(layer, g.parameters());
      above = g.inputs();
    }
    double[] flat = {};
    for (int layer = 0; layer < interpreters.size(); layer++) {
      for (ParameterSpec spec : specs.get(layer)) {
        double[] part = byLayer.get(layer).get(spec.name());
        flat = Arrays.copyOf(flat, flat.length + part.length);
        System.arraycopy(part, 0, flat, flat.length - part.length, part.length);
      }
    }
    return flat;
  }

  @Override
  public String toString() {
    return String.join(" | ", layers.stream().map(LayerSpec::name).toList())
        + (everyStep ? ", every step" : ", last step");
  }
}
