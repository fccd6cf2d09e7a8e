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
 *
 * <p>Invariant: a check requires one thing, of every {@code CellVariant}, and says what is wrong in
 * words that the cell's author can act on; in the tests a planted bug shows that it fires. A new
 * check is a line in {@code CellConformance}, {@code LayerConformance} or {@code
 * NormalizerConformance} with its sentence, a method in the class of its theme ({@code
 * GradientChecks}, {@code MaskChecks}, ...), and that planted bug.
 */
package org.rnn4j.cells.conformance;
