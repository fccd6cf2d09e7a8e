/**
 * How parameters move: {@link org.rnn4j.api.optimize.Optimizer} and the learning-rate {@link
 * org.rnn4j.api.optimize.Schedule}. To add one, write an {@link
 * org.rnn4j.api.spi.OptimizerProvider} or a {@link org.rnn4j.api.spi.ScheduleProvider}.
 */
package org.rnn4j.api.optimize;
