package org.rnn4j.cells.cases;

import java.util.List;
import java.util.Map;
import org.rnn4j.api.layer.Layer;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.LayerProvider;
import org.rnn4j.api.spi.Registry;

/** The built-in layers without a state, as a spec names them. */
public final class BuiltInLayers {

  private static final Registry INSTALLED = Registry.installed();

  private BuiltInLayers() {}

  /** Their providers. */
  public static List<LayerProvider> all() {
    return INSTALLED.all(Kind.LAYER).stream().map(Registry.Entry::provider).toList();
  }

  /** One of them; what is not given has its default. */
  public static Layer of(String name, Map<String, ?> options) {
    LayerProvider provider = INSTALLED.find(Kind.LAYER, name);
    return provider.create(Options.of(provider.options(), options));
  }
}
