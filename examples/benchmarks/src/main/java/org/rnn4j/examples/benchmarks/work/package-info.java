/**
 * What is measured and how a contestant is told to do it: the {@link
 * org.rnn4j.examples.benchmarks.work.Work}, its data, and the {@link
 * org.rnn4j.examples.benchmarks.work.Worker}, the process that a contestant has to itself. Knows
 * nothing of rnn4j, nor of any other contestant.
 */
package org.rnn4j.examples.benchmarks.work;
