package org.rnn4j.api.model;

/**
 * Which step of which training this is: the key of whatever is random during training, so that it
 * depends on neither threads nor evaluations in between.
 *
 * @param seed of the training
 * @param epoch from 1
 * @param batch within the epoch, from 1
 */
public record TrainingStep(long seed, int epoch, int batch) {}
