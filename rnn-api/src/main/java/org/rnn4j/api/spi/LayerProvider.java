package org.rnn4j.api.spi;

import org.rnn4j.api.layer.Layer;

/** Makes a layer that is not recurrent. */
public interface LayerProvider extends Provider<Layer> {}
