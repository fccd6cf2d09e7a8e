package org.rnn4j.api.spi;

import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.MissingValues;
import org.rnn4j.api.forecast.SplitUnit;
import org.rnn4j.api.option.Options;

/** Makes a data source, and says what a spec takes for its data where it says nothing else. */
public interface DataSourceProvider extends Provider<DataSource> {

  /** How the series are divided, with these options: what {@code split} means beside them. */
  default SplitUnit splitUnit(Options options) {
    return SplitUnit.STEPS;
  }

  /** What becomes, with these options, of values that are missing in what the source gives. */
  default MissingValues missingValues(Options options) {
    return MissingValues.REJECT;
  }

  /** The name of the scaler where a spec names none. */
  default String defaultScaler() {
    return "standard";
  }
}
