/** How first values are drawn and written into the flat array of parameters. */
package org.rnn4j.cells.internal.initialize;
