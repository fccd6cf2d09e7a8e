package org.rnn4j.cells.internal.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rnn4j.api.step.Functions.cos;
import static org.rnn4j.api.step.Functions.exp;
import static org.rnn4j.api.step.Functions.negate;
import static org.rnn4j.api.step.Functions.sigmoid;
import static org.rnn4j.api.step.Functions.sin;
import static org.rnn4j.api.step.Functions.square;
import static org.rnn4j.api.step.Functions.tanh;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Gates;
import org.rnn4j.api.step.Value;
import org.rnn4j.cells.cases.Drawn;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.kernel.KernelSelection;
import org.rnn4j.cells.internal.kernel.Kernels;
import org.rnn4j.cells.internal.layer.Bidirectional;
import org.rnn4j.cells.internal.layer.Reversal;
import org.rnn4j.cells.internal.layer.StepRecorder;
import org.rnn4j.cells.internal.rewrite.LinearScan;
import org.rnn4j.cells.internal.rewrite.PassOrder;
import org.rnn4j.cells.internal.rewrite.Passes;
import org.rnn4j.cells.internal.rewrite.Purpose;
import org.rnn4j.cells.network.Direction;

/** Linear recurrences: recognized, taken out of the loop, and the same to the bit as in it. */
@Tag("kernels")
class ScanTest {

  private static final int INPUTS = 2;
  private static final int UNITS = 5;

  private record Scanned(String name, Cell cell, int scans, int callsPerStep) {

    @Override
    public String toString() {
      return name;
    }
  }

  /** Cells with their number of scans, forward and backward, and what is left in the loops. */
  static Stream<Scanned> cells() {
    return Stream.of(
        new Scanned("min-gru", builtIn("min-gru", Map.of()), 2, 0),
        new Scanned("sru", builtIn("sru", Map.of()), 2, 0),
        new Scanned("a decay for each feature", ScanTest::decay, 2, 0),
        // What the loop sends back enters the gradient of the state below, which stays in the loop.
        new Scanned("a scan below a loop", ScanTest::scanBelowLoop, 1, 8),
        // The gradient sent back is (ds + d) * a + e.
        new Scanned("a scan whose old state is put out", ScanTest::oldState, 1, 5),
        new Scanned("two scans", ScanTest::twoScans, 4, 0),
        // Of the state that is seen only its next value leaves the loop, of the other its gradient.
        new Scanned("a scan that another state looks at", ScanTest::oneSided, 2, 10),
        new Scanned("lru", builtIn("lru", Map.of()), 4, 0),
        new Scanned("a rotation that the input turns", ScanTest::rotation, 4, 0),
        new Scanned("two coupled states above a scan", ScanTest::coupledAboveScan, 6, 0),
        new Scanned("two states with the same coefficients", ScanTest::sameCoefficients, 4, 0));
  }

  private static Cell builtIn(String name, Map<String, Object> more) {
    CellProvider provider = Registry.installed().find(Kind.CELL, name);
    Map<String, Object> options = new LinkedHashMap<>(more);
    options.put("units", UNITS);
    return provider.create(Options.of(provider.options(), options));
  }

  private static Value vector(Step s, String name) {
    return s.parameter(ParameterSpec.vector(name, UNITS, ParameterRole.OTHER, Initializer.ones()));
  }

  private static void decay(Step s) {
    Value h = s.state("h", UNITS);
    Value a = exp(negate(square(vector(s, "p"))));
    s.next("h", h.times(a).plus(s.inputProjection(s.input(), Gate.of("x"), UNITS).value()));
    s.output(s.nextOf("h").times(vector(s, "q")));
  }

  private static void scanBelowLoop(Step s) {
    Value c = s.state("c", UNITS);
    Value h = s.state("h", UNITS);
    Gates x = s.inputProjection(s.input(), Gate.of("f", "n"), UNITS);
    s.next("c", sigmoid(x.get("f")).times(c).plus(x.get("n")));
    s.next("h", tanh(s.nextOf("c").plus(s.recurrentProjection(h, Gate.of("h"), UNITS).value())));
    s.output(s.nextOf("h").plus(c));
  }

  private static void oldState(Step s) {
    Value h = s.state("h", UNITS);
    Gates x = s.inputProjection(s.input(), Gate.of("f", "n"), UNITS);
    s.next("h", x.get("n").plus(sigmoid(x.get("f")).times(h)));
    s.output(tanh(h).plus(square(s.nextOf("h"))));
  }

  private static void twoScans(Step s) {
    Value a = s.state("a", UNITS);
    Value b = s.state("b", UNITS);
    Gates x = s.inputProjection(s.input(), Gate.of("f", "n"), UNITS);
    s.next("a", sigmoid(x.get("f")).times(a).plus(x.get("n")));
    s.next("b", vector(s, "p").times(b).plus(tanh(x.get("n"))));
    s.output(s.nextOf("a").times(s.nextOf("b")));
  }

