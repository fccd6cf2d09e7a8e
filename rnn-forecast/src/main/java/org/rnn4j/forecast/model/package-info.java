/**
 * Trained models: {@link org.rnn4j.forecast.model.ForecastModel} forecasts, and is saved to and
 * loaded from a folder of two files, {@code model.json} and {@code model.safetensors}, which other
 * programs can read. Training is not done here.
 */
package org.rnn4j.forecast.model;
