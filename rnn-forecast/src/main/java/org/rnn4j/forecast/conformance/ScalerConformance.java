package org.rnn4j.forecast.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rnn4j.api.conformance.Check;
import org.rnn4j.api.conformance.OptionChecks;
import org.rnn4j.api.conformance.OptionValues;
import org.rnn4j.api.conformance.ProviderChecks;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.series.Past;
import org.rnn4j.api.spi.ScalerProvider;

/**
 * The checks of one provider's scalers. Each runs over every variant, combinations of its flags and
 * choices and of two values of its numbers, and over several columns: one that rises and falls, one
 * that does not vary, one far from 0, one on both sides of it, one of shares between 0 and 1, one
 * with missing values, two series together. A scaler may refuse columns in words, but not all of
 * them.
 */
public final class ScalerConformance {

  private final ScalerProvider provider;

  private ScalerConformance(ScalerProvider provider) {
    this.provider = provider;
  }

  /** The checks of the scalers that this provider makes. */
  public static ScalerConformance of(ScalerProvider provider) {
    return new ScalerConformance(Objects.requireNonNull(provider, "provider"));
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
            "fit",
            "A column is fitted or refused in words, and what was learned is finite numbers.",
            ScalerChecks::fit),
        each(
            "numbers",
            "Every value of the data has a finite number, at every cutoff.",
            ScalerChecks::numbers),
        each(
            "inverse",
            "Scaled back, the steps after a cutoff are what they were, whatever comes before.",
            ScalerChecks::inverse),
        each(
            "order",
            "What lies between two values lies between them when it is scaled.",
            ScalerChecks::order),
        each(
            "causality",
            "No number depends on a step behind its own, neither scaled nor scaled back.",
            ScalerChecks::causality),
        each(
            "missing",
            "What is missing teaches nothing, has no number, and is not forecast.",
            ScalerChecks::missing),
        each(
            "restore",
            "Restored from its parameters in any order it is the same, to the bit.",
            ScalerChecks::restore),
        each(
            "independence",
            "It is the same after another fit, after use, and when its training values change.",
            ScalerChecks::independence),
        each(
            "fixed",
            "One that says that it does the same at every cutoff does.",
            ScalerChecks::fixed));
  }

  private void options() {
    OptionChecks.options(
        provider,
        variants().stream().map(ScalerVariant::given).toList(),
        ScalerConformance::behaviour);
  }

  // What a scaler makes of columns, as far as it takes them.
  private static Object behaviour(Scaler scaler) {
    return ScalerColumn.all().stream()
        .map(
            column ->
                ScalerColumn.fitted(scaler, column)
                    .map(
                        fitted -> {
                          double[] run = column.after();
                          fitted.at(Past.of(column.before()).seen(5)).scale(1, run);
                          return fitted.parameters() + Arrays.toString(run);
                        })
                    .orElse("refused"))
        .toList();
  }

  private Check each(String name, String proves, Consumer<ScalerVariant> check) {
    return Check.each(name, proves, this::variants, check);
  }

  private List<ScalerVariant> variants() {
    return OptionValues.taken(provider, OptionValues.combinationsWithNumbers(provider.options()))
        .stream()
        .map(given -> new ScalerVariant(provider, given))
        .toList();
  }
}
