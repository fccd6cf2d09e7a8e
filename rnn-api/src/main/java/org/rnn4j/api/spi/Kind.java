package org.rnn4j.api.spi;

import java.util.List;

/**
 * The kinds of things a spec can name.
 *
 * @param name as the command line shows it, for example {@code "cell"}
 * @param type the provider interface
 * @param <P> the provider interface
 */
public record Kind<P extends Provider<?>>(String name, Class<P> type) {

  /** Recurrent cells. */
  public static final Kind<CellProvider> CELL = new Kind<>("cell", CellProvider.class);

  /** Layers that are not recurrent. */
  public static final Kind<LayerProvider> LAYER = new Kind<>("layer", LayerProvider.class);

  /** Normalizers of pre-activations. */
  public static final Kind<NormalizerProvider> NORMALIZER =
      new Kind<>("normalizer", NormalizerProvider.class);

  /** Optimizers. */
  public static final Kind<OptimizerProvider> OPTIMIZER =
      new Kind<>("optimizer", OptimizerProvider.class);

  /** Learning-rate schedules. */
  public static final Kind<ScheduleProvider> SCHEDULE =
      new Kind<>("schedule", ScheduleProvider.class);

  /** Training losses. */
  public static final Kind<LossProvider> LOSS = new Kind<>("loss", LossProvider.class);

  /** Forecast strategies. */
  public static final Kind<ForecastStrategyProvider> STRATEGY =
      new Kind<>("strategy", ForecastStrategyProvider.class);

  /** Baselines. */
  public static final Kind<BaselineProvider> BASELINE =
      new Kind<>("baseline", BaselineProvider.class);

  /** Scalers. */
  public static final Kind<ScalerProvider> SCALER = new Kind<>("scaler", ScalerProvider.class);

  /** Metrics. */
  public static final Kind<MetricProvider> METRIC = new Kind<>("metric", MetricProvider.class);

  /** Data sources. */
  public static final Kind<DataSourceProvider> DATA_SOURCE =
      new Kind<>("data-source", DataSourceProvider.class);

  /** Every kind, in the order the command line lists them. */
  public static List<Kind<?>> all() {
    return List.of(
        CELL,
        LAYER,
        NORMALIZER,
        OPTIMIZER,
        SCHEDULE,
        LOSS,
        STRATEGY,
        BASELINE,
        SCALER,
        METRIC,
        DATA_SOURCE);
  }

  @Override
  public String toString() {
    return name;
  }
}
