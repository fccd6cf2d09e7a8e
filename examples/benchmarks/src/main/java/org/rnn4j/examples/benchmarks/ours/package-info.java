/** The contestant rnn4j, through its public interface, and its matrix products. */
package org.rnn4j.examples.benchmarks.ours;
