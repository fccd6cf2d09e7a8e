package org.rnn4j.training;

/**
 * One finished batch.
 *
 * @param epoch from 1
 * @param epochs how many there are to be
 * @param batch within the epoch, from 1
 * @param batches in an epoch
 * @param loss the mean over the batch's present targets, before the update
 * @param learningRate of this step
 * @param gradientNorm the L2 norm of the whole gradient, before clipping
 */
public record BatchReport(
    int epoch,
    int epochs,
    int batch,
    int batches,
    double loss,
    double learningRate,
    double gradientNorm) {}
