/**
 * Series from files and queries. Start with {@link org.rnn4j.forecast.data.CsvSource}, which reads
 * one or many series from CSV files, and {@link org.rnn4j.forecast.data.CsvColumns}, which says
 * what their columns are; {@link org.rnn4j.forecast.data.JdbcSource} reads the rows of a query like
 * those of a file. Nothing here divides or scales: a file gives what there is, or the row in which
 * it is wrong is said.
 *
 * <p>What rows are made into does not depend on how they are written: another format is a {@code
 * CsvFile.Format} that gives rows to a {@code SeriesReading}, as {@link
 * org.rnn4j.forecast.data.JsonLinesSource} has one. What a spec calls a format, and by which
 * options, is a provider in {@code source}, and so is a new role of columns: an option there, a
 * list of names in {@code CsvColumns}.
 */
package org.rnn4j.forecast.data;
