/** The built-in normalizers; found through their providers like any plugin's. */
package org.rnn4j.cells.normalizer;
