/**
 * What a run may take: memory, asked for before it is taken, so that too much is refused with the
 * key that asks for it. See {@link org.rnn4j.forecast.limit.Memory}.
 */
package org.rnn4j.forecast.limit;
