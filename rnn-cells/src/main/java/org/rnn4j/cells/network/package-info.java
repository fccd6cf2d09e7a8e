/**
 * Networks of recurrent and dense layers. Start with {@link
 * org.rnn4j.cells.network.Network#builder}; a network is a {@link
 * org.rnn4j.api.model.TrainableModel}, so that any trainer can train it.
 *
 * <p>A sequence can be read in pieces: {@link org.rnn4j.cells.network.Network#run} goes on from a
 * {@link org.rnn4j.cells.network.NetworkState} and leaves another one, a {@link
 * org.rnn4j.cells.network.NetworkSession} keeps it and goes on step by step.
 *
 * <p>The invariant: neither threads, nor sessions, nor where a sequence is cut changes a bit.
 */
package org.rnn4j.cells.network;
