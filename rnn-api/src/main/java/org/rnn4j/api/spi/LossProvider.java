package org.rnn4j.api.spi;

import org.rnn4j.api.model.Loss;

/** Makes a training loss. */
public interface LossProvider extends Provider<Loss> {}
