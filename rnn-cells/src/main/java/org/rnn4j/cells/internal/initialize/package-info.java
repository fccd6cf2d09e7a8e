/**
 * How first values are drawn and written into the flat array of parameters.
 *
 * <p>Read {@link org.rnn4j.cells.internal.initialize.ParameterFiller} first. The invariant: a
 * parameter's values are a function of the seed, its layer and its number there, whatever the
 * threads and whatever else there is. A new initializer is a case of {@code Initializer} in rnn-api
 * and a branch of the filler.
 */
package org.rnn4j.cells.internal.initialize;
