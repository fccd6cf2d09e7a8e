package org.rnn4j.api.spi;

import org.rnn4j.api.forecast.Scaler;

/** Makes a scaler. */
public interface ScalerProvider extends Provider<Scaler> {}
