package org.rnn4j.api.spi;

import org.rnn4j.api.optimize.Optimizer;

/** Makes an optimizer. */
public interface OptimizerProvider extends Provider<Optimizer> {}
