/**
 * The machine that a run is on: how much memory it may take, asked for before it is taken ({@link
 * org.rnn4j.forecast.machine.Memory}), and what tells this process from others ({@link
 * org.rnn4j.forecast.machine.ThisProcess}).
 */
package org.rnn4j.forecast.machine;
