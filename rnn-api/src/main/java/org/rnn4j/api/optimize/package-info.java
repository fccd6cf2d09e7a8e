/**
 * How parameters move: {@link org.rnn4j.api.optimize.Optimizer} and the learning-rate {@link
 * org.rnn4j.api.optimize.Schedule}.
 */
package org.rnn4j.api.optimize;
