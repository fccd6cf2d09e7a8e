/**
 * A run as others see it: {@link org.rnn4j.forecast.run.ProgressListener} hears how it gets on and
 * may cancel it, {@link org.rnn4j.forecast.run.RunFolder} holds what it leaves behind, each file
 * whole or not at all, and knows whether another run is at work there. Nothing here computes
 * anything.
 */
package org.rnn4j.forecast.run;
