package org.rnn4j.cells.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.graph.GraphCopy;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.layer.Masking;
import org.rnn4j.cells.internal.operation.Concat;
import org.rnn4j.cells.internal.program.Wire;

/**
 * Records a network: the blocks of every layer, in an order in which each reads from earlier ones
 * only.
 *
 * @param inputWidth features of the network's input
 * @param layers from input to output
 * @param initialization conventions for their parameters
 * @param outputs at which steps there is an output
 * @param recordings what the authors of the layers wrote before
 */
record NetworkRecorder(
    int inputWidth,
    List<LayerSpec> layers,
    Initialization initialization,
    Outputs outputs,
    Recordings recordings) {

  /** The blocks for a use. */
  List<Block> record(boolean training, Form form) {
    return record(training, form, layer -> {});
  }

  /** As {@link #record(boolean, Form)}; every layer's recorder is shown before it is used. */
  List<Block> record(boolean training, Form form, Consumer<LayerRecorder> before) {
    Walk walk = new Walk(training, form);
    for (LayerSpec layer : layers) {
      walk.add(layer, before);
    }
    return walk.blocks;
  }

  /** The names of the states of a layer that others read. */
  private Set<String> statesRead(LayerSpec layer) {
    Set<String> names = new TreeSet<>();
    for (LayerSpec other : layers) {
      for (Source source : other.sources()) {
        if (source instanceof Source.State state && state.layer() == layer.index()) {
          names.add(state.name());
        }
      }
    }
    return names;
  }

  /** From input to output, for one use. */
  private final class Walk {
    private final boolean training;
    private final Form form;
    private final List<Block> blocks = new ArrayList<>();
    private final Map<Source, Wire> wires = new HashMap<>();
    private int number;

    Walk(boolean training, Form form) {
      this.training = training;
      this.form = form;
      wires.put(Source.input(), new Wire(Wire.INPUT, 0, inputWidth));
    }

    void add(LayerSpec layer, Consumer<LayerRecorder> before) {
      List<Wire> inputs = inputs(layer);
      int width = inputs.stream().mapToInt(Wire::width).sum();
      LayerRecorder recorder =
          new LayerRecorder(layer, number, width, initialization, use(layer), recordings);
      before.accept(recorder);
      List<StepGraph> graphs = new ArrayList<>(recorder.record());
      StepGraph last = graphs.get(graphs.size() - 1);
      Map<String, Node> states = statesOf(layer, last);
      int own = last.output().width();
      graphs.set(graphs.size() - 1, showing(states.keySet(), last));
      for (StepGraph graph : graphs) {
        blocks.add(new Block(layer, number++, graph, inputs));
        inputs = List.of(new Wire(blocks.size() - 1, 0, graph.output().width()));
      }
      int block = blocks.size() - 1;
      wires.put(Source.output(layer.index()), new Wire(block, 0, own));
      int from = own;
      for (Map.Entry<String, Node> state : states.entrySet()) {
        Wire wire = new Wire(block, from, state.getValue().width());
        wires.put(Source.state(layer.index(), state.getKey()), wire);
        from += wire.width();
      }
    }

    private LayerRecorder.Use use(LayerSpec layer) {
      boolean isFinal =
          outputs == Outputs.LAST_STEP
              && layers.stream()
                  .skip(layer.index() + 1L)
                  .noneMatch(l -> l instanceof RecurrentLayer);
      return new LayerRecorder.Use(training, form, isFinal);
    }

    private List<Wire> inputs(LayerSpec layer) {
      boolean isHeld = form != Form.WHOLE && layer.sources().size() > 1;
      List<Wire> inputs = new ArrayList<>();
      for (Source source : layer.sources()) {
        inputs.add(isHeld && source instanceof Source.Input ? held(layer) : wires.get(source));
      }
      return inputs;
    }

    // A block without a parameter, so that it takes no number.
    private Wire held(LayerSpec reader) {
      StepGraph graph = form.isMasked() ? Masking.held(inputWidth) : Masking.remembered(inputWidth);
      blocks.add(new Block(reader, number, graph, List.of(wires.get(Source.input()))));
      return new Wire(blocks.size() - 1, 0, inputWidth);
    }

    private Map<String, Node> statesOf(LayerSpec layer, StepGraph graph) {
      Map<String, Node> states = new LinkedHashMap<>();
      for (String name : statesRead(layer)) {
        Node next = graph.nextStates().get(name);
        if (next == null || graph.isReversed(name)) {
          throw new InputException(
              layer.place(),
              "it has no state '" + name + "' that another layer could read",
              graph.states().isEmpty()
                  ? "read its output"
                  : "there are "
                      + String.join(", ", graph.states().keySet())
                      + ", in a layer that"
                      + " runs forward");
        }
        states.put(name, next);
      }
      return states;
    }

    // Beside the output, where whoever reads them finds them.
    private static StepGraph showing(Set<String> states, StepGraph source) {
      if (states.isEmpty()) {
        return source;
      }
      StepGraph graph = GraphCopy.of(source);
      List<Node> shown = new ArrayList<>(List.of(graph.output()));
      states.forEach(name -> shown.add(graph.nextStates().get(name)));
      graph.setOutput(graph.add(new Concat(), shown.toArray(new Node[0])));
      return graph;
    }
  }
}
