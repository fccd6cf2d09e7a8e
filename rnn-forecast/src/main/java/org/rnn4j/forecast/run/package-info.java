/**
 * A run as others see it: {@link org.rnn4j.forecast.run.ProgressListener} hears how it gets on and
 * may cancel it, {@link org.rnn4j.forecast.run.RunFolder} holds what it leaves behind, each file
 * whole or not at all, and knows whether another run is at work there. Nothing here computes
 * anything.
 *
 * <p>A new file has its name here, in {@code RunFolder} and in {@code RunFiles}, so that nothing
 * else is written over it; its content is a function in {@code report}.
 */
package org.rnn4j.forecast.run;
