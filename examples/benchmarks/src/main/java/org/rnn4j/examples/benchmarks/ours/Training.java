package org.rnn4j.examples.benchmarks.ours;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.optimize.Optimizer;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.network.Network;
import org.rnn4j.examples.benchmarks.work.NetworkWork;
import org.rnn4j.examples.benchmarks.work.Task;
import org.rnn4j.training.BatchReport;
import org.rnn4j.training.Trainer;
import org.rnn4j.training.TrainingListener;

/**
 * One training by the {@link Trainer} that never ends of itself, let through so many batches at a
 * time: what is measured is what a user gets, shuffling and checks included.
 */
final class Training implements Task, TrainingListener {

  private final Network network;
  private final Thread thread;
  private final Semaphore wanted = new Semaphore(0); // batches
  private final Semaphore done = new Semaphore(0); // batches
  private volatile boolean closed;
  private volatile double loss;
  private volatile Optional<Throwable> failure = Optional.empty();

  Training(NetworkWork work, Network network, int threads) {
    this.network = network;
    Registry registry = Registry.installed();
    var optimizers = registry.find(Kind.OPTIMIZER, "adam");
    Optimizer adam =
        optimizers.create(
            Options.of(optimizers.options(), Map.of("learning-rate", work.learningRate())));
    var losses = registry.find(Kind.LOSS, "mse");
    Loss mse = losses.create(Options.defaults(losses.options()));
    Trainer trainer =
        Trainer.builder()
            .loss(mse)
            .optimizer(adam)
            .epochs(Integer.MAX_VALUE)
            .batchSize(work.rows())
            .threads(threads)
            .listener(this)
            .cancellation(() -> closed)
            .build();
    WaveSamples samples = new WaveSamples(work);
    thread = new Thread(() -> train(trainer, samples), "training");
    thread.setDaemon(true);
    thread.start();
  }

  private void train(Trainer trainer, WaveSamples samples) {
    try {
      wanted.acquireUninterruptibly();
      trainer.fit(network, samples);
    } catch (RuntimeException | Error e) {
      failure = Optional.of(e);
      done.release(Integer.MAX_VALUE / 2);
    }
  }

  @Override
  public void batchEnded(BatchReport report) {
    loss = report.loss();
    done.release();
    if (!closed) {
      wanted.acquireUninterruptibly();
    }
  }

  @Override
  public long parameters() {
    return network.parameters().length;
  }

  @Override
  public double run(int steps) {
    wanted.release(steps);
    done.acquireUninterruptibly(steps);
    failure.ifPresent(
        e -> {
          throw new IllegalStateException(e);
        });
    return loss;
  }

  @Override
  public void close() {
    closed = true;
    wanted.release();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    network.close();
  }
}
