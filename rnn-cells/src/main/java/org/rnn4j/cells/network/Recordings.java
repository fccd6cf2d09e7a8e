package org.rnn4j.cells.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rnn4j.api.error.BrokenStepException;
import org.rnn4j.api.error.InputException;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.StepGraph;

/**
 * What the author of each layer wrote the first time. A network records a cell several times, for
 * training and for inference, with masks and without; all of it is one network only if the cell
 * writes the same each time, which one that draws random numbers or counts its calls does not.
 */
final class Recordings {

  private record Recorded(int layer, String part, int width) {}

  private final Map<Recorded, Written> first = new ConcurrentHashMap<>();

  /**
   * Holds a recording to the first one of the same layer.
   *
   * @param part which part of the layer, and in what use, where it writes several
   * @param graph as its author wrote it
   * @throws InputException naming the cell and the first difference
   */
  void requireSame(LayerSpec layer, String part, StepGraph graph) {
    Written now = Written.of(graph);
    Written before =
        first.putIfAbsent(new Recorded(layer.index(), part, graph.input().width()), now);
    if (before != null && !before.exact().equals(now.exact())) {
      throw new BrokenStepException(
          layer.place(),
          layer.author() + " does not write the same step each time: " + before.difference(now),
          "the step must depend on the "
              + layer.kind()
              + "'s options alone: no random numbers, nothing that the "
              + layer.kind()
              + " remembers");
    }
  }

  /**
   * A step as text, line by line.
   *
   * @param readable with numbers as people write them
   * @param exact with every bit of them
   */
  private record Written(List<String> readable, List<String> exact) {

    static Written of(StepGraph graph) {
      List<String> readable = new ArrayList<>();
      List<String> exact = new ArrayList<>();
      for (Node node : graph.nodes()) {
        readable.add(node.toString());
        exact.add(node + " " + node.operation().canonical());
      }
      List<String> rest = new ArrayList<>();
      graph.parameterSpecs().forEach(p -> rest.add("parameter " + p));
      graph.stateSpecs().forEach(s -> rest.add("state " + s));
      graph.nextStates().forEach((name, n) -> rest.add("next " + name + " = %" + n.id()));
      rest.add("output %" + graph.output().id());
      graph.coupling().ifPresent(c -> rest.add("of the whole batch " + c));
      readable.addAll(rest);
      exact.addAll(rest);
      return new Written(readable, exact);
    }

    String difference(Written now) {
      int line = 0;
      while (line < exact.size()
          && line < now.exact.size()
          && exact.get(line).equals(now.exact.get(line))) {
        line++;
      }
      boolean isSeen = !at(readable, line).equals(at(now.readable, line));
      List<String> a = isSeen ? readable : exact;
      List<String> b = isSeen ? now.readable : now.exact;
      return "'" + at(a, line) + "' at first, '" + at(b, line) + "' another time";
    }

    private static String at(List<String> lines, int line) {
      return line < lines.size() ? lines.get(line) : "nothing";
    }
  }
}
