package org.rnn4j.cells.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.cell.StateSpec;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.initialize.ParameterFiller;

/** The numbers that a cell's parameters start from. */
final class InitializerChecks {

  private InitializerChecks() {}

  static void initializers(CellVariant v) {
    StepGraph graph = v.graph();
    List<Block> blocks = blocks(graph.parameterSpecs());
    blocks.forEach(Block::requireFinite);
    requireOrthogonalGates(blocks, graph.stateSpecs());
    requireDifferentUnits(blocks);
    requireDifferentGates(blocks);
  }

  /**
   * A block of a parameter.
   *
   * @param spec the parameter
   * @param block neighbouring columns of it
   * @param values {@code [rows * block.width()]}
   */
  private record Block(ParameterSpec spec, ParameterSpec.Block block, float[] values) {

    boolean isWeight() {
      return spec.role() == ParameterRole.INPUT_WEIGHT
          || spec.role() == ParameterRole.RECURRENT_WEIGHT;
    }

    /** Whether it is part of a matrix that starts with other numbers than zeros. */
    boolean isMatrixOfNumbers() {
      return isWeight()
          && spec.shape().rows() > 1
          && !Arrays.equals(values, new float[values.length]);
    }

    boolean isOrthogonal() {
      return spec.role() == ParameterRole.RECURRENT_WEIGHT
          && block.initializer() instanceof Initializer.Orthogonal;
    }

    void requireFinite() {
      for (float value : values) {
        require(
            Float.isFinite(value),
            "%s starts %s, block %s, with %s",
            block.initializer(),
            spec.name(),
            block.name(),
            value);
      }
    }

    boolean varies() {
      for (float value : values) {
        if (value != values[0]) {
          return true;
        }
      }
      return false;
    }

    /** Whether both are single columns of one parameter, and differ: constants, one for a unit. */
    boolean isAnotherColumnThan(Block other) {
      return spec == other.spec
          && block.width() == 1
          && other.block.width() == 1
          && !Arrays.equals(values, other.values);
    }

    boolean startsLike(Block other) {
      return spec == other.spec && Arrays.equals(values, other.values);
    }
  }

  private static List<Block> blocks(List<ParameterSpec> specs) {
    List<Block> blocks = new ArrayList<>();
    for (int number = 0; number < specs.size(); number++) {
      ParameterSpec spec = specs.get(number);
      float[] values = new float[spec.shape().size()];
      ParameterFiller.fill(spec, values, 0, 1, number);
      int column = 0;
      for (ParameterSpec.Block block : spec.blocks()) {
        blocks.add(new Block(spec, block, columns(values, spec, column, block.width())));
        column += block.width();
      }
    }
    return blocks;
  }

  private static float[] columns(float[] values, ParameterSpec spec, int from, int width) {
    float[] columns = new float[spec.shape().rows() * width];
    for (int row = 0; row < spec.shape().rows(); row++) {
      System.arraycopy(values, row * spec.shape().width() + from, columns, row * width, width);
    }
    return columns;
  }

  // With more columns than rows the rows are made orthogonal, across all gates: no gate then is.
  // A gate of a projected state has more columns too, but as many as another state, the cell's own.
  private static void requireOrthogonalGates(List<Block> blocks, List<StateSpec> states) {
    for (Block b : blocks) {
      int rows = b.spec.shape().rows();
      int width = b.block.width();
      require(
          !b.isOrthogonal() || width <= rows || states.stream().anyMatch(s -> s.width() == width),
          "%s, block %s, is declared orthogonal with %d rows and %d columns, so that no gate in it"
              + " is; declare its gates with ParameterSpec.gates(), or if it is a single one, draw"
              + " it with Initializer.glorotUniform()",
          b.spec.name(),
          b.block.name(),
          rows,
          width);
    }
  }

  // Units part by whatever varies from one to another, be it a weight, a bias or a decay.
  private static void requireDifferentUnits(List<Block> blocks) {
    boolean isOfUnits = blocks.stream().anyMatch(b -> b.isWeight() && b.block.width() > 1);
    boolean isVaried =
        blocks.stream()
            .anyMatch(b -> b.varies() || blocks.stream().anyMatch(b::isAnotherColumnThan));
    require(
        !isOfUnits || isVaried,
        "all weights start with one number, and so does everything else, so that all units stay"
            + " alike for ever; draw the weights, for example with Initializer.glorotUniform()");
  }

  // Gates that do different things part by themselves: only equal constants other than 0 are
  // suspicious, and only where no bias or other parameter tells the two gates apart.
  private static void requireDifferentGates(List<Block> blocks) {
    List<Block> matrices = blocks.stream().filter(Block::isMatrixOfNumbers).toList();
    for (Block a : matrices) {
      for (Block b : matrices) {
        if (a == b) {
          break; // each pair once
        }
        boolean areTwo = a.spec == b.spec && !a.block.name().equals(b.block.name());
        require(
            !areTwo || !areAlike(of(a.block.name(), blocks), of(b.block.name(), blocks)),
            "the gates %s and %s start with the same numbers in every weight; draw them,"
                + " for example with Initializer.glorotUniform()",
            b.block.name(),
            a.block.name());
      }
    }
  }

  private static List<Block> of(String gate, List<Block> blocks) {
    return blocks.stream().filter(b -> b.block.name().equals(gate)).toList();
  }

  // A parameter that only one of them has, or has twice, tells them apart as well.
  private static boolean areAlike(List<Block> a, List<Block> b) {
    boolean areAlike = a.size() == b.size();
    for (int i = 0; areAlike && i < a.size(); i++) {
      areAlike = a.get(i).startsLike(b.get(i));
    }
    return areAlike;
  }
}
