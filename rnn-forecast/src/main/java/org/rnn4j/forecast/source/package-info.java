/**
 * The data sources that a spec can name: each a provider that turns options into a {@code
 * DataSource}. Start with {@link org.rnn4j.forecast.source.WavesSourceProvider}, the smallest; a
 * new source is one more provider, named in {@code module-info} and {@code META-INF/services}.
 *
 * <p>How a CSV file is read stands in {@code data}.
 */
package org.rnn4j.forecast.source;
