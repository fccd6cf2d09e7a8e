package org.rnn4j.cells.network;

import org.rnn4j.cells.internal.kernel.Kernels;
import org.rnn4j.cells.internal.program.ParameterProgram;
import org.rnn4j.cells.internal.rewrite.Purpose;

/**
 * What all workers of a runner share: the programs on parameters alone, one for each form of the
 * network's code, made when first needed.
 */
final class ParameterPrograms {

  private final CompiledNetwork network;
  private final Kernels kernels;
  private final float[] parameters;
  private final ParameterProgram[][] programs = // [purpose][form], null until needed
      new ParameterProgram[Purpose.values().length][Form.values().length];

  ParameterPrograms(CompiledNetwork network, Kernels kernels, float[] parameters) {
    this.network = network;
    this.kernels = kernels;
    this.parameters = parameters;
  }

  synchronized ParameterProgram of(Purpose purpose, Form form) {
    ParameterProgram[] ofPurpose = programs[purpose.ordinal()];
    if (ofPurpose[form.ordinal()] == null) {
      ofPurpose[form.ordinal()] =
          new ParameterProgram(
              kernels, network.code(purpose, form), parameters, purpose == Purpose.TRAINING);
    }
    return ofPurpose[form.ordinal()];
  }
}
