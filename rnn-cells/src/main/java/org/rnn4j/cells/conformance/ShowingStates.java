package org.rnn4j.cells.conformance;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Gates;
import org.rnn4j.api.step.Value;

/**
 * A cell with its states beside its output, so that a network of it gives them out: {@code [y,
 * states]} for {@code y}, the states in the order in which the cell asks for them.
 *
 * @param cell whose equations it has
 */
record ShowingStates(Cell cell) implements Cell {

  @Override
  public void step(Step s) {
    Watched step = new Watched(s);
    cell.step(step);
    step.output.forEach(y -> s.output(step.withStates(y)));
  }

  // The step itself, but for the output, which waits until every state is set.
  private static final class Watched implements Step {
    private final Step step;
    private final Set<String> states = new LinkedHashSet<>();
    private List<Value> output = List.of(); // empty until it is set

    Watched(Step step) {
      this.step = step;
    }

    Value withStates(Value y) {
      return y.concat(states.stream().map(step::nextOf).toArray(Value[]::new));
    }

    @Override
    public Value state(String name, int width) {
      states.add(name);
      return step.state(name, width);
    }

    // As a feature, so that it too can be started from anywhere.
    @Override
    public Value helperState(String name, int width) {
      states.add(name);
      return step.state(name, width);
    }

    @Override
    public void output(Value value) {
      output = List.of(value);
    }

    @Override
    public Value input() {
      return step.input();
    }

    @Override
    public void next(String name, Value value) {
      step.next(name, value);
    }

    @Override
    public Value nextOf(String name) {
      return step.nextOf(name);
    }

    @Override
    public Value parameter(ParameterSpec spec) {
      return step.parameter(spec);
    }

    @Override
    public Gates inputProjection(Value x, List<Gate> gates, int units) {
      return step.inputProjection(x, gates, units);
    }

    @Override
    public Gates recurrentProjection(Value h, List<Gate> gates, int units) {
      return step.recurrentProjection(h, gates, units);
    }

    @Override
    public Gates preActivation(Gates input, Gates recurrent) {
      return step.preActivation(input, recurrent);
    }

    @Override
    public Gates preActivation(Gates input) {
      return step.preActivation(input);
    }

    @Override
    public Value normalizedState(String state, Value value) {
      return step.normalizedState(state, value);
    }

    @Override
    public Value normalizedReading(String state, Value value) {
      return step.normalizedReading(state, value);
    }
  }
}
