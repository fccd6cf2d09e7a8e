package org.rnn4j.cells.conformance;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rnn4j.api.conformance.Check;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.conformance.OptionChecks;
import org.rnn4j.api.conformance.ProviderChecks;
import org.rnn4j.api.spi.CellProvider;
import org.rnn4j.api.spi.NormalizerProvider;

/**
 * The checks of one provider's cells. Each runs over every variant: all combinations of its flags
 * and choices, required options with small values, options that may be left out with and without.
 */
public final class CellConformance {

  private final Subject subject;

  private CellConformance(Subject subject) {
    this.subject = subject;
  }

  /** The checks of the cells that this provider makes. */
  public static CellConformance of(CellProvider provider) {
    return new CellConformance(
        new Subject(Objects.requireNonNull(provider, "provider"), Optional.empty()));
  }

  /** The checks of the same cells with such a normalizer at their pre-activations. */
  public CellConformance with(NormalizerProvider normalizers) {
    return new CellConformance(new Subject(subject.provider(), Optional.of(normalizers)));
  }

  /**
   * Whether a variant of the cell can be made; with a normalizer, whether one has a place for it.
   */
  public boolean isPossible() {
    return !possible().isEmpty();
  }

  /** The variants that can be made: none at all where a check would fail for that. */
  List<CellVariant> possible() {
    try {
      return subject.variants();
    } catch (ConformanceException e) {
      return List.of();
    }
  }

  /** Every check, from the simplest on; they are independent of each other. */
  public Stream<Check> checks() {
    // Left out with a normalizer, which would be checked together with every other one.
    return subject.normalizers().isPresent()
        ? ofEachCell()
        : Stream.concat(ofEachCell(), Stream.of(NormalizerChecks.check(subject.provider())));
  }

  private Stream<Check> ofEachCell() {
    return Stream.of(
        ProviderChecks.check(subject.provider()),
        new Check(
            "options",
            "Every option has an effect, and a value outside its range is refused in words.",
            this::options),
        each(
            "recording",
            "A step always records the same equations: the cell keeps nothing between calls.",
            RecordingChecks::recording),
        each(
            "shapes",
            "Inputs of any width are taken, and values have the shapes that are declared.",
            RecordingChecks::shapes),
        each(
            "initializers",
            "First parameters are finite and leave neither units nor gates alike; orthogonal is"
                + " each gate, not all of them together.",
            InitializerChecks::initializers),
        each(
            "roles",
            "Parameters do what their roles say, so that dropout and decay reach the right ones.",
            RoleChecks::roles),
        each(
            "gradients",
            "Gradients by inputs, states, parameters are slopes of outputs and final states.",
            GradientChecks::plain),
        each(
            "gradients-with-masks",
            "So they are where steps are masked: in front, behind, between, all of them.",
            GradientChecks::masked),
        each(
            "gradients-with-dropout",
            "So they are under every kind of dropout with fixed masks.",
            GradientChecks::dropout),
        each(
            "gradients-both-ways",
            "So they are where the sequence is read backward, and in both directions at once.",
            GradientChecks::bothWays),
        each(
            "float-engine",
            "The engine gives in float what the equations give in double, but for rounding.",
            EngineChecks::floatEngine),
        each(
            "batch-independence",
            "A row's outputs and states do not depend on the other rows of its batch.",
            EngineChecks::batchIndependence),
        each(
            "masking",
            "A masked step holds state and output; what is stored under a mask reaches nothing.",
            MaskChecks::masking),
        each("causality", "A later input changes no earlier output.", EngineChecks::causality),
        each(
            "chunked",
            "A sequence in chunks, each from the states of the one before, is the whole sequence.",
            ChunkChecks::chunked),
        each(
            "determinism",
            "Neither threads nor earlier calls nor evaluations in between change a bit.",
            EngineChecks::determinism),
        each(
            "directions",
            "Backward is forward over the reversed sequence; both are the two side by side.",
            DirectionChecks::directions),
        each(
            "dropout",
            "Dropout acts on training alone, but for zoneout's mean; its masks depend on the"
                + " training step alone.",
            DropoutChecks::dropout),
        each(
            "save-and-load",
            "Parameters copied by name into another network give the same outputs.",
            EngineChecks::saveAndLoad),
        each(
            "extreme-inputs",
            "Inputs of 10000, of zero and over 2000 steps give finite outputs and gradients.",
            EngineChecks::extremeInputs),
        new Check(
            "allocation",
            "A batch allocates nothing in proportion to rows or steps, where the JVM counts it.",
            () -> AllocationCheck.run(subject.variants().get(0))),
        each(
            "work",
            "Work is counted: nothing repeated without need, and in proportion to the steps.",
            WorkChecks::work),
        each(
            "two-users",
            "Two networks in two threads at once give the same bits as one alone.",
            EngineChecks::twoUsers));
  }

  private void options() {
    List<CellVariant> variants = subject.variants();
    OptionChecks.options(
        subject.provider(),
        variants.stream().map(CellVariant::given).distinct().toList(),
        cell -> CellVariant.fingerprint(variants.get(0).with(cell).graph()));
  }

  private Check each(String name, String proves, Consumer<CellVariant> check) {
    return Check.each(name, proves, subject::variants, check);
  }
}
