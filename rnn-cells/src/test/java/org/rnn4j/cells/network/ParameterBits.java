package org.rnn4j.cells.network;

import com.google.common.hash.HashCode;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rnn4j.api.layer.DropoutScope;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.cells.cases.BuiltInCases;
import org.rnn4j.cells.cases.CellCase;

/**
 * The parameters of every built-in cell after fifty training steps, as a hash of their bits, and
 * those of two cells with normalizers, dropout and what else a layer may have. A program of its
 * own, so that {@link ParameterBitsTest} can run it on JVMs with other settings.
 */
final class ParameterBits {

  private static final int STEPS = 50;
  private static final int ROWS = 21; // a whole shard and a part of one
  private static final float RATE = 0.05f;
  private static final HashFunction HASH = Hashing.sha256();

  private static final LayerOptions STANDARD = LayerOptions.standard();
  private static final List<String> WITH_EVERYTHING =
      List.of("lstm{units=3, peephole=false, coupled=false}", "simple{units=3, activation=tanh}");
  private static final Map<String, LayerOptions> LAYERS = new LinkedHashMap<>(); // by name

  static {
    LAYERS.put("recurrent-dropout", STANDARD.recurrentDropout(0.1));
    LAYERS.put("weight-dropout", STANDARD.weightDropout(0.1));
    LAYERS.put(
        "dropout for each sequence", STANDARD.dropout(0.1).dropoutScope(DropoutScope.SEQUENCE));
    LAYERS.put("both directions", STANDARD.direction(Direction.BOTH));
    LAYERS.put("residual", STANDARD.residual(true));
  }

  private ParameterBits() {}

  /** {@code hash network}, a line for each. */
  static List<String> lines(int threads) {
    List<String> lines = new ArrayList<>();
    networks()
        .forEach(
            (name, network) ->
                lines.add(hash(network, threads).toString().substring(0, 16) + " " + name));
    return lines;
  }

  // Every variant of every cell; and two of them with all that a layer may have besides.
  private static Map<String, TestNetwork> networks() {
    Map<String, TestNetwork> networks = new LinkedHashMap<>();
    LayerOptions dropout = STANDARD.inputDropout(0.1).zoneout(0.1);
    for (CellCase c : BuiltInCases.plain()) {
      networks.put(c.name(), layers(c).recurrent(c, dropout).head(3));
    }
    for (CellCase c : withLastOfEachNormalizer()) {
      networks.put(c.name(), layers(c).recurrent(c).head(3));
    }
    for (CellCase c : BuiltInCases.plain()) {
      if (WITH_EVERYTHING.contains(c.name())) {
        LAYERS.forEach(
            (name, options) ->
                networks.put(c.name() + ", " + name, layers(c).recurrent(c, options).head(3)));
        networks.put(
            c.name() + ", batch-norm between",
            layers(c).layer("batch-norm", Map.of()).recurrent(c).head(3));
      }
    }
    return networks;
  }

  private static TestNetwork layers(CellCase first) {
    return new TestNetwork(2, Outputs.EVERY_STEP).recurrent(first);
  }

  // The last variant of a normalizer is that with gain and offset.
  private static Collection<CellCase> withLastOfEachNormalizer() {
    Map<String, CellCase> last = new LinkedHashMap<>(); // by cell and normalizer
    for (CellCase c : BuiltInCases.all()) {
      if (WITH_EVERYTHING.stream().anyMatch(cell -> c.name().startsWith(cell + " with "))) {
        last.put(c.name().substring(0, c.name().lastIndexOf('{')), c);
      }
    }
    return last.values();
  }

  private static HashCode hash(TestNetwork test, int threads) {
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
