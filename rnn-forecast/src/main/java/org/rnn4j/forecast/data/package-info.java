/**
 * Series from CSV files. Start with {@link org.rnn4j.forecast.data.CsvSource}, which reads one or
 * many series from a file, and {@link org.rnn4j.forecast.data.CsvColumns}, which says what its
 * columns are. Nothing here divides or scales: a file gives what there is, or the row in which it
 * is wrong is said.
 *
 * <p>Another file format is a package beside this one. What a spec calls it, and by which options,
 * is a provider in {@code source}, and so is a new role of columns: an option there, a list of
 * names in {@code CsvColumns}.
 */
package org.rnn4j.forecast.data;
