/**
 * Everything about time: series, windows, scalers, strategies, baselines, metrics, experiments,
 * reports.
 *
 * <p>commons-math3 has no module name of its own, hence the suppressed warning; it is an ordinary
 * {@code requires}, so it appears in no exported signature. Nor is the command, to which two
 * packages are exported, there when this is compiled.
 */
@SuppressWarnings({"requires-automatic", "module"})
module org.rnn4j.forecast {
  requires transitive org.rnn4j.api;
  requires transitive org.rnn4j.training;
  requires org.rnn4j.cells;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires com.google.common;
  requires commons.math3;
  requires de.siegmar.fastcsv;
  requires java.sql;
  requires org.slf4j;

  exports org.rnn4j.forecast.conformance; // the kits of strategies, scalers, data sources
  exports org.rnn4j.forecast.data; // series from files and queries
  exports org.rnn4j.forecast.experiment; // the door: an experiment from code or from a file
  exports org.rnn4j.forecast.model; // what was trained, and what it forecasts
  exports org.rnn4j.forecast.report; // what came out
  exports org.rnn4j.forecast.run; // how it gets on, and where it is written
  exports org.rnn4j.forecast.split; // how the data are cut
  exports org.rnn4j.forecast.draft to
      org.rnn4j.cli; // a spec for a file that nobody has described
  exports org.rnn4j.forecast.spec to
      org.rnn4j.cli; // pages on the keys of a spec, and where in a file a problem is
  exports org.rnn4j.forecast.text to
      org.rnn4j.cli; // numbers on a terminal, and files that are whole

  uses java.sql.Driver;

  provides org.rnn4j.api.spi.BaselineProvider with
      org.rnn4j.forecast.baseline.DriftProvider,
      org.rnn4j.forecast.baseline.LinearProvider,
      org.rnn4j.forecast.baseline.LinearSgdProvider,
      org.rnn4j.forecast.baseline.MeanProvider,
      org.rnn4j.forecast.baseline.NaiveProvider,
      org.rnn4j.forecast.baseline.SeasonalDriftProvider,
      org.rnn4j.forecast.baseline.SeasonalNaiveProvider,
      org.rnn4j.forecast.baseline.WindowMeanProvider;
  provides org.rnn4j.api.spi.DataSourceProvider with
      org.rnn4j.forecast.source.AddingSourceProvider,
      org.rnn4j.forecast.source.CsvSourceProvider,
      org.rnn4j.forecast.source.JdbcSourceProvider,
      org.rnn4j.forecast.source.JsonLinesSourceProvider,
      org.rnn4j.forecast.source.WavesSourceProvider,
      org.rnn4j.forecast.source.InMemorySourceProvider;
  provides org.rnn4j.api.spi.ForecastStrategyProvider with
      org.rnn4j.forecast.strategy.DirectProvider,
      org.rnn4j.forecast.strategy.IterativeProvider,
      org.rnn4j.forecast.strategy.OneStepProvider,
      org.rnn4j.forecast.strategy.SequenceToSequenceProvider,
      org.rnn4j.forecast.strategy.ValueAheadProvider;
  provides org.rnn4j.api.spi.MetricProvider with
      org.rnn4j.forecast.metric.MaeProvider,
      org.rnn4j.forecast.metric.MapeProvider,
      org.rnn4j.forecast.metric.MaseProvider,
      org.rnn4j.forecast.metric.MseProvider,
      org.rnn4j.forecast.metric.R2Provider,
      org.rnn4j.forecast.metric.RmseProvider,
      org.rnn4j.forecast.metric.RmsseProvider,
      org.rnn4j.forecast.metric.SmapeProvider;
  provides org.rnn4j.api.spi.ScalerProvider with
      org.rnn4j.forecast.scale.BoxCoxScalerProvider,
      org.rnn4j.forecast.scale.DifferenceScalerProvider,
      org.rnn4j.forecast.scale.Log1pScalerProvider,
      org.rnn4j.forecast.scale.MeanScalerProvider,
      org.rnn4j.forecast.scale.MinMaxScalerProvider,
      org.rnn4j.forecast.scale.NoneScalerProvider,
      org.rnn4j.forecast.scale.PerWindowScalerProvider,
      org.rnn4j.forecast.scale.RobustScalerProvider,
      org.rnn4j.forecast.scale.SeasonalDifferenceScalerProvider,
      org.rnn4j.forecast.scale.StandardScalerProvider;
}
