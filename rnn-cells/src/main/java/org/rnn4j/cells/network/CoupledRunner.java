package org.rnn4j.cells.network;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.cells.internal.graph.Statistic;
import org.rnn4j.cells.internal.graph.StatisticsRule;
import org.rnn4j.cells.internal.kernel.Kernels;
import org.rnn4j.cells.internal.program.BatchMoments;
import org.rnn4j.cells.internal.program.Carried;
import org.rnn4j.cells.internal.program.LayerCode;
import org.rnn4j.cells.internal.program.ParameterProgram;
import org.rnn4j.cells.internal.program.Workers;

/**
 * Trains on a batch whose shards wait for each other, because some layers need statistics of all of
 * them: the shards run up to such a layer, what they have seen is added up in their order, and they
 * run on; backward likewise. They never wait within a layer. Every shard has a memory of its own.
 */
final class CoupledRunner {

  private final Kernels kernels;
  private final Workers workers;
  private final float[] parameters;
  private final List<ShardWorker> shards = new ArrayList<>();
  private final List<List<BatchMoments>> moments = new ArrayList<>(); // [coupling][shard, then all]

  CoupledRunner(Kernels kernels, Workers workers, float[] parameters) {
    this.kernels = kernels;
    this.workers = workers;
    this.parameters = parameters;
  }

  /** What makes a shard's memory. */
  interface Maker {
    ShardWorker make();
  }

  /** Runs a batch, adds its gradient to the program's, and leaves the losses by shard. */
  void run(
      Batch batch,
      Form form,
      Carried states,
      Loss loss,
      float scale,
      TrainingStep step,
      List<LayerCode> codes,
      ParameterProgram once,
      Maker maker,
      double[] losses,
      int count) {
    List<Integer> stops = stops(codes);
    prepare(count, stops, codes, maker);
    workers.run(count, (w, s) -> shards.get(s).begin(batch, form, states, s * Kernels.LANES, step));
    int from = 0;
    for (int k = 0; k < stops.size(); k++) {
      int first = from;
      int stop = stops.get(k);
      List<BatchMoments> of = moments.get(k);
      workers.run(count, (w, s) -> shards.get(s).forward(first, stop, of.get(s)));
      normalize(codes.get(stop), stop, sum(of, count), once);
      from = stop;
    }
    int last = from;
    workers.run(
        count,
        (w, s) -> {
          losses[s] = shards.get(s).finishForward(last, codes.size(), batch, s, loss, scale);
          shards.get(s).backward(codes.size(), last + 1);
        });
    for (int k = stops.size() - 1; k >= 0; k--) {
      int stop = stops.get(k);
      int next = k == 0 ? 0 : stops.get(k - 1) + 1;
      List<BatchMoments> of = moments.get(k);
      if (codes.get(stop).needsGradientStatistics()) {
        workers.run(count, (w, s) -> shards.get(s).takeGradient(stop, of.get(s)));
        normalizeGradient(stop, of, count, once);
      }
      workers.run(count, (w, s) -> shards.get(s).backward(stop + 1, next));
    }
    float[] total = once.gradient();
    for (int s = 0; s < count; s++) {
      kernels.add(total, 0, shards.get(s).shardGradient(), 0, total.length);
    }
  }

  private static List<Integer> stops(List<LayerCode> codes) {
    List<Integer> stops = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      if (codes.get(i).rule().isPresent()) {
        stops.add(i);
      }
    }
    return stops;
  }

  private void prepare(int count, List<Integer> stops, List<LayerCode> codes, Maker maker) {
    while (shards.size() < count) {
      shards.add(maker.make());
    }
    for (int k = 0; k < stops.size(); k++) {
      if (moments.size() == k) {
        moments.add(new ArrayList<>());
      }
      while (moments.get(k).size() <= count) {
        moments.get(k).add(new BatchMoments(codes.get(stops.get(k)).normalizedWidth()));
      }
    }
  }

  // In the order of the shards, into the place behind them.
  private static BatchMoments sum(List<BatchMoments> moments, int count) {
    BatchMoments all = moments.get(count);
    all.clear();
    for (int s = 0; s < count; s++) {
      all.add(moments.get(s));
    }
    return all;
  }

  private void normalize(LayerCode code, int layer, BatchMoments all, ParameterProgram once) {
    StatisticsRule rule = code.rule().orElseThrow();
    for (int i = 0; i < all.width(); i++) {
      double variance = all.variance(i);
      once.set(layer, Statistic.MEAN, i, all.mean(i));
      once.set(
          layer, Statistic.INVERSE_DEVIATION, i, 1 / StrictMath.sqrt(variance + rule.epsilon()));
      if (all.count() > 0) {
        move(code.parameterOffset() + i, rule.momentum(), all.mean(i));
        move(code.parameterOffset() + all.width() + i, rule.momentum(), variance);
      }
    }
  }

  private void move(int parameter, double momentum, double value) {
    parameters[parameter] = (float) (momentum * parameters[parameter] + (1 - momentum) * value);
  }

  private static void normalizeGradient(
      int layer, List<BatchMoments> moments, int count, ParameterProgram once) {
    BatchMoments all = moments.get(count);
    for (int s = 0; s < count; s++) {
      all.addGradient(moments.get(s));
    }
    for (int i = 0; i < all.width(); i++) {
      once.set(layer, Statistic.GRADIENT, i, all.meanGradient(i));
      once.set(layer, Statistic.PROJECTION, i, all.meanProjection(i));
    }
  }
}
