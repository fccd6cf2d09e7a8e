package org.rnn4j.cells.internal.layer;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.layer.DropoutScope;
import org.rnn4j.api.step.Binary;
import org.rnn4j.cells.internal.graph.GraphCopy;
import org.rnn4j.cells.internal.graph.Leaf;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.operation.BinaryOperation;
import org.rnn4j.cells.internal.operation.DropoutMask;
import org.rnn4j.cells.internal.operation.Product;

/**
 * Puts dropout into a recorded step, for training. A value is multiplied by a mask of zeros and
 * {@code 1 / (1 - rate)} (inverted dropout), so that a step without it computes the mean and is
 * what evaluation runs.
 *
 * <p>Every mask has a site, a number that no other mask of the network has. A pass takes the first
 * one it may use; the ones that follow it are its own too.
 */
public final class Dropout {

  private final int site;
  private final double rate;
  private final DropoutScope scope;

  /** Dropout of one kind; rate from 0 to below 1. */
  public Dropout(int site, double rate, DropoutScope scope) {
    this.site = site;
    this.rate = rate;
    this.scope = scope;
  }

  private Node dropped(Node value, int maskSite) {
    Node mask = value.graph().add(DropoutMask.inverted(maskSite, rate, value.shape(), scope));
    return value.apply(Binary.TIMES, mask);
  }

  /** {@code value * mask}. */
  Node of(Node value) {
    return dropped(value, site);
  }

  /** A step that gives out {@code y * mask} instead of the output y. */
  public StepGraph onOutput(StepGraph source) {
    StepGraph graph = GraphCopy.of(source);
    graph.setOutput(dropped(graph.output(), site));
    return graph;
  }

  /** A step in which {@code x * mask} stands for the input x. */
  public StepGraph onInput(StepGraph source) {
    GraphCopy copy =
        new GraphCopy(source) {
          private Node dropped; // null until the first use

          @Override
          protected Node input() {
            if (dropped == null) {
              dropped = dropped(target().input(), site);
            }
            return dropped;
          }
        };
    return copy.run().target();
  }

  /**
   * A step in which {@code h' * mask} stands for a state h' (or what is computed from it) where it
   * meets a recurrent weight, and nowhere else: the way on which a state is carried along stays as
   * it is (Gal and Ghahramani 2016, with one mask for a sequence).
   */
  public StepGraph onRecurrentProjections(StepGraph source) {
    BitSet ofState =
        source.descendants(n -> n.operation() instanceof Leaf l && l.role() == Leaf.Role.STATE);
    BitSet weights = recurrentWeights(source);
    Map<Integer, Node> dropped = new HashMap<>(); // by the operand in the source
    GraphCopy copy =
        new GraphCopy(source) {
          @Override
          protected Node copy(Node node, List<Node> operands) {
            if (!meetsWeight(node, ofState, weights)) {
              return super.copy(node, operands);
            }
            int at = ofState.get(node.input(0).id()) ? 0 : 1;
            Node[] changed = operands.toArray(new Node[0]);
            int next = site + dropped.size();
            changed[at] =
                dropped.computeIfAbsent(node.input(at).id(), id -> dropped(operands.get(at), next));
            return target().add(node.operation(), changed);
          }
        };
    StepGraph result = copy.run().target();
    if (dropped.isEmpty()) {
      throw new IllegalArgumentException("no state meets a recurrent weight");
    }
    return result;
  }

  private static boolean meetsWeight(Node node, BitSet ofState, BitSet weights) {
    boolean isTimes =
        node.operation() instanceof Product
            || node.operation() instanceof BinaryOperation b && b.function() == Binary.TIMES;
    return isTimes
        && node.inputs().stream().anyMatch(i -> ofState.get(i.id()))
        && node.inputs().stream().anyMatch(i -> weights.get(i.id()));
  }

  // The recurrent weights and what is computed from them alone.
  private static BitSet recurrentWeights(StepGraph graph) {
    BitSet weights =
        graph.descendants(
            n ->
                n.operation() instanceof Leaf l
                    && l.role() == Leaf.Role.PARAMETER
                    && graph.parameterSpec(l.label()).role() == ParameterRole.RECURRENT_WEIGHT);
    graph.nodes().stream().filter(n -> n.shape().batched()).forEach(n -> weights.clear(n.id()));
    return weights;
  }

  /**
   * A step in which {@code U * mask} stands for a recurrent weight U, one mask for a batch
   * (DropConnect, Wan et al. 2013; on U, Merity, Keskar and Socher 2018).
   */
  public StepGraph onRecurrentWeights(StepGraph source) {
    int[] count = {0};
    GraphCopy copy =
        new GraphCopy(source) {
          @Override
          protected Node parameter(ParameterSpec spec) {
            Node parameter = super.parameter(spec);
            return spec.role() == ParameterRole.RECURRENT_WEIGHT
                ? dropped(parameter, site + count[0]++)
                : parameter;
          }
        };
    StepGraph result = copy.run().target();
    if (count[0] == 0) {
      throw new IllegalArgumentException("there is no recurrent weight");
    }
    return result;
  }
}
