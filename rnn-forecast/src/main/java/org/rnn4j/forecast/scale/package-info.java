/**
 * The way from the data's units to a network's and back. Start with {@link
 * org.rnn4j.forecast.scale.Scaling}, a scaler fitted on the training part, and {@link
 * org.rnn4j.forecast.scale.ScaledSeries}, what it makes of a series.
 *
 * <p>What holds: nothing here is fitted on anything but the training part; what a network is
 * trained on and what it is asked are the same numbers, whichever way they come ({@code
 * ScaledColumn}, a copy where the scaler is fixed and worked out for each window where it is not,
 * or {@code Scaling.at}, for who reads through a history).
 *
 * <p>A scaler of your own is a provider; {@code RoundTrip} says what it must hold.
 */
package org.rnn4j.forecast.scale;
