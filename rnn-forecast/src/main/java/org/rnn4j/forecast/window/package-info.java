/**
 * Time cut into parts and windows. Start with {@link org.rnn4j.forecast.window.Split}, the only
 * class that cuts time into training, validation and test, and {@link
 * org.rnn4j.forecast.window.Windows}, the windows of a part as a list that stores none of them.
 * {@link org.rnn4j.forecast.window.Period} keeps a stretch of time before that, {@link
 * org.rnn4j.forecast.window.Extent} tells of what there is. Nothing here scales a value, and values
 * are copied only where steps before or behind them are taken away.
 */
package org.rnn4j.forecast.window;
