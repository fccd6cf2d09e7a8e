/**
 * The way from the data's units to a network's and back. Start with {@link
 * org.rnn4j.forecast.scale.Scaling}, a scaler fitted on the training part, and {@link
 * org.rnn4j.forecast.scale.WindowSamples}, which feeds windows of scaled series to a trainer.
 * Scalers are found by name; nothing here is fitted on anything but the training part.
 */
package org.rnn4j.forecast.scale;
