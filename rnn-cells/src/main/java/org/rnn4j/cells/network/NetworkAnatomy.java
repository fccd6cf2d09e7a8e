package org.rnn4j.cells.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rnn4j.cells.description.DescribedNetwork;
import org.rnn4j.cells.internal.graph.StepDigest;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.operation.Standardize;

/**
 * What a network is made of: its equations, what they cost, and what can be said against them
 * before anything is computed. The same whatever the parameters are; also of a network that is
 * closed.
 */
public final class NetworkAnatomy {

  private final CompiledNetwork compiled;

  NetworkAnatomy(CompiledNetwork compiled) {
    this.compiled = compiled;
  }

  /**
   * What it computes, to be read: blocks, operations, shapes and parameters of an evaluation
   * without masks, as the layers wrote it.
   */
  public DescribedNetwork description() {
    return Describing.network(compiled.inputWidth(), compiled.blocks());
  }

  /**
   * Multiplications, additions and function values of a training step for one row of the batch at
   * one time step: the work a cell costs, without a clock.
   */
  public long workPerStep() {
    return compiled.workPerStep();
  }

  /** Operations inside the time loops, forward and backward: what cannot leave them. */
  public int callsPerStep() {
    return compiled.callsPerStep();
  }

  /**
   * The layers whose states can grow exponentially from step to step, if the weights become large
   * enough: a simple cell with relu, say, but neither one with tanh nor an LSTM. Found out by
   * trying large weights in double, for any cell; what the weights of this network are does not
   * matter.
   *
   * @return indices of layers, counted from 0, from input to output
   */
  public List<Integer> layersWithUnboundedStates() {
    return layersOf(StateGrowth::isPossible);
  }

  /**
   * The layers that take layer statistics of a single feature: its mean is its value, so what they
   * give is 0 for every input. A layer-norm on an input of one column is one; so is a cell of one
   * unit whose gates are normalized each by itself.
   *
   * @return indices of layers, counted from 0, from input to output
   */
  public List<Integer> layersThatStandardizeOneFeature() {
    return layersOf(Standardize::isOfOneFeature);
  }

  /**
   * One number for the equations of each layer, by which it is found out whether a cell or a layer
   * of the same name is another: the SHA-256 of the step that was recorded, with its normalizer,
   * before anything makes it fast. The order of statements does not matter; operations, constants,
   * shapes and the names of states and parameters do. The same on every JDK, with any kernels and
   * threads.
   *
   * @return 64 hexadecimal digits by the index of the layer, counted from 0, from input to output;
   *     several such numbers with hyphens between where a layer needs statistics of the batch
   */
  public Map<Integer, String> digests() {
    Map<Integer, String> digests = new LinkedHashMap<>();
    compiled.record(
        layer ->
            digests.put(
                layer.layer().index(),
                layer.recordWritten().stream()
                    .map(StepDigest::of)
                    .collect(Collectors.joining("-"))));
    return digests;
  }

  private List<Integer> layersOf(Predicate<StepGraph> kind) {
    return compiled.blocks().stream()
        .filter(block -> kind.test(block.graph()))
        .map(block -> block.layer().index())
        .distinct()
        .toList();
  }
}
