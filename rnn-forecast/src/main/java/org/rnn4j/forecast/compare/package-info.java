/**
 * Whether a difference is real. Start with {@link org.rnn4j.forecast.compare.Comparison}, which
 * finds the verdict on model and best baseline, and {@link
 * org.rnn4j.forecast.compare.LeakageGuard}, the proof that a forecast did not see the future.
 * {@link org.rnn4j.forecast.compare.DieboldMariano} is the test behind the verdict. What is said in
 * the end is a {@link org.rnn4j.forecast.report.Verdict}.
 */
package org.rnn4j.forecast.compare;
