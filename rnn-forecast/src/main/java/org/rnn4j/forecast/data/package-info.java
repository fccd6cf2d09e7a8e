/**
 * Where series come from. Start with {@link org.rnn4j.forecast.data.CsvSource}, which reads one or
 * many series from a file, and {@link org.rnn4j.forecast.data.WavesSource}, which makes them.
 * Nothing here divides or scales: a source gives what there is, or says in which row it is wrong.
 */
package org.rnn4j.forecast.data;
