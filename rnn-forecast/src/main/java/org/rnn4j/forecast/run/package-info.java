/**
 * What a run leaves behind: {@link org.rnn4j.forecast.run.RunFolder} writes its files, each whole
 * or not at all, and knows whether another run is at work there. Nothing here computes anything.
 */
package org.rnn4j.forecast.run;
