package org.rnn4j.forecast.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rnn4j.api.forecast.MissingValues;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.DataSourceProvider;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;

/** What a data source says of its data before it has read any. */
public final class SourcePolicies {

  private static final String ANY_FILE = "file";

  private SourcePolicies() {}

  /**
   * What becomes of values that are missing in what a source gives.
   *
   * @param source as a spec or a trained model has it, which knows no names of files
   */
  public static MissingValues missingValues(ComponentSpec source, Registry registry) {
    DataSourceProvider provider = registry.find(Kind.DATA_SOURCE, source.type());
    Map<String, Object> options = new LinkedHashMap<>(source.options());
    for (Option<?> option : provider.options()) {
      if (option.type() == Option.Type.PATH && option.isRequired()) {
        options.putIfAbsent(option.name(), ANY_FILE);
      }
    }
    return provider.missingValues(Options.of(provider.options(), options));
  }
}
