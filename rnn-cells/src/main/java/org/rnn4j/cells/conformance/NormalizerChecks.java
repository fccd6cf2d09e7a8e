package org.rnn4j.cells.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.rnn4j.api.cell.StateSpec;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.conformance.Check;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.normalize.Place;
import org.rnn4j.api.normalize.PreActivation;
import org.rnn4j.api.normalize.StateValue;
import org.rnn4j.api.spi.CellProvider;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.step.Value;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.reference.DoubleInterpreter;

/**
 * A cell with every built-in normalizer that it has a place for. The normalizers' own kit does
 * more, over the built-in cells; this is what a cell may get wrong, and it does not take long.
 */
final class NormalizerChecks {

  private static final int ROWS = 2;
  private static final int STEPS = 8;

  // A gate that is shut stays so under one of them, but not under all.
  private static final List<UnaryOperator<Value>> CHANGES =
      List.of(z -> z, z -> z.affine(2, 0.5), z -> z.affine(-1, 0), z -> z.affine(0, 0.1));

  private NormalizerChecks() {}

  static Check check(CellProvider cell) {
    String name = "normalizers";
    String proves =
        "With every built-in normalizer it has a place for it records, learns and masks as well.";
    Check recorded = Check.each(name, proves, () -> variants(cell), NormalizerChecks::recorded);
    Check run = Check.each(name, proves, () -> firstsAndLasts(cell), NormalizerChecks::run);
    return new Check(
        name,
        proves,
        () -> {
          recorded.run();
          run.run();
        });
  }

  /** The cell's variants with each of the normalizers; none if it has no place for any. */
  static List<CellVariant> variants(CellProvider cell) {
    return byNormalizer(cell).flatMap(List::stream).toList();
  }

  // What takes longer is done with two of the variants for each normalizer.
  private static List<CellVariant> firstsAndLasts(CellProvider cell) {
    return byNormalizer(cell)
        .filter(v -> !v.isEmpty())
        .flatMap(v -> Stream.of(v.get(0), v.get(v.size() - 1)).distinct())
        .toList();
  }

  private static Stream<List<CellVariant>> byNormalizer(CellProvider cell) {
    return BuiltIn.all(Kind.NORMALIZER).stream()
        .map(n -> CellConformance.of(cell).with(n).possible());
  }

  private static void recorded(CellVariant v) {
    RecordingChecks.recording(v);
    requireEveryPlaceFelt(v);
  }

  private static void run(CellVariant v) {
    GradientChecks.plain(v);
    EngineChecks.floatEngine(v);
    MaskChecks.masking(v);
  }

  // A cell that goes on with what it had before the normalizer is right as long as there is none.
  private static void requireEveryPlaceFelt(CellVariant v) {
    Set<Place> needs = v.normalization().orElseThrow().normalizer().needs();
    Probe nowhere = new Probe(needs, z -> z, -1, z -> z);
    v.with(nowhere).graph();
    for (int place = 0; place < nowhere.places.size(); place++) {
      require(
          isFelt(v, needs, place),
          "what a normalizer makes of the %s is used by no output and no state;"
              + " go on with what the step gives back",
          nowhere.places.get(place));
    }
  }

  // The other places are changed too: one behind a gate is felt only when the gate is open.
  private static boolean isFelt(CellVariant v, Set<Place> needs, int place) {
    return CHANGES.stream()
        .anyMatch(
            others -> {
              List<double[]> same = probed(v, new Probe(needs, others, place, others));
              return CHANGES.stream()
                  .map(change -> probed(v, new Probe(needs, others, place, change)))
                  .anyMatch(changed -> isDifferent(same, changed));
            });
  }

  private static List<double[]> probed(CellVariant v, Probe probe) {
    return outputsAndStates(v.with(probe).graph());
  }

  private static boolean isDifferent(List<double[]> unchanged, List<double[]> changed) {
    boolean isDifferent = false;
    for (int i = 0; i < changed.size(); i++) {
      isDifferent |= !Arrays.equals(unchanged.get(i), changed.get(i));
    }
    return isDifferent;
  }

  private static List<double[]> outputsAndStates(StepGraph graph) {
    DoubleInterpreter interpreter = new DoubleInterpreter(graph, ROWS);
    CellVariant.parameters(graph.parameterSpecs(), 1).forEach(interpreter::parameter);
    List<double[]> x = new ArrayList<>();
    for (int t = 0; t < STEPS; t++) {
      x.add(Draws.numbers(ROWS * CellVariant.INPUTS, 1, t));
    }
    List<double[]> all = new ArrayList<>(interpreter.forward(x));
    for (StateSpec state : graph.stateSpecs()) {
      all.add(interpreter.finalState(state.name()));
    }
    return all;
  }

  /** Changes one of its places in one way and the others in another; good for one recording. */
  private static final class Probe implements Normalizer {

    private final Set<Place> needs;
    private final UnaryOperator<Value> others;
    private final int changed;
    private final UnaryOperator<Value> change;
    private final List<String> places = new ArrayList<>(); // in the order of the step

    Probe(Set<Place> needs, UnaryOperator<Value> others, int changed, UnaryOperator<Value> change) {
      this.needs = needs;
      this.others = others;
      this.changed = changed;
      this.change = change;
    }

    @Override
    public Value normalize(Step s, PreActivation a) {
      places.add(Place.PRE_ACTIVATION + (a.name().isEmpty() ? "" : " '" + a.name() + "'"));
      return probed(a.sum());
    }

    @Override
    public Value normalizeState(Step s, StateValue v) {
      places.add(v.place() + " '" + v.state() + "'");
      return probed(v.value());
    }

    private Value probed(Value value) {
      return (places.size() - 1 == changed ? change : others).apply(value);
    }

    @Override
    public Set<Place> needs() {
      return needs;
    }
  }
}
