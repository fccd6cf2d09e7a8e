package org.rnn4j.cli;

import java.util.stream.Stream;
import org.rnn4j.api.conformance.Check;
import org.rnn4j.api.conformance.ProviderChecks;
import org.rnn4j.api.spi.CellProvider;
import org.rnn4j.api.spi.DataSourceProvider;
import org.rnn4j.api.spi.ForecastStrategyProvider;
import org.rnn4j.api.spi.LayerProvider;
import org.rnn4j.api.spi.NormalizerProvider;
import org.rnn4j.api.spi.OptimizerProvider;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.ScalerProvider;
import org.rnn4j.cells.conformance.CellConformance;
import org.rnn4j.cells.conformance.LayerConformance;
import org.rnn4j.cells.conformance.NormalizerConformance;
import org.rnn4j.forecast.conformance.ScalerConformance;
import org.rnn4j.forecast.conformance.SourceConformance;
import org.rnn4j.forecast.conformance.StrategyConformance;
import org.rnn4j.training.conformance.OptimizerConformance;

/** The conformance kit of each kind of provider. */
final class Kits {

  private Kits() {}

  /** Whether there is more to check of a provider than what it says of itself. */
  static boolean isThereOneFor(Provider<?> provider) {
    return provider instanceof CellProvider
        || provider instanceof LayerProvider
        || provider instanceof NormalizerProvider
        || provider instanceof OptimizerProvider
        || provider instanceof ForecastStrategyProvider
        || provider instanceof ScalerProvider
        || provider instanceof DataSourceProvider;
  }

  /** Every check of a provider. */
  static Stream<Check> checks(Provider<?> provider) {
    if (provider instanceof CellProvider cells) {
      return CellConformance.of(cells).checks();
    }
    if (provider instanceof LayerProvider layers) {
      return LayerConformance.of(layers).checks();
    }
    if (provider instanceof NormalizerProvider normalizers) {
      return NormalizerConformance.of(normalizers).checks();
    }
    if (provider instanceof OptimizerProvider optimizers) {
      return OptimizerConformance.of(optimizers).checks();
    }
    if (provider instanceof ForecastStrategyProvider strategies) {
      return StrategyConformance.of(strategies).checks();
    }
    if (provider instanceof ScalerProvider scalers) {
      return ScalerConformance.of(scalers).checks();
    }
    if (provider instanceof DataSourceProvider sources) {
      return SourceConformance.checksWithoutData(sources);
    }
    return Stream.of(ProviderChecks.check(provider));
  }
}
