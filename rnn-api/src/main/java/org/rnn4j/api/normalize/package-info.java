/**
 * Normalization inside a recurrent cell: {@link org.rnn4j.api.normalize.Normalizer} is given a
 * cell's {@link org.rnn4j.api.normalize.PreActivation}, and where it asks for them its states, and
 * writes its equations in the step language.
 */
package org.rnn4j.api.normalize;
