package org.rnn4j.training.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rnn4j.api.conformance.Check;
import org.rnn4j.api.conformance.OptionChecks;
import org.rnn4j.api.conformance.OptionValues;
import org.rnn4j.api.conformance.ProviderChecks;
import org.rnn4j.api.spi.OptimizerProvider;

/**
 * The checks of one provider's optimizers. Each runs over every variant: combinations of its flags
 * and choices and of two values of its numbers.
 */
public final class OptimizerConformance {

  private final OptimizerProvider provider;

  private OptimizerConformance(OptimizerProvider provider) {
    this.provider = provider;
  }

  /** The checks of the optimizers that this provider makes. */
  public static OptimizerConformance of(OptimizerProvider provider) {
    return new OptimizerConformance(Objects.requireNonNull(provider, "provider"));
  }

  /** Every check, from the simplest on; they are independent of each other. */
  public Stream<Check> checks() {
    return Stream.of(
        ProviderChecks.check(provider),
        new Check(
            "options",
            "Every option has an effect, and a value outside its range is refused in words.",
            this::options),
        each(
            "descent",
            "Steps against the gradient lower a convex quadratic in every one of its elements.",
            MovementChecks::descent),
        each(
            "rate",
            "It is the schedule's rate that counts: 0 moves nothing, a lower one no further.",
            MovementChecks::rate),
        each(
            "zero-gradient",
            "Where the gradient is 0 from the start, and without weight decay, nothing moves.",
            MovementChecks::zeroGradient),
        each(
            "weight-decay",
            "Weight decay alone moves a parameter towards 0 or not at all.",
            MovementChecks::weightDecay),
        Check.each(
            "extreme-gradients",
            "Gradients of 0, 1e-30 and 1e30 in any order leave parameters finite.",
            this::variantsAndLowest,
            MovementChecks::extremeGradients),
        each(
            "steps",
            "Steps are counted, and one after three billion is as good as any.",
            MovementChecks::steps),
        each(
            "determinism",
            "The same calls give the same bits, also when prepared again after other use.",
            DivisionChecks::determinism),
        each(
            "ranges",
            "Ranges cut anywhere and in any order give the same bits as the whole.",
            DivisionChecks::ranges),
        each(
            "own-range",
            "An update touches nothing but its range, and reads nothing beyond it.",
            DivisionChecks::ownRange),
        each(
            "threads",
            "Ranges updated in several threads give the same bits as in one.",
            DivisionChecks::threads),
        each(
            "two-users",
            "Two optimizers of one provider do not disturb each other.",
            DivisionChecks::twoUsers),
        each(
            "save-and-resume",
            "State arrays and the count of steps are all it takes to go on with the same bits.",
            DivisionChecks::saveAndResume),
        each(
            "allocation",
            "A step allocates nothing in proportion to parameters, where the JVM counts it.",
            DivisionChecks::allocation));
  }

  private void options() {
    OptionChecks.options(
        provider,
        variants().stream().map(OptimizerVariant::given).toList(),
        DivisionChecks::behaviour);
  }

  private Check each(String name, String proves, Consumer<OptimizerVariant> check) {
    return Check.each(name, proves, this::variants, check);
  }

  private List<OptimizerVariant> variants() {
    return taken(OptionValues.combinationsWithNumbers(provider.options()));
  }

  // Where a share that is kept is 0, what is not kept may still be infinite.
  private List<OptimizerVariant> variantsAndLowest() {
    List<Map<String, Object>> all =
        new ArrayList<>(OptionValues.combinationsWithNumbers(provider.options()));
    all.addAll(OptionValues.lowest(provider.options()));
    return taken(all);
  }

  private List<OptimizerVariant> taken(List<Map<String, Object>> combinations) {
    return OptionValues.taken(provider, combinations).stream()
        .map(given -> new OptimizerVariant(provider, given))
        .toList();
  }
}
