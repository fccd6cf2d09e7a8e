/**
 * A dataset in its parts and windows. Start with {@link org.rnn4j.forecast.window.Parts}, a dataset
 * cut by a {@link org.rnn4j.forecast.split.Split}, and {@link org.rnn4j.forecast.window.Windows},
 * the windows of a part as a list that stores none of them: every one, some steps apart, those of a
 * backtest, or one of each series that stands for all. Nothing here scales a value, and values are
 * copied only where steps before or behind them are taken away.
 */
package org.rnn4j.forecast.window;
