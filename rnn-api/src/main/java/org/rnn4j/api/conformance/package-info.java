/**
 * What the conformance kits have in common. A kit is a stream of named {@link
 * org.rnn4j.api.conformance.Check}s, each of which passes or throws a {@link
 * org.rnn4j.api.conformance.ConformanceException} with a reason; any test framework, or none, can
 * run them. The kits themselves stand beside what they check: {@code CellConformance}, {@code
 * LayerConformance} and {@code NormalizerConformance} in {@code org.rnn4j.cells.conformance},
 * {@code OptimizerConformance} in {@code org.rnn4j.training.conformance}, {@code
 * StrategyConformance} in {@code org.rnn4j.forecast.conformance}.
 *
 * <p>Here is what a kit is made of. {@link org.rnn4j.api.conformance.ProviderChecks} and {@link
 * org.rnn4j.api.conformance.OptionChecks} hold for providers of every kind, {@link
 * org.rnn4j.api.conformance.OptionValues} gives the options to try one with, and {@link
 * org.rnn4j.api.conformance.AllocationChecks} counts bytes. Whoever has written a provider needs
 * none of them, but the kit of its kind.
 */
package org.rnn4j.api.conformance;
