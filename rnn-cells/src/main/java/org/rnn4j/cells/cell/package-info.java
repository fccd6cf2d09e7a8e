/** The built-in cells; found through their providers like any plugin's. */
package org.rnn4j.cells.cell;
