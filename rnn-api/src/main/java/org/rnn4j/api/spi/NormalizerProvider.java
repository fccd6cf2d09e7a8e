package org.rnn4j.api.spi;

import org.rnn4j.api.normalize.Normalizer;

/** Makes a normalizer of pre-activations. */
public interface NormalizerProvider extends Provider<Normalizer> {}
