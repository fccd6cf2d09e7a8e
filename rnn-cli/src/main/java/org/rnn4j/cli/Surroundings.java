package org.rnn4j.cli;

import java.io.PrintStream;

/**
 * What a command has around it.
 *
 * @param out for results
 * @param err for progress and complaints
 * @param terminal whether {@code err} is a terminal on which a line can be written over
 * @param interruption says when the user wants it to stop
 */
record Surroundings(Results out, PrintStream err, boolean terminal, Interruption interruption) {}
