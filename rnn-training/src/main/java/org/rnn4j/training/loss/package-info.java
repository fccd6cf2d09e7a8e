/**
 * The built-in losses. Each is one provider and one function of the error; the sums are in {@link
 * org.rnn4j.training.loss.PointLoss}.
 */
package org.rnn4j.training.loss;
