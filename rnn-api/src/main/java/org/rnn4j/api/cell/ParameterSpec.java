package org.rnn4j.api.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Shape;

/**
 * The declaration of one trainable array.
 *
 * @param name not empty, unique within its layer, for example {@code "U"}
 * @param shape {@code [rows, width]} or {@code [width]}
 * @param role what it does
 * @param blocks its column blocks from left to right, which together fill the width; each is
 *     initialized on its own, so that the gates of a packed matrix are not mixed up
 * @param decay whether weight decay applies
 */
public record ParameterSpec(
    String name, Shape shape, ParameterRole role, List<Block> blocks, boolean decay) {

  public ParameterSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
    blocks = List.copyOf(blocks);
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a parameter has a name");
    }
    if (shape.batched()) {
      throw new IllegalArgumentException("parameter " + name + " cannot have a batch axis");
    }
    long filled = blocks.stream().mapToLong(Block::width).sum();
    if (filled != shape.width()) {
      throw new IllegalArgumentException(
          "the blocks of parameter "
              + name
              + " fill "
              + filled
              + " of "
              + shape.width()
              + " columns");
    }
  }

  /**
   * Neighbouring columns that are initialized together.
   *
   * @param name for example the gate's
   * @param width how many columns
   * @param initializer of these columns
   */
  public record Block(String name, int width, Initializer initializer) {
    public Block {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(initializer, "initializer");
    }
  }

  /** A matrix of one block, with weight decay. */
  public static ParameterSpec matrix(
      String name, int rows, int width, ParameterRole role, Initializer initializer) {
    return new ParameterSpec(
        name, Shape.matrix(rows, width), role, List.of(new Block(name, width, initializer)), true);
  }

  /** A matrix with one block of {@code units} columns for each gate, with weight decay. */
  public static ParameterSpec gates(
      String name, int rows, List<Gate> gates, int units, ParameterRole role, Initializer each) {
    List<Block> blocks = gates.stream().map(g -> new Block(g.name(), units, each)).toList();
    int width = Math.multiplyExact(gates.size(), units);
    return new ParameterSpec(name, Shape.matrix(rows, width), role, blocks, true);
  }

  /** A bias with one block for each gate, each starting where its gate says, without decay. */
  public static ParameterSpec bias(String name, List<Gate> gates, int units, ParameterRole role) {
    List<Block> blocks = new ArrayList<>();
    for (Gate gate : gates) {
      blocks.add(new Block(gate.name(), units, Initializer.constant(gate.initialBias())));
    }
    int width = Math.multiplyExact(gates.size(), units);
    return new ParameterSpec(name, Shape.vector(width), role, blocks, false);
  }

  /** A vector of one block, without weight decay. */
  public static ParameterSpec vector(
      String name, int width, ParameterRole role, Initializer initializer) {
    return new ParameterSpec(
        name, Shape.vector(width), role, List.of(new Block(name, width, initializer)), false);
  }

  /** The same parameter with decay switched on or off. */
  public ParameterSpec withDecay(boolean newDecay) {
    return new ParameterSpec(name, shape, role, blocks, newDecay);
  }

  /** The same parameter under another name. */
  public ParameterSpec named(String newName) {
    return new ParameterSpec(newName, shape, role, blocks, decay);
  }
}
