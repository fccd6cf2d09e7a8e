package org.rnn4j.cells.internal.graph;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One number for the equations of a step: the SHA-256 of what it computes, written down.
 *
 * <p>Each operation stands for itself and the numbers of its operands, so that neither the order in
 * which independent operations were recorded, nor the order of declarations, nor what is computed
 * and not used changes anything; an operation, a constant, an operand, a shape or a name of a state
 * or parameter does. The same on every JDK, whatever the kernels.
 */
public final class StepDigest {

  private StepDigest() {}

  /** In 64 hexadecimal digits. */
  public static String of(StepGraph graph) {
    String[] digests = new String[graph.nodes().size()];
    for (Node node : graph.nodes()) { // operands come first
      String operands =
          node.inputs().stream().map(i -> digests[i.id()]).collect(Collectors.joining(" "));
      digests[node.id()] =
          sha256(node.operation().canonical() + " " + node.shape() + " (" + operands + ")");
    }
    StringBuilder step = new StringBuilder();
    new TreeMap<>(graph.parameters())
        .forEach((name, p) -> step.append("parameter ").append(digests[p.id()]).append('\n'));
    new TreeMap<>(graph.nextStates())
        .forEach(
            (name, next) ->
                step.append("state ")
                    .append(digests[graph.states().get(name).id()])
                    .append(' ')
                    .append(digests[next.id()])
                    .append(graph.isHelper(name) ? " helper" : "")
                    .append('\n'));
    step.append("output ").append(digests[graph.output().id()]).append('\n');
    return sha256(step.toString());
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
