/**
 * What is measured in an experiment. Start with {@link org.rnn4j.forecast.contender.Contender}: it
 * has a name and learns from a fold. {@code NetworkContender} trains a network, {@code
 * LocalContender} one for each series, {@code BaselineContender} asks a plugin's or a built-in
 * baseline; {@link org.rnn4j.forecast.contender.Contenders} decides which, and is the only place to
 * change for another. A {@link org.rnn4j.forecast.contender.Witness} sees how a training goes.
 *
 * <p>A contender sees the training part of its fold, and the validation part where that may end its
 * training; the leakage guard tries that.
 */
package org.rnn4j.forecast.contender;
