/**
 * The built-in optimizers: {@link org.rnn4j.training.optimizer.Sgd}, {@link
 * org.rnn4j.training.optimizer.Adam} (also AdamW) and {@link org.rnn4j.training.optimizer.RmsProp}.
 * Frameworks differ in details that change results; where they do, PyTorch's form is the default
 * and an option gives Keras'.
 *
 * <p>Parameters and state are {@code float}, and so is the arithmetic: plain additions, products,
 * quotients and square roots, which every JDK rounds alike. An element is updated from nothing but
 * its own gradient and state, so it does not matter how the array is divided; the loops have one
 * form that the JIT turns into SIMD code.
 *
 * <p>Read {@code Sgd} first. A further one is an optimizer and a provider like these, named in
 * {@code module-info} and in {@code META-INF/services}; the conformance kit then checks it by
 * itself, that it can be resumed among it.
 */
package org.rnn4j.training.optimizer;
