package org.rnn4j.forecast.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.layer.DropoutScope;
import org.rnn4j.api.layer.Layer;
import org.rnn4j.api.layer.LayerStep;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Gates;
import org.rnn4j.api.step.Value;
import org.rnn4j.forecast.inputs.CategoryInput;

/**
 * The first layer of a network that reads embedded categories: in the place of the numbers that
 * tell one category from another (1 for the one that is there, 0 for the others) it sees a few
 * numbers for it that are learned, {@code x W} with a row of {@code W} for each category. What is
 * none of the known ones is 0 throughout, and so are its numbers.
 *
 * @param inputs the numbers to be replaced, in their order; one table for all of one column
 */
record Embedded(List<CategoryInput> inputs) {

  private static final String PREFIX = "embedding.";
  private static final double SPREAD = 0.5; // near what a column of its own for each would give

  /** A cell that sees them so. */
  Cell cell(Cell cell) {
    return inputs.isEmpty() ? cell : step -> cell.step(new EmbeddedStep(step, seen(step)));
  }

  /** A layer that sees them so. */
  Layer layer(Layer layer) {
    return inputs.isEmpty() ? layer : step -> layer.step(new EmbeddedLayerStep(step, seen(step)));
  }

  private Value seen(Step step) {
    return seen(step.input(), step::parameter);
  }

  private Value seen(LayerStep step) {
    return seen(step.input(), step::parameter);
  }

  private Value seen(Value x, Function<ParameterSpec, Value> parameter) {
    Map<String, Value> tables = new HashMap<>();
    List<Value> parts = new ArrayList<>();
    int from = 0;
    for (CategoryInput input : inputs) {
      if (input.from() > from) {
        parts.add(x.slice(from, input.from()));
      }
      Value table =
          tables.computeIfAbsent(
              input.column(),
              column ->
                  parameter.apply(
                      ParameterSpec.matrix(
                          PREFIX + column,
                          input.levels(),
                          input.numbers(),
                          ParameterRole.INPUT_WEIGHT,
                          Initializer.uniform(-SPREAD, SPREAD))));
      from = input.from() + input.levels();
      parts.add(x.slice(input.from(), from).product(table)); // [batch, numbers]
    }
    if (from < x.width()) {
      parts.add(x.slice(from, x.width()));
    }
    Value[] others = parts.subList(1, parts.size()).toArray(Value[]::new);
    return others.length == 0 ? parts.get(0) : parts.get(0).concat(others);
  }

  private record EmbeddedStep(Step step, Value input) implements Step {

    @Override
    public Value state(String name, int width) {
      return step.state(name, width);
    }

    @Override
    public Value helperState(String name, int width) {
      return step.helperState(name, width);
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
    public void output(Value value) {
      step.output(value);
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

  private record EmbeddedLayerStep(LayerStep step, Value input) implements LayerStep {

    @Override
    public Value parameter(ParameterSpec spec) {
      return step.parameter(spec);
    }

    @Override
    public Value projection(Value x, int units) {
      return step.projection(x, units);
    }

    @Override
    public Value dropout(Value x, double rate, DropoutScope scope) {
      return step.dropout(x, rate, scope);
    }

    @Override
    public Value standardizedOverBatch(Value x, double epsilon, double momentum) {
      return step.standardizedOverBatch(x, epsilon, momentum);
    }

    @Override
    public void output(Value y) {
      step.output(y);
    }
  }
}
