package org.rnn4j.examples.benchmarks.onednn;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.global.dnnl.rnn_direction;
import org.bytedeco.dnnl.lbr_gru_backward;
import org.bytedeco.dnnl.lbr_gru_forward;
import org.bytedeco.dnnl.lstm_backward;
import org.bytedeco.dnnl.lstm_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.rnn_primitive_desc_base;
import org.bytedeco.dnnl.stream;
import org.bytedeco.dnnl.vanilla_rnn_backward;
import org.bytedeco.dnnl.vanilla_rnn_forward;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.rnn4j.examples.benchmarks.work.NetworkWork;

/** One recurrent layer: a forward primitive and, for training, its backward primitive. */
final class DnnlLayer {

  private static final memory.desc NONE = new memory.desc();
  private static final rnn_direction FORWARD = rnn_direction.unidirectional_left2right;

  private final engine cpu;
  private final boolean trains;
  private final String cell;
  private final memory.desc source; // [steps, rows, in]
  private final memory.desc destination; // [steps, rows, units]
  private final memory.desc layerWeights;
  private final memory.desc recurrentWeights;
  private final memory.desc bias;
  private final long parameters;
  private final primitive forward;
  private final IntMemoryMap forwardArguments = new IntMemoryMap();
  private final memory output;
  private primitive backward;
  private final IntMemoryMap backwardArguments = new IntMemoryMap();
  private memory outputGradient;
  private memory inputGradient;
  private memory[] parameterGradients = {};

  DnnlLayer(NetworkWork work, int in, engine cpu) {
    this.cpu = cpu;
    trains = work.trains();
    cell = work.cell();
    int units = work.units();
    int gates = work.gates();
    int biases = cell.equals("gru") ? 4 : gates;
    source = sequence(work, in);
    destination = sequence(work, units);
    layerWeights = desc(memory.format_tag.any, 1, 1, in, gates, units);
    recurrentWeights = desc(memory.format_tag.any, 1, 1, units, gates, units);
    bias = desc(memory.format_tag.ldgo, 1, 1, biases, units);
    parameters = (long) units * (gates * (in + units) + biases);
    output = new memory(destination, cpu);
    prop_kind kind = trains ? prop_kind.forward_training : prop_kind.forward_inference;
    memory b = filled(bias, (long) biases * units);
    switch (cell) {
      case "lstm" -> {
        var desc =
            new lstm_forward.primitive_desc(
                cpu,
                kind,
                FORWARD,
                source,
                NONE,
                NONE,
                layerWeights,
                recurrentWeights,
                bias,
                destination,
                NONE,
                NONE);
        forward = new lstm_forward(desc);
        memory workspace = arguments(desc, b, work, in);
        if (trains) {
          var back =
              new lstm_backward.primitive_desc(
                  cpu,
                  prop_kind.backward,
                  FORWARD,
                  source,
                  NONE,
                  NONE,
                  layerWeights,
                  recurrentWeights,
                  bias,
                  destination,
                  NONE,
                  NONE,
                  source,
                  NONE,
                  NONE,
                  layerWeights,
                  recurrentWeights,
                  bias,
                  destination,
                  NONE,
                  NONE,
                  desc);
          backward = new lstm_backward(back);
          backArguments(back, b, workspace, work, in);
        }
      }
      case "gru" -> {
        var desc =
            new lbr_gru_forward.primitive_desc(
                cpu,
                kind,
                FORWARD,
                source,
                NONE,
                layerWeights,
                recurrentWeights,
                bias,
                destination,
                NONE);
        forward = new lbr_gru_forward(desc);
        memory workspace = arguments(desc, b, work, in);
        if (trains) {
          var back =
              new lbr_gru_backward.primitive_desc(
                  cpu,
                  prop_kind.backward,
                  FORWARD,
                  source,
                  NONE,
                  layerWeights,
                  recurrentWeights,
                  bias,
                  destination,
                  NONE,
                  source,
                  NONE,
                  layerWeights,
                  recurrentWeights,
                  bias,
                  destination,
                  NONE,
                  desc);
          backward = new lbr_gru_backward(back);
          backArguments(back, b, workspace, work, in);
        }
      }
      default -> {
        var desc =
            new vanilla_rnn_forward.primitive_desc(
                cpu,
                kind,
                algorithm.eltwise_tanh,
                FORWARD,
                source,
                NONE,
                layerWeights,
                recurrentWeights,
                bias,
                destination,
                NONE);
        forward = new vanilla_rnn_forward(desc);
        memory workspace = arguments(desc, b, work, in);
        if (trains) {
          var back =
              new vanilla_rnn_backward.primitive_desc(
                  cpu,
                  prop_kind.backward,
                  algorithm.eltwise_tanh,
                  FORWARD,
                  source,
                  NONE,
                  layerWeights,
                  recurrentWeights,
                  bias,
                  destination,
                  NONE,
                  source,
                  NONE,
                  layerWeights,
                  recurrentWeights,
                  bias,
                  destination,
                  NONE,
                  desc);
          backward = new vanilla_rnn_backward(back);
          backArguments(back, b, workspace, work, in);
        }
      }
    }
  }

