/**
 * What the files of a saved model hold. Start with {@link org.rnn4j.forecast.saved.ModelCard},
 * which is {@code model.json}; {@link org.rnn4j.forecast.saved.Safetensors} is the file of the
 * weights. A new fact about a model is a component of the card, written and read there; models that
 * were saved without it must go on to load.
 *
 * <p>Which files there are, and what is refused of them, stands in {@code model}.
 */
package org.rnn4j.forecast.saved;
