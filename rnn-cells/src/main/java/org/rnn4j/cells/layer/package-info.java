/**
 * The built-in layers without a state; found through their providers like any plugin's. Read {@link
 * org.rnn4j.cells.layer.DenseProvider} first; a further one is a class like it, named in {@code
 * module-info} and in {@code META-INF/services}.
 */
package org.rnn4j.cells.layer;
