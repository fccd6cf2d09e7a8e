/**
 * Whether a difference is real. Start with {@link org.rnn4j.forecast.compare.Verdict}, one sentence
 * on model and best baseline, and {@link org.rnn4j.forecast.compare.LeakageGuard}, the proof that a
 * forecast did not see the future. {@link org.rnn4j.forecast.compare.DieboldMariano} is the test
 * behind the verdict.
 */
package org.rnn4j.forecast.compare;
