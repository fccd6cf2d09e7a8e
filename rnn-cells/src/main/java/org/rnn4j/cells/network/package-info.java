/**
 * Networks of layers. Start with {@link org.rnn4j.cells.network.Network#builder}; a network is a
 * {@link org.rnn4j.api.model.TrainableModel}, so that any trainer can train it. A layer reads the
 * one below it, or what a {@link org.rnn4j.cells.network.Source} says. What a network is made of, a
 * {@link org.rnn4j.cells.network.NetworkAnatomy} says, its equations among it.
 *
 * <p>Inside, {@code NetworkRecorder} turns layers into blocks, steps that say what they read;
 * {@code CompiledNetwork} makes code of them, {@code ShardRunner} runs it over a batch, and {@code
 * StateTable} knows what is carried from step to step. A layer that is known only by its index here
 * gets its name, {@code layer-2}, where a file needs one.
 *
 * <p>A sequence can be read in pieces: {@link org.rnn4j.cells.network.Network#run} goes on from a
 * {@link org.rnn4j.cells.network.NetworkState} and leaves another one, a {@link
 * org.rnn4j.cells.network.NetworkSession} keeps it and goes on step by step.
 *
 * <p>The invariant: neither threads, nor sessions, nor where a sequence is cut changes a bit.
 */
package org.rnn4j.cells.network;
