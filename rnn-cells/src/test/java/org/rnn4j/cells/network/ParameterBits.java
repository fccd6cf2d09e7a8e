package org.rnn4j.cells.network;

import com.google.common.hash.HashCode;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.cells.cases.BuiltInCases;
import org.rnn4j.cells.cases.CellCase;

/**
 * The parameters of every built-in cell after fifty training steps, as a hash of their bits. A
 * program of its own, so that {@link ParameterBitsTest} can run it on JVMs with other settings.
 */
final class ParameterBits {

  private static final int STEPS = 50;
  private static final int ROWS = 21; // a whole shard and a part of one
  private static final float RATE = 0.05f;
  private static final HashFunction HASH = Hashing.sha256();

  private ParameterBits() {}

  /** {@code hash cell}, a line for each variant of each cell. */
  static List<String> lines(int threads) {
    List<String> lines = new ArrayList<>();
    for (CellCase c : BuiltInCases.plain()) {
      lines.add(hash(c, threads).toString().substring(0, 16) + " " + c.name());
    }
    return lines;
  }

  private static HashCode hash(CellCase c, int threads) {
    LayerOptions options = LayerOptions.standard().inputDropout(0.1).zoneout(0.1);
    TestNetwork test = new TestNetwork(2, true).recurrent(c).recurrent(c, options).head(3);
    try (Network network = test.network(threads)) {
      ArrayBatch batch = test.batch(network, ROWS, 18);
      float[] p = network.parameters();
      float[] gradient = new float[p.length];
      for (int i = 1; i <= STEPS; i++) {
        network.lossAndGradient(batch, new SquaredLoss(), new TrainingStep(1, 1, i), gradient);
        for (int j = 0; j < p.length; j++) {
          p[j] -= RATE * gradient[j];
        }
      }
      float[] predictions = new float[ROWS * 18 * 3];
      network.predict(batch, predictions);
      Hasher hasher = HASH.newHasher();
      for (float[] numbers : List.of(p, predictions)) {
        for (float number : numbers) {
          hasher.putInt(Float.floatToIntBits(number));
        }
      }
      return hasher.hash();
    }
  }

  /** Prints the lines; the argument is the number of threads. */
  public static void main(String[] args) {
    System.out.println(Network.kernels());
    lines(Integer.parseInt(args[0])).forEach(line -> System.out.println(line.strip()));
    System.out.printf(Locale.ROOT, "java %s%n", System.getProperty("java.version"));
  }
}
