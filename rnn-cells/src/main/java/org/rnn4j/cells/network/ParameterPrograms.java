package org.rnn4j.cells.network;

import java.util.List;
import org.rnn4j.cells.internal.kernel.Kernels;
import org.rnn4j.cells.internal.program.LayerCode;
import org.rnn4j.cells.internal.program.ParameterProgram;

/**
 * What all workers of a network share: the programs on parameters alone, one for each form of the
 * network's code, made when first needed. To be asked for by the thread that starts the workers.
 */
final class ParameterPrograms {

  private final CompiledNetwork network;
  private final Kernels kernels;
  private final float[] parameters;
  private ParameterProgram training; // null until first used, as the two below
  private ParameterProgram inference;
  private ParameterProgram single;

  ParameterPrograms(CompiledNetwork network, Kernels kernels, float[] parameters) {
    this.network = network;
    this.kernels = kernels;
    this.parameters = parameters;
  }

  ParameterProgram training() {
    if (training == null) {
      training = program(network.training(), true);
    }
    return training;
  }

  ParameterProgram inference(int lanes) {
    if (lanes == 1) {
      if (single == null) {
        single = program(network.single(), false);
      }
      return single;
    }
    if (inference == null) {
      inference = program(network.inference(), false);
    }
    return inference;
  }

  private ParameterProgram program(List<LayerCode> code, boolean forTraining) {
    return new ParameterProgram(kernels, code, parameters, forTraining);
  }
}