  private static void rotation(Step s) {
    Value re = s.state("re", UNITS);
    Value im = s.state("im", UNITS);
    Gates x = s.inputProjection(s.input(), Gate.of("angle", "re", "im"), UNITS);
    Value cos = cos(x.get("angle"));
    Value sin = sin(x.get("angle"));
    s.next("re", x.get("re").plus(re.times(cos).minus(sin.times(im))));
    s.next("im", re.times(sin).plus(im.times(cos)).plus(x.get("im")));
    s.output(s.nextOf("re").times(s.nextOf("im")));
  }

  // Four different coefficients; the third state is between the two in order.
  private static void coupledAboveScan(Step s) {
    Value a = s.state("a", UNITS);
    Value c = s.state("c", UNITS);
    Value b = s.state("b", UNITS);
    Gates x = s.inputProjection(s.input(), Gate.of("a", "b", "c"), UNITS);
    s.next("c", vector(s, "r").times(c).plus(x.get("c")));
    s.next("a", vector(s, "p").times(b).minus(vector(s, "q").times(a)).plus(x.get("a")));
    s.next("b", vector(s, "t").times(b).plus(vector(s, "u").times(a)).plus(tanh(x.get("b"))));
    s.output(s.nextOf("a").times(s.nextOf("c")).plus(square(s.nextOf("b"))));
  }

  // One of the two states also looks at itself in another way.
  private static void halfCoupled(Step s) {
    Value a = s.state("a", UNITS);
    Value b = s.state("b", UNITS);
    Gates x = s.inputProjection(s.input(), Gate.of("a", "b"), UNITS);
    s.next("a", vector(s, "p").times(a).plus(vector(s, "q").times(b)).plus(x.get("a")));
    s.next("b", tanh(vector(s, "t").times(b).plus(vector(s, "u").times(a)).plus(x.get("b"))));
    s.output(s.nextOf("a"));
  }

  // The second state is that of a scan, but the first looks at both.
  private static void oneSided(Step s) {
    Value a = s.state("a", UNITS);
    Value b = s.state("b", UNITS);
    Gates x = s.inputProjection(s.input(), Gate.of("a", "b"), UNITS);
    s.next("a", vector(s, "p").times(a).plus(vector(s, "q").times(b)).plus(x.get("a")));
    s.next("b", vector(s, "t").times(b).plus(x.get("b")));
    s.output(s.nextOf("a").times(b));
  }

  // The same coefficients for both: what is sent back to one state is sent back to the other.
  private static void sameCoefficients(Step s) {
    Value a = s.state("a", UNITS);
    Value b = s.state("b", UNITS);
    Gates x = s.inputProjection(s.input(), Gate.of("a", "b"), UNITS);
    Value p = vector(s, "p");
    Value q = vector(s, "q");
    s.next("a", p.times(a).plus(p.times(b)).plus(x.get("a")));
    s.next("b", q.times(a).plus(q.times(b)).plus(x.get("b")));
    s.output(s.nextOf("a").times(s.nextOf("b")));
  }

  // One value for both states, of which the second is a copy.
  private static void twins(Step s) {
    Value a = s.state("a", UNITS);
    Value b = s.state("b", UNITS);
    Value x = s.inputProjection(s.input(), Gate.of("x"), UNITS).value();
    Value both = vector(s, "p").times(a).plus(vector(s, "q").times(b)).plus(x);
    s.next("a", both);
    s.next("b", both);
    s.output(both);
  }

  private static void threeCoupled(Step s) {
    Value a = s.state("a", UNITS);
    Value b = s.state("b", UNITS);
    Value c = s.state("c", UNITS);
    Gates x = s.inputProjection(s.input(), Gate.of("a", "b", "c"), UNITS);
    s.next("a", vector(s, "p").times(a).plus(vector(s, "q").times(b)).plus(x.get("a")));
    s.next("b", vector(s, "r").times(b).plus(vector(s, "t").times(c)).plus(x.get("b")));
    s.next("c", vector(s, "u").times(c).plus(vector(s, "v").times(a)).plus(x.get("c")));
    s.output(s.nextOf("a"));
  }

  // A coefficient for each feature beside one for each row of the batch.
  private static void mixedCoefficients(Step s) {
    Value a = s.state("a", UNITS);
    Value b = s.state("b", UNITS);
    Gates x = s.inputProjection(s.input(), Gate.of("a", "b", "f"), UNITS);
    s.next("a", vector(s, "p").times(a).plus(x.get("f").times(b)).plus(x.get("a")));
    s.next("b", vector(s, "t").times(b).plus(vector(s, "u").times(a)).plus(x.get("b")));
    s.output(s.nextOf("a"));
  }

