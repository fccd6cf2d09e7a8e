/**
 * Numbers, JSON and files as text: what is the same whoever writes it, and comes out the same in
 * every locale. Start with {@link org.rnn4j.forecast.text.Numbers} for a number in a table or a
 * sentence, and {@link org.rnn4j.forecast.text.WholeFile} for a file that is never half there.
 *
 * <p>Knows nothing of forecasts; what a result looks like stands in {@code report}.
 */
package org.rnn4j.forecast.text;
