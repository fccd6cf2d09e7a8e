package org.rnn4j.api.spi;

import org.rnn4j.api.forecast.DataSource;

/** Makes a data source. */
public interface DataSourceProvider extends Provider<DataSource> {}