  private static StepGraph recorded(Cell cell, Direction direction) {
    return switch (direction) {
      case FORWARD -> recorded(cell);
      case BACKWARD -> reversed(cell);
      case BOTH -> Bidirectional.of(recorded(cell), reversed(cell), Bidirectional.Merge.CONCAT);
    };
  }

  private static StepGraph recorded(Cell cell) {
    return StepRecorder.record(
        Place.of("layer"), cell, INPUTS, Initialization.STANDARD, Optional.empty());
  }

  private static StepGraph reversed(Cell cell) {
    return Reversal.apply(recorded(cell));
  }

  private static StepGraph looped(Cell cell, Direction direction) {
    return inLoops(Purpose.TRAINING).apply(recorded(cell, direction));
  }

  private static PassOrder inLoops(Purpose purpose) {
    return Passes.before(LinearScan.class, purpose);
  }

  private static long scans(LayerCode code) {
    return Stream.of(Phase.values())
        .flatMap(phase -> code.nodes(phase).stream())
        .filter(node -> node.operation().isScan())
        .count();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void linearRecurrencesLeaveTheLoop(Scanned c) {
    for (Direction direction : Direction.values()) {
      LayerCode code = LayerCode.ofFirst(new LinearScan().apply(looped(c.cell(), direction)), 0);
      int ways = direction == Direction.BOTH ? 2 : 1;
      assertThat(scans(code)).as("scans, %s", direction).isEqualTo(ways * c.scans());
      assertThat(code.callsPerStep()).as("calls, %s", direction).isEqualTo(ways * c.callsPerStep());
    }
  }

  @Test
  void whatDependsOnAStateStaysInTheLoop() {
    List<Cell> cells =
        List.of(
            builtIn("gru", Map.of()),
            builtIn("lstm", Map.of()),
            builtIn("ind-rnn", Map.of()),
            builtIn("slstm", Map.of()),
            builtIn("sru", Map.of("peephole", true)),
            ScanTest::halfCoupled,
            ScanTest::twins,
            ScanTest::threeCoupled,
            ScanTest::mixedCoefficients);
    for (Cell cell : cells) {
      StepGraph looped = looped(cell, Direction.FORWARD);
      assertThat(new LinearScan().apply(looped)).isSameAs(looped);
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void aScanGivesTheBitsOfTheLoop(Scanned c) {
    for (Direction direction : Direction.values()) {
      StepGraph looped = looped(c.cell(), direction);
      StepGraph forward = inLoops(Purpose.SINGLE_ROW).apply(recorded(c.cell(), direction));
      for (int steps : new int[] {1, 2, 9}) {
        float[] expected = run(looped, steps, Kernels.LANES, true);
        assertThat(run(new LinearScan().apply(looped), steps, Kernels.LANES, true))
            .as("%d steps, %s", steps, direction)
            .containsExactly(expected);
        float[] single = run(forward, steps, 1, false);
        assertThat(run(new LinearScan().apply(forward), steps, 1, false))
            .as("%d steps of one row, %s", steps, direction)
            .containsExactly(single);
      }
    }
  }

  /** Outputs, then gradients if there are any. */
  private static float[] run(StepGraph step, int steps, int lanes, boolean training) {
    int size = step.parameterSpecs().stream().mapToInt(p -> p.shape().size()).sum();
    Kernels kernels = KernelSelection.current().kernels();
    List<LayerCode> codes = List.of(LayerCode.ofFirst(step, 0));
    ParameterProgram parameters =
        new ParameterProgram(kernels, codes, Drawn.floats(size, 1), training);
    try (Workers workers = new Workers(1)) {
      parameters.run(workers);
    }
    ShardProgram.Extent extent = new ShardProgram.Extent(steps, lanes, false);
    ShardProgram p = new ShardProgram(kernels, codes, parameters, extent, training, false);
    int outputs = step.output().width() * lanes;
    for (int t = 0; t < steps; t++) {
      float[] x = Drawn.floats(INPUTS * lanes, 2, t);
      System.arraycopy(x, 0, p.arena(), p.inputOffset() + t * p.inputStride(), x.length);
    }
    p.forward();
    float[] all = new float[steps * outputs];
    for (int t = 0; t < steps; t++) {
      System.arraycopy(p.arena(), p.outputOffset(t), all, t * outputs, outputs);
      if (training) {
        float[] g = Drawn.floats(outputs, 3, t);
        System.arraycopy(g, 0, p.arena(), p.lossGradientOffset(t), outputs);
      }
    }
    if (!training) {
      return all;
    }
    p.backward();
    System.arraycopy(p.gradient(), 0, parameters.gradient(), 0, p.gradient().length);
    parameters.finish();
    float[] result = Arrays.copyOf(all, all.length + size);
    System.arraycopy(parameters.gradient(), 0, result, all.length, size);
    return result;
  }
}
