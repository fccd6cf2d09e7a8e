/**
 * What a plugin compiles against: contracts and values, and nothing else.
 *
 * <p>Start with {@link org.rnn4j.api.cell.Cell} and {@link org.rnn4j.api.cell.Step} to write a
 * cell, with {@link org.rnn4j.api.spi.Registry} to find implementations by name.
 */
module org.rnn4j.api {
  exports org.rnn4j.api.cell;
  exports org.rnn4j.api.conformance;
  exports org.rnn4j.api.error;
  exports org.rnn4j.api.forecast;
  exports org.rnn4j.api.layer;
  exports org.rnn4j.api.model;
  exports org.rnn4j.api.normalize;
  exports org.rnn4j.api.optimize;
  exports org.rnn4j.api.option;
  exports org.rnn4j.api.random;
  exports org.rnn4j.api.series;
  exports org.rnn4j.api.spi;
  exports org.rnn4j.api.step;

  uses org.rnn4j.api.spi.BaselineProvider;
  uses org.rnn4j.api.spi.CellProvider;
  uses org.rnn4j.api.spi.DataSourceProvider;
  uses org.rnn4j.api.spi.ForecastStrategyProvider;
  uses org.rnn4j.api.spi.LayerProvider;
  uses org.rnn4j.api.spi.LossProvider;
  uses org.rnn4j.api.spi.MetricProvider;
  uses org.rnn4j.api.spi.NormalizerProvider;
  uses org.rnn4j.api.spi.OptimizerProvider;
  uses org.rnn4j.api.spi.ScalerProvider;
  uses org.rnn4j.api.spi.ScheduleProvider;
}
