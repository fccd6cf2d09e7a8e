/**
 * The built-in learning-rate schedules. Each is one provider and one formula over the steps; all of
 * them start at the optimizer's learning rate or warm up to it.
 *
 * <p>Read {@link org.rnn4j.training.schedule.ExponentialProvider} first; a further one is a class
 * like it, named in {@code module-info} and in {@code META-INF/services}. The invariant: a rate is
 * a function of the step alone, so that a training that is resumed goes on with the same ones.
 */
package org.rnn4j.training.schedule;