  /** {@code [steps, rows, width]}. */
  static memory.desc sequence(NetworkWork work, int width) {
    return desc(memory.format_tag.tnc, work.steps(), work.rows(), width);
  }

  private static memory.desc desc(memory.format_tag tag, long... dimensions) {
    return new memory.desc(dimensions, memory.data_type.f32, tag);
  }

  private memory filled(memory.desc desc, long count) {
    memory filled = new memory(desc, cpu);
    Pointer.memset(filled.get_data_handle(), 0, desc.get_size());
    FloatPointer values = new FloatPointer(filled.get_data_handle());
    // Any layout will do: the numbers are arbitrary, only small enough to saturate nothing.
    for (long i = 0; i < Math.min(count, desc.get_size() / Float.BYTES); i++) {
      values.put(i, ((i * 2654435761L >>> 16) % 1001 - 500) / 10_000f);
    }
    return filled;
  }

  /** Weights of the layout that the primitive asks for. */
  private memory weights(memory.desc desc, NetworkWork work, int in) {
    memory plain =
        filled(
            desc(memory.format_tag.ldigo, 1, 1, in, work.gates(), work.units()),
            (long) in * work.gates() * work.units());
    memory wanted = new memory(desc, cpu);
    stream once = new stream(cpu);
    new org.bytedeco.dnnl.reorder(plain, wanted).execute(once, plain, wanted);
    once._wait();
    return wanted;
  }

  private memory arguments(rnn_primitive_desc_base desc, memory b, NetworkWork work, int in) {
    forwardArguments.put(dnnl.DNNL_ARG_WEIGHTS_LAYER, weights(desc.weights_layer_desc(), work, in));
    forwardArguments.put(
        dnnl.DNNL_ARG_WEIGHTS_ITER, weights(desc.weights_iter_desc(), work, work.units()));
    forwardArguments.put(dnnl.DNNL_ARG_BIAS, b);
    forwardArguments.put(dnnl.DNNL_ARG_DST_LAYER, output);
    memory workspace = new memory(desc.workspace_desc(), cpu);
    if (trains) {
      forwardArguments.put(dnnl.DNNL_ARG_WORKSPACE, workspace);
    }
    return workspace;
  }

  private void backArguments(
      rnn_primitive_desc_base desc, memory b, memory workspace, NetworkWork work, int in) {
    outputGradient = zero(destination);
    inputGradient = zero(source);
    parameterGradients =
        new memory[] {
          zero(desc.diff_weights_layer_desc()),
          zero(desc.diff_weights_iter_desc()),
          zero(desc.diff_bias_desc())
        };
    backwardArguments.put(
        dnnl.DNNL_ARG_WEIGHTS_LAYER, weights(desc.weights_layer_desc(), work, in));
    backwardArguments.put(
        dnnl.DNNL_ARG_WEIGHTS_ITER, weights(desc.weights_iter_desc(), work, work.units()));
    backwardArguments.put(dnnl.DNNL_ARG_BIAS, b);
    backwardArguments.put(dnnl.DNNL_ARG_DST_LAYER, output);
    backwardArguments.put(dnnl.DNNL_ARG_WORKSPACE, workspace);
    backwardArguments.put(dnnl.DNNL_ARG_DIFF_SRC_LAYER, inputGradient);
    backwardArguments.put(dnnl.DNNL_ARG_DIFF_WEIGHTS_LAYER, parameterGradients[0]);
    backwardArguments.put(dnnl.DNNL_ARG_DIFF_WEIGHTS_ITER, parameterGradients[1]);
    backwardArguments.put(dnnl.DNNL_ARG_DIFF_BIAS, parameterGradients[2]);
    backwardArguments.put(dnnl.DNNL_ARG_DIFF_DST_LAYER, outputGradient);
  }

  private memory zero(memory.desc desc) {
    memory zero = new memory(desc, cpu);
    Pointer.memset(zero.get_data_handle(), 0, desc.get_size());
    return zero;
  }

  long parameters() {
    return parameters;
  }

  memory output() {
    return output;
  }

  memory outputGradient() {
    return outputGradient;
  }

  memory inputGradient() {
    return inputGradient;
  }

  void takeOutputGradient(memory gradient) {
    backwardArguments.put(dnnl.DNNL_ARG_DIFF_DST_LAYER, gradient);
  }

  void forward(stream stream, memory input) {
    forwardArguments.put(dnnl.DNNL_ARG_SRC_LAYER, input);
    forward.execute(stream, forwardArguments);
  }

  void backward(stream stream, memory input) {
    for (memory gradient : parameterGradients) { // the primitive adds to them
      Pointer.memset(gradient.get_data_handle(), 0, gradient.get_desc().get_size());
    }
    backwardArguments.put(dnnl.DNNL_ARG_SRC_LAYER, input);
    backward.execute(stream, backwardArguments);
  }
}
