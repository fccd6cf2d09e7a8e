package org.rnn4j.cells.initialize;

import java.util.List;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;

/**
 * Whose conventions the parameters of projections follow: how they start, and where biases are.
 *
 * <p>{@link #STANDARD}: Glorot uniform for W and orthogonal for U, each gate's block on its own;
 * biases as the cell says. {@link #KERAS}: the same initializers over the packed matrix, as Keras 3
 * does, and a recurrent bias for every gate of a projection that has one (the GRU's {@code (2, 3H)}
 * bias). {@link #PYTORCH}: every weight and bias uniform in {@code +-1/sqrt(units)} (of the inputs,
 * for a dense layer), and two biases for every recurrent gate.
 */
public enum Initialization {
  STANDARD,
  KERAS,
  PYTORCH;

  /** Per-block initialization; the default. */
  public static Initialization standard() {
    return STANDARD;
  }

  /** Keras' conventions. */
  public static Initialization keras() {
    return KERAS;
  }

  /** PyTorch's conventions. */
  public static Initialization pytorch() {
    return PYTORCH;
  }

  /** Whether the recurrent projection has a bias for every gate. */
  public boolean hasFullRecurrentBias(boolean anyGateAsksForOne) {
    return switch (this) {
      case STANDARD -> false;
      case KERAS -> anyGateAsksForOne;
      case PYTORCH -> true;
    };
  }

  /**
   * The declaration of a projection's parameter under these conventions.
   *
   * @param spec as the cell's projection declares it
   * @param fan the units of a recurrent layer, the inputs of a dense one
   */
  public ParameterSpec apply(ParameterSpec spec, int fan) {
    boolean weight =
        spec.role() == ParameterRole.INPUT_WEIGHT || spec.role() == ParameterRole.RECURRENT_WEIGHT;
    return switch (this) {
      case STANDARD -> spec;
      case KERAS -> weight ? withOneBlock(spec, spec.blocks().get(0).initializer()) : spec;
      case PYTORCH -> {
        double bound = 1 / Math.sqrt(fan);
        yield withOneBlock(spec, Initializer.uniform(-bound, bound));
      }
    };
  }

  private static ParameterSpec withOneBlock(ParameterSpec spec, Initializer initializer) {
    return new ParameterSpec(
        spec.name(),
        spec.shape(),
        spec.role(),
        List.of(new ParameterSpec.Block("packed", spec.shape().width(), initializer)),
        spec.decay());
  }
}
