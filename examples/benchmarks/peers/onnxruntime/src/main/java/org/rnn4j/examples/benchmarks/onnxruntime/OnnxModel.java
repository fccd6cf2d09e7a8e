package org.rnn4j.examples.benchmarks.onnxruntime;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.rnn4j.examples.benchmarks.work.NetworkWork;

/**
 * A model file of recurrent layers and a linear head, written message by message.
 *
 * <pre>
 *   for each layer: RNN, LSTM or GRU, then Squeeze of the axis of directions
 *   Gather of the last step, unless the head stands at every step
 *   MatMul, Add
 * </pre>
 */
final class OnnxModel {

  private static final long OPSET = 17;
  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  // Fields of AttributeProto.
  private static final int TYPE_INT = 2;

  private final NetworkWork work;
  private final Message graph = new Message();
  private final SplittableRandom random = new SplittableRandom(1);
  private long parameters;

  OnnxModel(NetworkWork work) {
    this.work = work;
    graph.text(2, "network");
    String sequence = "x";
    for (int layer = 0; layer < work.layers(); layer++) {
      sequence = recurrent(layer, sequence);
    }
    if (!work.everyStep()) {
      graph.message(5, integers("last", work.steps() - 1L));
      node("Gather", List.of(sequence, "last"), "h", attribute("axis", 0));
      sequence = "h";
    }
    weights("w", work.units(), work.outputs());
    weights("b", work.outputs());
    node("MatMul", List.of(sequence, "w"), "product");
    node("Add", List.of("product", "b"), "y");
    graph.message(11, valueInfo("x", work.steps(), work.rows(), work.features()));
    graph.message(12, valueInfo("y", work.targetSteps(), work.rows(), work.outputs()));
  }

  private String recurrent(int layer, String input) {
    int in = layer == 0 ? work.features() : work.units();
    String w = "W" + layer;
    String r = "R" + layer;
    String b = "B" + layer;
    weights(w, 1, work.gates() * work.units(), in);
    weights(r, 1, work.gates() * work.units(), work.units());
    weights(b, 1, 2 * work.gates() * work.units());
    List<Message> attributes = new ArrayList<>(List.of(attribute("hidden_size", work.units())));
    String operator = "RNN";
    if (work.cell().equals("lstm")) {
      operator = "LSTM";
    } else if (work.cell().equals("gru")) {
      operator = "GRU";
      attributes.add(attribute("linear_before_reset", 1));
    }
    String all = "all" + layer; // [steps, directions, rows, units]
    node(operator, List.of(input, w, r, b), all, attributes.toArray(Message[]::new));
    String axes = "axes" + layer;
    graph.message(5, integers(axes, 1));
    node("Squeeze", List.of(all, axes), "h" + layer);
    return "h" + layer;
  }

  private void node(String operator, List<String> inputs, String output, Message... attributes) {
    Message node = new Message();
    inputs.forEach(input -> node.text(1, input));
    node.text(2, output).text(3, output).text(4, operator);
    for (Message attribute : attributes) {
      node.message(5, attribute);
    }
    graph.message(1, node);
  }

  private static Message attribute(String name, long value) {
    return new Message().text(1, name).number(3, value).number(20, TYPE_INT);
  }

  private void weights(String name, int... shape) {
    int size = 1;
    for (int length : shape) {
      size *= length;
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (random.nextDouble() - 0.5) * 0.2f;
    }
    parameters += size;
    Message tensor = new Message();
    for (int length : shape) {
      tensor.number(1, length);
    }
    graph.message(5, tensor.number(2, FLOAT).text(8, name).floats(9, values));
  }

  private static Message integers(String name, long value) {
    // A Gather index of one element keeps its axis, as Squeeze's axes must.
    return new Message().number(1, 1).number(2, INT64).number(7, value).text(8, name);
  }

  private static Message valueInfo(String name, long... shape) {
    Message dimensions = new Message();
    for (long length : shape) {
      dimensions.message(1, new Message().number(1, length));
    }
    Message tensor = new Message().number(1, FLOAT).message(2, dimensions);
    return new Message().text(1, name).message(2, new Message().message(1, tensor));
  }

  long parameters() {
    return parameters;
  }

  byte[] bytes() {
    Message opset = new Message().text(1, "").number(2, OPSET);
    return new Message().number(1, 8).message(7, graph).message(8, opset).bytes();
  }
}
