package org.rnn4j.cells.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.Loss;
import org.rnn4j.cells.internal.layer.Masking;
import org.rnn4j.cells.internal.reference.DoubleInterpreter;
import org.rnn4j.cells.internal.rewrite.Differentiation;

/**
 * The gradient of the last step's loss by the states of earlier steps: every layer in the double
 * interpreter, forward and backward.
 */
final class StateGradients {

  private final CompiledNetwork network;
  private final float[] parameters;
  private final Batch batch;
  private final Loss loss;
  private final List<Block> blocks;
  private final List<DoubleInterpreter> interpreters = new ArrayList<>(); // by block
  private final List<List<String>> states = new ArrayList<>(); // by block

  StateGradients(CompiledNetwork network, float[] parameters, Batch batch, Loss loss) {
    this.network = network;
    this.parameters = parameters;
    this.batch = batch;
    this.loss = loss;
    this.blocks = network.record(false, Form.of(batch.isMasked()));
  }

  /**
   * By index of a layer with states, at {@code [k - 1]} the norm {@code k} steps before the end.
   */
  Map<Integer, double[]> norms() {
    backward(ofLastOutput(forward()));
    Map<Integer, double[]> norms = new LinkedHashMap<>();
    for (int block = 0; block < blocks.size(); block++) {
      if (!states.get(block).isEmpty()) {
        norms.put(blocks.get(block).layer().index(), norms(block));
      }
    }
    return norms;
  }

  private List<double[]> forward() {
    List<List<double[]>> outputs = new ArrayList<>(); // of the blocks so far
    List<double[]> inputs = inputs();
    int offset = 0;
    for (Block block : blocks) {
      DoubleInterpreter interpreter =
          new DoubleInterpreter(new Differentiation(true).apply(block.graph()), batch.rows());
      if (batch.isMasked()) {
        interpreter.masks(masks());
      }
      for (ParameterSpec spec : block.graph().parameterSpecs()) {
        double[] numbers = new double[spec.shape().size()];
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = parameters[offset++];
        }
        interpreter.parameter(spec.name(), numbers);
      }
      outputs.add(interpreter.forward(Columns.read(block.inputs(), inputs, outputs, batch.rows())));
      interpreters.add(interpreter);
      states.add(
          block.graph().featureStates().stream().filter(s -> !Masking.isHeldInput(s)).toList());
    }
    return outputs.get(outputs.size() - 1);
  }

  // By step [batch, width]; zeros at a masked step and where an input is not known.
  private List<double[]> inputs() {
    int width = batch.inputWidth();
    float[] row = new float[batch.steps() * width];
    List<double[]> masks = masks();
    List<double[]> inputs = new ArrayList<>();
    for (int t = 0; t < batch.steps(); t++) {
      inputs.add(new double[batch.rows() * width]);
    }
    for (int r = 0; r < batch.rows(); r++) {
      batch.readInputs(r, row, 0, width, 1);
      for (int t = 0; t < batch.steps(); t++) {
        for (int i = 0; i < width && masks.get(t)[r] != 0; i++) {
          boolean known = !batch.hasUnknown() || batch.isKnown(r, t, i);
          inputs.get(t)[r * width + i] = known ? row[t * width + i] : 0;
        }
      }
    }
    return inputs;
  }

  // By step [batch], 1 where it is present; a batch without masks need not know any.
  private List<double[]> masks() {
    float[] row = new float[batch.steps()];
    Arrays.fill(row, 1);
    List<double[]> masks = new ArrayList<>();
    for (int t = 0; t < batch.steps(); t++) {
      masks.add(new double[batch.rows()]);
    }
    for (int r = 0; r < batch.rows(); r++) {
      if (batch.isMasked()) {
        batch.readMask(r, row, 0, 1);
      }
      for (int t = 0; t < batch.steps(); t++) {
        masks.get(t)[r] = row[t];
      }
    }
    return masks;
  }

  // Zeros at every step but the last.
  private List<double[]> ofLastOutput(List<double[]> outputs) {
    int width = network.outputWidth();
    int targets = batch.targetWidth();
    double[] last = outputs.get(outputs.size() - 1);
    double[] gradient = new double[last.length];
    float[] prediction = new float[width];
    float[] ofPrediction = new float[width];
    float[] target = new float[batch.targetSteps() * targets];
    float[] weights = new float[target.length];
    for (int r = 0; r < batch.rows(); r++) {
      for (int i = 0; i < width; i++) {
        prediction[i] = (float) last[r * width + i];
      }
      batch.readTargets(r, target, 0, targets, 1);
      int ofLast = target.length - targets;
      Arrays.fill(weights, 1);
      if (batch.isWeighted()) {
        batch.readWeights(r, weights, 0, targets, 1);
      }
      loss.weightedSumAndGradient(
          targets, prediction, 0, target, ofLast, weights, ofLast, 1f / targets, ofPrediction, 0);
      for (int i = 0; i < width; i++) {
        gradient[r * width + i] = ofPrediction[i];
      }
    }
    List<double[]> gradients = new ArrayList<>();
    for (int t = 0; t < outputs.size() - 1; t++) {
      gradients.add(new double[last.length]);
    }
    gradients.add(gradient);
    return gradients;
  }

  private void backward(List<double[]> ofOutput) {
    List<List<double[]>> above = new ArrayList<>(); // the gradients of the blocks' outputs
    for (Block block : blocks) {
      above.add(Columns.zeros(batch.steps(), batch.rows() * block.graph().output().width()));
    }
    above.set(blocks.size() - 1, ofOutput);
    for (int i = blocks.size() - 1; i >= 0; i--) {
      List<double[]> ofInputs = interpreters.get(i).backward(above.get(i), Map.of()).inputs();
      Columns.addTo(above, blocks.get(i).inputs(), ofInputs, batch.rows());
    }
  }

  private double[] norms(int block) {
    int steps = batch.steps();
    double[] norms = new double[steps];
    for (int k = 1; k <= steps; k++) {
      double[] squares = new double[batch.rows()];
      for (String state : states.get(block)) {
        double[] gradient = interpreters.get(block).stateGradient(state, steps - k);
        int width = gradient.length / batch.rows();
        for (int i = 0; i < gradient.length; i++) {
          squares[i / width] += gradient[i] * gradient[i];
        }
      }
      for (double square : squares) {
        norms[k - 1] += Math.sqrt(square) / batch.rows();
      }
    }
    return norms;
  }
}
