/**
 * The built-in losses. Each is one provider and one function of the error; the sums are in {@link
 * org.rnn4j.training.loss.PointLoss}.
 *
 * <p>Read {@link org.rnn4j.training.loss.MseProvider} first; a further one is a class like it,
 * named in {@code module-info} and in {@code META-INF/services}. One that asks for several outputs
 * for each target, such as quantiles, implements {@link org.rnn4j.api.model.Loss} itself.
 */
package org.rnn4j.training.loss;
