/**
 * How implementations are found by name. Start with {@link org.rnn4j.api.spi.Provider}, which makes
 * one kind of thing from options, and {@link org.rnn4j.api.spi.Registry}, which finds providers on
 * the module path, on the class path and in the jars of a plugin folder alike.
 *
 * <p>No provider has precedence over another, and none is built in by another way than a plugin's.
 * To add a kind: its provider interface here, a constant in {@link org.rnn4j.api.spi.Kind}, a
 * {@code uses} in {@code module-info}. To add a provider: {@code provides} in its {@code
 * module-info}, and its name in {@code META-INF/services}.
 */
package org.rnn4j.api.spi;
