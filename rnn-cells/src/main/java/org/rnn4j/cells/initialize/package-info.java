/**
 * First values of parameters: {@link org.rnn4j.cells.initialize.Initialization} is a set of
 * conventions (ours, Keras', PyTorch's). How an initializer fills an array is not exported.
 */
package org.rnn4j.cells.initialize;
