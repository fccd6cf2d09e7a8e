package org.rnn4j.cells.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.rnn4j.api.cell.StateSpec;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.reference.DoubleInterpreter;

/** What a cell records and declares. */
final class RecordingChecks {

  private static final int RECORDINGS = 5;
  private static final int[] INPUT_WIDTHS = {1, 2, 5};

  private RecordingChecks() {}

  static void recording(CellVariant v) {
    String first = CellVariant.fingerprint(v.graph());
    for (int i = 2; i <= RECORDINGS; i++) {
      requireSame(first, CellVariant.fingerprint(v.graph()), "recording " + i + " of one cell");
    }
    v.graph(CellVariant.INPUTS + 1);
    requireSame(
        first, CellVariant.fingerprint(v.graph()), "the recording after one over other inputs");
    requireSame(
        first,
        CellVariant.fingerprint(v.with(v.another()).graph()),
        "the recording of a second cell with the same options");
  }

  static void requireSame(String expected, String actual, String which) {
    if (expected.equals(actual)) {
      return;
    }
    List<String> a = expected.lines().toList();
    List<String> b = actual.lines().toList();
    int line = 0;
    while (line < Math.min(a.size(), b.size()) && a.get(line).equals(b.get(line))) {
      line++;
    }
    throw new ConformanceException(
        "%s is not the first one: '%s' instead of '%s'; the step must depend on its options alone"
            .formatted(which, at(b, line), at(a, line)));
  }

  private static String at(List<String> lines, int line) {
    return line < lines.size() ? lines.get(line) : "nothing";
  }

  static void shapes(CellVariant v) {
    Set<Integer> outputWidths = new TreeSet<>();
    for (int inputs : INPUT_WIDTHS) {
      StepGraph graph = recorded(v, inputs);
      outputWidths.add(graph.output().width());
      for (int rows : new int[] {1, 3}) {
        requireDeclaredShapes(graph, inputs, rows);
      }
    }
    // A cell that hands its input on is as wide as that; one that is neither is a mistake.
    boolean isFixed = outputWidths.size() == 1;
    boolean isOnePerInput = outputWidths.size() == INPUT_WIDTHS.length;
    require(isFixed || isOnePerInput, "over inputs of 1, 2 and 5 the outputs are %s", outputWidths);
  }

  private static StepGraph recorded(CellVariant v, int inputs) {
    try {
      return v.graph(inputs);
    } catch (RuntimeException e) {
      throw new ConformanceException(
          "it cannot be recorded over " + inputs + " features: " + ConformanceException.words(e),
          e);
    }
  }

  private static void requireDeclaredShapes(StepGraph graph, int inputs, int rows) {
    DoubleInterpreter interpreter = new DoubleInterpreter(graph, rows);
    CellVariant.parameters(graph.parameterSpecs(), 1).forEach(interpreter::parameter);
    List<double[]> outputs =
        interpreter.forward(
            List.of(Draws.numbers(rows * inputs, 1), Draws.numbers(rows * inputs, 2)));
    for (double[] output : outputs) {
      require(
          output.length == rows * graph.output().width(),
          "the output has %d numbers for %d rows, declared is a width of %d",
          output.length,
          rows,
          graph.output().width());
    }
    for (StateSpec state : graph.stateSpecs()) {
      int length = interpreter.finalState(state.name()).length;
      require(
          length == rows * state.width(),
          "the state '%s' has %d numbers for %d rows, declared is a width of %d",
          state.name(),
          length,
          rows,
          state.width());
    }
  }
}
