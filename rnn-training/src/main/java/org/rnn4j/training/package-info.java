/**
 * Training of any {@link org.rnn4j.api.model.TrainableModel}. Start with {@link
 * org.rnn4j.training.Trainer}, which fits a model to {@link org.rnn4j.training.Samples}, and {@link
 * org.rnn4j.training.Evaluator}, which measures it on others.
 *
 * <p>A training stands between two batches in a {@link org.rnn4j.training.TrainingState}, a value;
 * {@link org.rnn4j.training.Trainer#resume} goes on from one to the same bytes. A {@link
 * org.rnn4j.training.TrainingListener} hears of the progress, a {@link
 * org.rnn4j.training.CancellationToken} ends it.
 *
 * <p>What it deliberately does not do: it knows no cells, no series and no files. The same seed
 * gives the same parameters on every JDK and with any number of threads.
 */
package org.rnn4j.training;
