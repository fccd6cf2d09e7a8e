package org.rnn4j.cells.network;

import java.util.HashMap;
import java.util.Map;
import org.rnn4j.cells.internal.kernel.Kernels;
import org.rnn4j.cells.internal.program.ParameterProgram;
import org.rnn4j.cells.network.CompiledNetwork.Purpose;
import org.rnn4j.cells.network.CompiledNetwork.Variant;

/**
 * What all workers of a network share: the programs on parameters alone, one for each form of the
 * network's code, made when first needed.
 */
final class ParameterPrograms {

  private final CompiledNetwork network;
  private final Kernels kernels;
  private final float[] parameters;
  private final Map<Variant, ParameterProgram> programs = new HashMap<>();

  ParameterPrograms(CompiledNetwork network, Kernels kernels, float[] parameters) {
    this.network = network;
    this.kernels = kernels;
    this.parameters = parameters;
  }

  synchronized ParameterProgram of(Purpose purpose, boolean masked) {
    return programs.computeIfAbsent(
        new Variant(purpose, masked),
        v ->
            new ParameterProgram(
                kernels, network.code(purpose, masked), parameters, purpose == Purpose.TRAINING));
  }
}
