package org.rnn4j.cells.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rnn4j.api.conformance.Check;
import org.rnn4j.api.conformance.OptionChecks;
import org.rnn4j.api.conformance.OptionValues;
import org.rnn4j.api.conformance.ProviderChecks;
import org.rnn4j.api.layer.Layer;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.LayerProvider;

/**
 * The checks of one provider's layers without a state. Each runs over every variant: all
 * combinations of its flags and choices, required options with small values, options that may be
 * left out with and without.
 */
public final class LayerConformance {

  private final LayerProvider provider;

  private LayerConformance(LayerProvider provider) {
    this.provider = provider;
  }

  /** The checks of the layers that this provider makes. */
  public static LayerConformance of(LayerProvider provider) {
    return new LayerConformance(Objects.requireNonNull(provider, "provider"));
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
            "recording",
            "A step always records the same equations: the layer keeps nothing between calls.",
            LayerChecks::recording),
        each(
            "shapes",
            "Inputs of any width are taken, by the same parameters in training as afterwards.",
            LayerChecks::shapes),
        each("initializers", "First parameters are finite.", LayerChecks::initializers),
        each(
            "gradients",
            "Gradients by inputs and parameters are slopes of outputs, under dropout too.",
            LayerChecks::gradients),
        each("gradients-with-masks", "So they are where steps are masked.", LayerChecks::masked),
        each(
            "float-engine",
            "The engine gives in float what the equations give in double, but for rounding.",
            LayerChecks::floatEngine),
        each(
            "batch-independence",
            "A row's outputs in an evaluation do not depend on the other rows of its batch.",
            EngineChecks::outputsOfRows),
        each(
            "steps",
            "An output in an evaluation depends on the input at its own step alone.",
            LayerChecks::steps),
        each(
            "determinism",
            "Neither threads nor earlier calls nor evaluations in between change a bit.",
            EngineChecks::determinism),
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
            () -> AllocationCheck.run(variants().get(0))),
        each(
            "two-users",
            "Two networks in two threads at once give the same bits as one alone.",
            EngineChecks::twoUsers));
  }

  private List<LayerVariant> variants() {
    List<LayerVariant> variants =
        OptionValues.taken(provider, OptionValues.combinations(provider.options())).stream()
            .map(given -> new LayerVariant(provider, given, create(given)))
            .toList();
    require(!variants.isEmpty(), "no layer can be made");
    return variants;
  }

  private Layer create(Map<String, Object> given) {
    return provider.create(Options.of(provider.options(), given));
  }

  private void options() {
    List<LayerVariant> variants = variants();
    OptionChecks.options(
        provider,
        variants.stream().map(LayerVariant::given).toList(),
        layer -> variants.get(0).with(layer).fingerprint(LayerVariant.INPUTS));
  }

  private Check each(String name, String proves, Consumer<LayerVariant> check) {
    return Check.each(name, proves, this::variants, check);
  }
}
