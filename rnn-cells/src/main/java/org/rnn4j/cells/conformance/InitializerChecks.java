package org.rnn4j.cells.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.cells.internal.initialize.ParameterFiller;

/** The numbers that a cell's parameters start from. */
final class InitializerChecks {

  /** What rounding to float takes from an inner product of unit vectors is a tenth of this. */
  private static final double TOLERANCE = 1e-6;

  private InitializerChecks() {}

  static void initializers(Variant v) {
    List<Block> blocks = blocks(v.graph().parameterSpecs());
    blocks.forEach(Block::requireFinite);
    blocks.stream().filter(Block::shouldBeOrthogonal).forEach(Block::requireOrthogonal);
    List<Block> weights =
        blocks.stream().filter(Block::isWeight).filter(b -> b.spec.shape().size() > 1).toList();
    require(
        weights.isEmpty() || areDifferent(weights),
        "all weights start with one number, so that all units stay alike for ever;"
            + " draw them, for example with Initializer.glorotUniform()");
    requireDifferentGates(weights.stream().filter(b -> b.spec.shape().rows() > 1).toList());
  }

  /**
   * A block of a parameter.
   *
   * @param spec the parameter
   * @param block neighbouring columns of it
   * @param values {@code [rows * block.width()]}
   */
  record Block(ParameterSpec spec, ParameterSpec.Block block, float[] values) {

    boolean isWeight() {
      return spec.role() == ParameterRole.INPUT_WEIGHT
          || spec.role() == ParameterRole.RECURRENT_WEIGHT;
    }

    boolean shouldBeOrthogonal() {
      return spec.role() == ParameterRole.RECURRENT_WEIGHT
          && block.initializer() instanceof Initializer.Orthogonal;
    }

    private void requireFinite() {
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

    /** Of rows and columns the fewer are at right angles to each other and of length 1. */
    void requireOrthogonal() {
      boolean byRow = spec.shape().rows() <= block.width();
      int count = Math.min(spec.shape().rows(), block.width());
      for (int a = 0; a < count; a++) {
        for (int b = 0; b <= a; b++) {
          double product = product(a, b, byRow);
          require(
              Math.abs(product - (a == b ? 1 : 0)) <= TOLERANCE,
              "%s, block %s, is declared orthogonal and starts with %s %d times %d = %s",
              spec.name(),
              block.name(),
              byRow ? "rows" : "columns",
              a,
              b,
              product);
        }
      }
    }

    private double product(int a, int b, boolean byRow) {
      int width = block.width();
      int length = byRow ? width : values.length / width;
      double sum = 0;
      for (int i = 0; i < length; i++) {
        sum +=
            byRow
                ? (double) values[a * width + i] * values[b * width + i]
                : (double) values[i * width + a] * values[i * width + b];
      }
      return sum;
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

  // Within one parameter: zeros in one and ones in another are alike too.
  private static boolean areDifferent(List<Block> weights) {
    return weights.stream()
        .anyMatch(
            w ->
                weights.stream()
                    .filter(other -> other.spec == w.spec)
                    .anyMatch(other -> !Arrays.equals(filled(other, w.values[0]), other.values)));
  }

  private static float[] filled(Block block, float value) {
    float[] filled = new float[block.values.length];
    Arrays.fill(filled, value);
    return filled;
  }

  // One parameter may well start two gates alike: U with zeros, say. All of them must not.
  private static void requireDifferentGates(List<Block> blocks) {
    for (Block a : blocks) {
      for (Block b : blocks) {
        if (a == b) {
          break; // each pair once
        }
        boolean areTwo = a.spec == b.spec && !a.block.name().equals(b.block.name());
        require(
            !areTwo || !areAlike(a.block.name(), b.block.name(), blocks),
            "the gates %s and %s start with the same numbers in every weight; draw them,"
                + " for example with Initializer.glorotUniform()",
            b.block.name(),
            a.block.name());
      }
    }
  }

  // In every parameter that has both.
  private static boolean areAlike(String a, String b, List<Block> blocks) {
    return blocks.stream()
        .filter(block -> block.block.name().equals(a))
        .allMatch(
            block ->
                sibling(block, b, blocks)
                    .map(other -> Arrays.equals(block.values, other.values))
                    .orElse(true));
  }

  private static Optional<Block> sibling(Block block, String name, List<Block> blocks) {
    return blocks.stream()
        .filter(other -> other.spec == block.spec && other.block.name().equals(name))
        .findFirst();
  }
}
