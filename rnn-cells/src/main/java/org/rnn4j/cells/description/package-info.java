/**
 * What a network computes, to be read: by whoever exports it, shows it or reports on it. Start with
 * {@link org.rnn4j.cells.description.DescribedNetwork}, which {@link
 * org.rnn4j.cells.network.NetworkAnatomy#description} gives.
 *
 * <p>The invariant: with the parameters, a description is enough to compute what the network gives
 * for a batch without masks. It is of an evaluation, as the layers wrote it, before anything makes
 * it fast; it holds no number of the parameters and nothing that the engine could be changed by.
 */
package org.rnn4j.cells.description;
