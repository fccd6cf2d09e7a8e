/**
 * Trained models: {@link org.rnn4j.forecast.model.ForecastModel} forecasts, and is saved to and
 * loaded from a folder of two files, {@code model.json} and {@code model.safetensors}, which other
 * programs can read. Training is not done here.
 *
 * <p>{@code model.json} holds the SHA-256 of both files, so that a model of which anything was
 * changed or damaged is refused; where everything came from that was found by name, so that another
 * version is said; and a digest of each cell's equations, so that a cell that computes something
 * else by now is refused. Models that were saved before these were kept load with a warning.
 */
package org.rnn4j.forecast.model;
