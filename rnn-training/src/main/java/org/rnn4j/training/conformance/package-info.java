/**
 * The conformance kit for optimizers: what every {@link org.rnn4j.api.optimize.Optimizer} must
 * fulfil, as named {@link org.rnn4j.api.conformance.Check}s. Start with {@link
 * org.rnn4j.training.conformance.OptimizerConformance#of}. With JUnit a test factory is one line:
 *
 * <pre>{@code
 * return OptimizerConformance.of(new MyProvider()).checks().map(c -> dynamicTest(c.name(), c::run));
 * }</pre>
 *
 * <p>It does not judge whether the equations are those of a paper (compare a trajectory with
 * another implementation's for that) or how well or fast an optimizer trains. There is none for
 * losses and schedules.
 */
package org.rnn4j.training.conformance;
