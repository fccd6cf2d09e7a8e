/**
 * What a network reads of a series. Start with {@link org.rnn4j.forecast.inputs.NetworkInputs}, the
 * layout of a step, and {@link org.rnn4j.forecast.inputs.WindowSamples}, which feeds windows of
 * scaled series to a trainer in that layout.
 *
 * <p>The invariant: what a network is trained on and what it is asked are the same numbers,
 * whichever way they come: out of copies that were scaled once, or through a {@link
 * org.rnn4j.api.series.History} and what is {@link org.rnn4j.api.series.Ahead}. Nothing is read at
 * a step that is not known there when its leads are forecast.
 *
 * <p>Something more to read is a {@code Feature}. Not exported.
 */
package org.rnn4j.forecast.inputs;
