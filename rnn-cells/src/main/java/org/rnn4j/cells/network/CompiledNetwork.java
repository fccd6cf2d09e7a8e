package org.rnn4j.cells.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.model.ParameterLayout;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.graph.Differentiation;
import org.rnn4j.cells.internal.graph.Fusion;
import org.rnn4j.cells.internal.graph.LinearScan;
import org.rnn4j.cells.internal.graph.StepFunction;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.graph.StepRecorder;
import org.rnn4j.cells.internal.initialize.ParameterFiller;
import org.rnn4j.cells.internal.program.LayerCode;

/**
 * The layers of a network recorded, differentiated and placed; everything that depends on neither
 * data nor parameters.
 *
 * @param inputWidth features at each step
 * @param everyStep whether there is an output at every step
 * @param specs the parameters of each layer as declared
 * @param layout of the flat parameter array
 * @param training code with the backward step
 * @param inference code without
 * @param single the same for one row at a time
 */
record CompiledNetwork(
    int inputWidth,
    boolean everyStep,
    List<List<ParameterSpec>> specs,
    ParameterLayout layout,
    List<LayerCode> training,
    List<LayerCode> inference,
    List<LayerCode> single) {

  static CompiledNetwork of(
      int inputWidth, List<LayerSpec> layers, Initialization initialization, boolean everyStep) {
    try {
      return compile(inputWidth, layers, initialization, everyStep);
    } catch (ArithmeticException e) { // sizes are multiplied and added exactly
      throw new InputException(
          "network", "it has more parameters than one array can hold", "use fewer units");
    }
  }

  private static CompiledNetwork compile(
      int inputWidth, List<LayerSpec> layers, Initialization initialization, boolean everyStep) {
    List<List<ParameterSpec>> specs = new ArrayList<>();
    List<ParameterLayout.Slot> slots = new ArrayList<>();
    List<LayerCode> training = new ArrayList<>();
    List<LayerCode> inference = new ArrayList<>();
    List<LayerCode> single = new ArrayList<>();
    int width = inputWidth;
    int offset = 0;
    for (LayerSpec layer : layers) {
      StepGraph forward = record(layer, width, initialization);
      StepFunction both =
          Differentiation.of(record(layer, width, initialization), !training.isEmpty());
      if (!training.isEmpty() && both.backward().orElseThrow().inputGradient().isEmpty()) {
        throw new InputException(
            layer.name(),
            "the cell does not use its input, so that the layers below cannot be trained",
            "use input() in the cell's step, or make it the first layer");
      }
      training.add(LayerCode.of(LinearScan.of(Fusion.of(both)), offset));
      StepFunction only = new StepFunction(forward, Optional.empty());
      inference.add(LayerCode.of(LinearScan.of(Fusion.of(only)), offset));
      single.add(LayerCode.of(LinearScan.of(Fusion.forSingleRow(only)), offset));
      specs.add(forward.parameterSpecs());
      for (ParameterSpec p : forward.parameterSpecs()) {
        slots.add(
            new ParameterLayout.Slot(
                layer.name() + "." + p.name(),
                p.shape().rows(),
                p.shape().width(),
                offset,
                p.role(),
                p.decay()));
        offset = Math.addExact(offset, p.shape().size());
      }
      width = forward.output().width();
    }
    return new CompiledNetwork(
        inputWidth, everyStep, specs, new ParameterLayout(slots), training, inference, single);
  }

  static StepGraph record(LayerSpec layer, int inputWidth, Initialization initialization) {
    return StepRecorder.record(
        layer.name(),
        layer.cell(),
        inputWidth,
        initialization,
        layer.normalizer(),
        layer.recurrent());
  }

  int outputWidth() {
    return inference.get(inference.size() - 1).outputWidth();
  }

  /** Parameters as their initializers draw them. */
  float[] firstParameters(long seed) {
    float[] values = new float[layout.size()];
    int slot = 0;
    for (int layer = 0; layer < specs.size(); layer++) {
      for (int i = 0; i < specs.get(layer).size(); i++) {
        int offset = layout.slots().get(slot++).offset();
        ParameterFiller.fill(specs.get(layer).get(i), values, offset, seed, layer, i);
      }
    }
    return values;
  }

  long workPerStep() {
    return training.stream().mapToLong(LayerCode::workPerStep).sum();
  }

  int callsPerStep() {
    return training.stream().mapToInt(LayerCode::callsPerStep).sum();
  }
}
