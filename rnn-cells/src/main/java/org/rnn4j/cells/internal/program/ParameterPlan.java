package org.rnn4j.cells.internal.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.operation.Slice;
import org.rnn4j.cells.internal.program.Address.Space;

/**
 * Where everything stands that does not change while a batch is run: the parameters, what is
 * computed from them alone, and the gradients of both. The same for every number of steps, so that
 * all programs of a network share these arrays.
 */
public final class ParameterPlan {

  private final List<Map<Node, Address>> layers = new ArrayList<>();
  private final int onceSize;
  private final int gradientSize;

  private ParameterPlan(List<LayerCode> codes) {
    int once = 0;
    int gradients = codes.stream().mapToInt(ParameterPlan::parameterEnd).max().orElse(0);
    for (LayerCode code : codes) {
      Map<Node, Address> addresses = new HashMap<>();
      int offset = code.parameterOffset();
      for (ParameterSpec spec : code.graph().parameterSpecs()) {
        Node parameter = code.graph().parameters().get(spec.name());
        addresses.put(parameter, Address.fixed(Space.PARAMETERS, offset));
        offset += spec.shape().size();
      }
      for (Phase phase : List.of(Phase.PARAMETERS, Phase.PARAMETER_GRADIENTS)) {
        for (Node node : code.nodes(phase)) {
          addresses.put(node, Address.fixed(Space.ONCE, once));
          once = Math.addExact(once, node.shape().size());
        }
      }
      for (Node statistic : code.graph().statistics()) {
        addresses.put(statistic, Address.fixed(Space.ONCE, once));
        once = Math.addExact(once, statistic.width());
      }
      for (Node reduced : code.reducedGradients()) {
        addresses.put(reduced, Address.fixed(Space.GRADIENT, gradients));
        gradients = Math.addExact(gradients, reduced.shape().size());
      }
      layers.add(addresses);
    }
    onceSize = once;
    gradientSize = gradients;
  }

  /** Plans the layers of a network. */
  public static ParameterPlan of(List<LayerCode> codes) {
    return new ParameterPlan(codes);
  }

  private static int parameterEnd(LayerCode code) {
    return code.parameterOffset()
        + code.graph().parameterSpecs().stream().mapToInt(p -> p.shape().size()).sum();
  }

  /** Whether a value of a layer has its place here. */
  boolean has(Node node) {
    return !node.shape().batched();
  }

  /** The place of a value that does not change while a batch is run. */
  Address of(int layer, Node node) {
    if (node.operation() instanceof Slice slice) {
      return of(layer, node.input(0)).plus(slice.from());
    }
    Address address = layers.get(layer).get(node);
    if (address == null) {
      throw new IllegalStateException(node + " has no address");
    }
    return address;
  }

  /** Numbers computed from parameters alone. */
  int onceSize() {
    return onceSize;
  }

  /** Gradients of the parameters, then of what was computed from parameters alone. */
  public int gradientSize() {
    return gradientSize;
  }
}
