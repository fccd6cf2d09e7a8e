/**
 * The conformance kits for cells, layers and normalizers: what every recurrent cell must fulfil, as
 * named checks that any test framework, or none, can run. Start with {@link
 * org.rnn4j.cells.conformance.CellConformance#of}, which gives {@link
 * org.rnn4j.api.conformance.Check}s. With JUnit a test factory is one line:
 *
 * <pre>{@code
 * return CellConformance.of(new MyProvider()).checks().map(c -> dynamicTest(c.name(), c::run));
 * }</pre>
 *
 * <p>It does not judge whether the equations are those of a paper or how well a cell learns, and
 * counts work where a clock would measure the machine. {@link
 * org.rnn4j.cells.conformance.NormalizerConformance} is the same for normalizers, {@link
 * org.rnn4j.cells.conformance.LayerConformance} for layers without a state.
 */
package org.rnn4j.cells.conformance;
