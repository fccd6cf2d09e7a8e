/**
 * Lets contestants do the same work in turn and prints a table: see {@link
 * org.rnn4j.examples.benchmarks.runner.Peers}.
 */
package org.rnn4j.examples.benchmarks.runner;
