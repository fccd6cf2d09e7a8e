/** Benchmarks of our own parts with JMH. They stop where an answer is wrong. */
package org.rnn4j.examples.benchmarks.jmh;
