package org.rnn4j.cells.network;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.cells.internal.program.Wire;

/**
 * What blocks read from each other, in double: sequences by step, each {@code [rows, width]} row by
 * row.
 */
final class Columns {

  private Columns() {}

  /** Zeros of so many steps. */
  static List<double[]> zeros(int steps, int size) {
    List<double[]> zeros = new ArrayList<>();
    for (int t = 0; t < steps; t++) {
      zeros.add(new double[size]);
    }
    return zeros;
  }

  /**
   * The input of a block.
   *
   * @param wires what it reads, side by side
   * @param input the network's
   * @param outputs of the blocks before it
   */
  static List<double[]> read(
      List<Wire> wires, List<double[]> input, List<List<double[]>> outputs, int rows) {
    int width = wires.stream().mapToInt(Wire::width).sum();
    List<double[]> read = zeros(input.size(), rows * width);
    int to = 0;
    for (Wire wire : wires) {
      List<double[]> from = wire.block() == Wire.INPUT ? input : outputs.get(wire.block());
      for (int t = 0; t < input.size(); t++) {
        int fromWidth = from.get(t).length / rows;
        for (int row = 0; row < rows; row++) {
          System.arraycopy(
              from.get(t),
              row * fromWidth + wire.from(),
              read.get(t),
              row * width + to,
              wire.width());
        }
      }
      to += wire.width();
    }
    return read;
  }

  /**
   * Adds the gradient of a block's input to those of the outputs that it reads.
   *
   * @param outputs gradients by block
   */
  static void addTo(
      List<List<double[]>> outputs, List<Wire> wires, List<double[]> ofInput, int rows) {
    int width = wires.stream().mapToInt(Wire::width).sum();
    int from = 0;
    for (Wire wire : wires) {
      for (int t = 0; t < ofInput.size() && wire.block() != Wire.INPUT; t++) {
        double[] output = outputs.get(wire.block()).get(t);
        int outputWidth = output.length / rows;
        for (int row = 0; row < rows; row++) {
          for (int i = 0; i < wire.width(); i++) {
            output[row * outputWidth + wire.from() + i] += ofInput.get(t)[row * width + from + i];
          }
        }
      }
      from += wire.width();
    }
  }
}
