/**
 * Randomness that is the same on every machine: {@link org.rnn4j.api.random.RandomStream}, keyed by
 * what it is for and not by who asks first.
 */
package org.rnn4j.api.random;
