/** From recorded steps to something that runs: placement in time, memory plan, program. */
package org.rnn4j.cells.internal.program;
