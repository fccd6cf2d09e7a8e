/**
 * The data sources that a spec can name: each a provider that turns options into a {@code
 * DataSource}. Start with {@link org.rnn4j.forecast.source.WavesSourceProvider}, the smallest; a
 * new source is one more provider, named in {@code module-info} and {@code META-INF/services}.
 *
 * <p>How a CSV file is read stands in {@code data}. The role of a column (target, past covariate)
 * is an option of {@link org.rnn4j.forecast.source.CsvSourceProvider}. A source says in the report
 * of what it loaded what it inferred, filled in and left out.
 */
package org.rnn4j.forecast.source;
