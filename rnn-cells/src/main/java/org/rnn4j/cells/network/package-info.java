/**
 * Networks of recurrent and dense layers. Start with {@link
 * org.rnn4j.cells.network.Network#builder}; a network is a {@link
 * org.rnn4j.api.model.TrainableModel}, so that any trainer can train it.
 */
package org.rnn4j.cells.network;
