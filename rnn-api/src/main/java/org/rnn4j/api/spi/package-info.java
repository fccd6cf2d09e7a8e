/**
 * How implementations are found by name. A {@link org.rnn4j.api.spi.Provider} makes one kind of
 * thing from options; the {@link org.rnn4j.api.spi.Registry} finds providers on the module path, on
 * the class path and in plugin layers alike. Register a provider in {@code module-info} and in
 * {@code META-INF/services}.
 */
package org.rnn4j.api.spi;
