package org.rnn4j.forecast.conformance;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rnn4j.api.conformance.Check;
import org.rnn4j.api.conformance.OptionChecks;
import org.rnn4j.api.conformance.OptionValues;
import org.rnn4j.api.conformance.ProviderChecks;
import org.rnn4j.api.spi.ForecastStrategyProvider;

/**
 * The checks of one provider's strategies. Each runs over every variant: combinations of its flags
 * and choices and of two values of its numbers; and most over several horizons and lookbacks, one
 * target and two, with and without inputs that are only looked at, known ahead, and lags.
 */
public final class StrategyConformance {

  private final ForecastStrategyProvider provider;

  private StrategyConformance(ForecastStrategyProvider provider) {
    this.provider = provider;
  }

  /** The checks of the strategies that this provider makes. */
  public static StrategyConformance of(ForecastStrategyProvider provider) {
    return new StrategyConformance(Objects.requireNonNull(provider, "provider"));
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
            "horizons",
            "A horizon is refused in words or served, with leads that lie within it.",
            LayoutChecks::horizons),
        each(
            "shapes",
            "Forecasts have a number for each row, lead and target; inputs stay as they are.",
            LayoutChecks::shapes),
        each(
            "network-inputs",
            "The network is given what it was trained on, and forecasts only where that is said.",
            ModelChecks::networkInputs),
        each(
            "perfect-network",
            "With a network that is always right every forecast is right.",
            ModelChecks::perfectNetwork),
        each(
            "at-once",
            "Where the network gives out all leads, or reads on over them, that is the forecast.",
            ModelChecks::atOnce),
        each(
            "batch-independence",
            "A row's forecast does not depend on the other rows, their number and order.",
            ModelChecks::batchIndependence),
        each(
            "determinism",
            "The same call gives the same bits, whatever was forecast before.",
            ModelChecks::determinism),
        each(
            "threads",
            "A forecast in one thread does not disturb another that is under way.",
            ModelChecks::threads),
        each(
            "leakage",
            "With a real network and real windows, no value after the cutoff changes a forecast.",
            WindowChecks::leakage),
        each(
            "windows",
            "Training takes its targets; windows in any groups get the same values at its leads.",
            WindowChecks::windows));
  }

  private void options() {
    OptionChecks.options(
        provider, variants().stream().map(StrategyVariant::given).toList(), ModelChecks::behaviour);
  }

  private Check each(String name, String proves, Consumer<StrategyVariant> check) {
    return Check.each(name, proves, this::variants, check);
  }

  private List<StrategyVariant> variants() {
    return OptionValues.taken(provider, OptionValues.combinationsWithNumbers(provider.options()))
        .stream()
        .map(given -> new StrategyVariant(provider, given))
        .toList();
  }
}
