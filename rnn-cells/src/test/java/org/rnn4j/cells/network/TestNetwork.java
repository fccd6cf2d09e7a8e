package org.rnn4j.cells.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.layer.Layer;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.model.ParameterLayout;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.cells.cases.BuiltInLayers;
import org.rnn4j.cells.cases.CellCase;
import org.rnn4j.cells.cases.Drawn;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.operation.DropoutMask;
import org.rnn4j.cells.internal.reference.DoubleInterpreter;
import org.rnn4j.cells.internal.rewrite.Differentiation;

/**
 * A network described once, to be run twice: by the engine in float, and layer by layer in the
 * double interpreter.
 */
final class TestNetwork {

  static final TrainingStep STEP = new TrainingStep(1, 1, 1);

  private final int inputWidth;
  private final Outputs outputs;
  private final List<String> names = new ArrayList<>();
  private final Network.Builder builder;
  private Initialization initialization = Initialization.STANDARD;
  private boolean skip;

  TestNetwork(int inputWidth, Outputs outputs) {
    this.inputWidth = inputWidth;
    this.outputs = outputs;
    this.builder = Network.builder(inputWidth).outputs(outputs);
  }

  static TestNetwork of(CellCase c, int inputWidth, Outputs outputs) {
    return new TestNetwork(inputWidth, outputs).recurrent(c);
  }

  TestNetwork initialization(Initialization rule) {
    initialization = rule;
    builder.initialization(rule);
    return this;
  }

  TestNetwork skip() {
    skip = true;
    return this;
  }

  TestNetwork recurrent(CellCase c) {
    return recurrent(c, LayerOptions.standard());
  }

  TestNetwork recurrent(CellCase c, LayerOptions options) {
    LayerOptions all =
        c.normalizer().isPresent() ? options.normalizer(c.normalizer().get()) : options;
    names.add(c.name());
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
    names.add("dense");
    builder.dense(units);
    return this;
  }

  TestNetwork layer(String name, Map<String, ?> options) {
    return layer(name, BuiltInLayers.of(name, options));
  }

  TestNetwork layer(String name, Layer layer) {
    names.add(name);
    builder.layer(layer);
    return this;
  }

  /** What the next layer reads. */
  TestNetwork reading(Source first, Source... more) {
    builder.reading(first, more);
    return this;
  }

  /** The next layer reads the last one and the network's input. */
  TestNetwork readingTheInputToo() {
    return reading(Source.output(names.size() - 1), Source.input());
  }

  /** Last of all; after {@link #skip} it sees the input too. */
  TestNetwork head(int outputs) {
    if (skip) {
      readingTheInputToo();
    }
    names.add("head");
    builder.head(outputs);
    return this;
  }

  /** Whether training draws masks. */
  boolean isRandom() {
    return blocks(true, Form.WHOLE).stream()
        .map(Block::graph)
        .anyMatch(
            graph ->
                graph.coupling().isPresent()
                    || graph.nodes().stream().anyMatch(n -> n.operation() instanceof DropoutMask));
  }

  private List<Block> blocks(boolean training, Form form) {
    return new NetworkRecorder(
            inputWidth, builder.layers(), initialization, outputs, new Recordings())
        .record(training, form);
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
    return Drawn.batch(
        rows,
        steps,
        inputWidth,
        outputs == Outputs.EVERY_STEP,
        network.outputWidth(),
        rows,
        steps,
        8);
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
    List<Block> blocks = blocks(training, form);
    for (Block block : blocks) {
      DoubleInterpreter interpreter =
          new DoubleInterpreter(new Differentiation(true).apply(block.graph()), batch.rows());
      interpreter.masks(masks(batch));
      interpreter.training(STEP);
      interpreters.add(interpreter);
    }
    return new InDouble(interpreters, blocks, batch);
  }

  /** The network recorded once for a batch, to be run with many parameters. */
  static final class InDouble {

    private final List<DoubleInterpreter> interpreters;
    private final List<Block> blocks;
    private final ArrayBatch batch;

    InDouble(List<DoubleInterpreter> interpreters, List<Block> blocks, ArrayBatch batch) {
      this.interpreters = interpreters;
      this.blocks = blocks;
      this.batch = batch;
    }

    /** Sets the states that the run starts from to those that another one ends with. */
    void goOnFrom(InDouble before) {
      for (int l = 0; l < interpreters.size(); l++) {
        for (String state : before.blocks.get(l).graph().states().keySet()) {
          interpreters.get(l).initialState(state, before.interpreters.get(l).finalState(state));
        }
      }
    }

    /** Sets the states that the run starts from. */
    void goOnFrom(NetworkState state) {
      Iterator<NetworkState.Slot> slots = state.slots().iterator();
      for (int l = 0; l < interpreters.size(); l++) {
        for (String name : blocks.get(l).graph().states().keySet()) {
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
          TestNetwork.predictions(outputs, batch), gradient(interpreters, blocks, batch, outputs));
    }

    private List<double[]> forward(double[] parameters) {
      List<List<double[]>> outputs = new ArrayList<>();
      List<double[]> inputs = inputs(batch);
      int offset = 0;
      for (int i = 0; i < blocks.size(); i++) {
        for (ParameterSpec spec : blocks.get(i).graph().parameterSpecs()) {
          int size = spec.shape().size();
          double[] numbers = Arrays.copyOfRange(parameters, offset, offset + size);
          interpreters.get(i).parameter(spec.name(), numbers);
          offset += size;
        }
        outputs.add(
            interpreters
                .get(i)
                .forward(Columns.read(blocks.get(i).inputs(), inputs, outputs, batch.rows())));
      }
      return outputs.get(outputs.size() - 1);
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
      List<Block> blocks,
      ArrayBatch batch,
      List<double[]> outputs) {
    List<double[]> ofLast = new ArrayList<>();
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
      ofLast.add(g);
    }
    List<List<double[]>> above = new ArrayList<>();
    for (Block block : blocks) {
      above.add(Columns.zeros(batch.steps(), batch.rows() * block.graph().output().width()));
    }
    above.set(blocks.size() - 1, ofLast);
    List<Map<String, double[]>> byBlock = new ArrayList<>();
    for (int i = blocks.size() - 1; i >= 0; i--) {
      DoubleInterpreter.Gradients g = interpreters.get(i).backward(above.get(i), Map.of());
      byBlock.add(0, g.parameters());
      Columns.addTo(above, blocks.get(i).inputs(), g.inputs(), batch.rows());
    }
    double[] flat = {};
    for (int i = 0; i < blocks.size(); i++) {
      for (ParameterSpec spec : blocks.get(i).graph().parameterSpecs()) {
        double[] part = byBlock.get(i).get(spec.name());
        flat = Arrays.copyOf(flat, flat.length + part.length);
        System.arraycopy(part, 0, flat, flat.length - part.length, part.length);
      }
    }
    return flat;
  }

  @Override
  public String toString() {
    return String.join(" | ", names)
        + (outputs == Outputs.EVERY_STEP ? ", every step" : ", last step");
  }
}
