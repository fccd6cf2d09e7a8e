package org.rnn4j.cells.network;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.cells.internal.graph.Coupling.Tally;
import org.rnn4j.cells.internal.kernel.Kernels;
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
  private final List<List<Tally>> tallies = new ArrayList<>(); // [coupling][shard, then all]

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
      List<Tally> of = tallies.get(k);
      workers.run(count, (w, s) -> shards.get(s).forward(first, stop, of.get(s)));
      Tally all = sum(of, count);
      once.couple(stop, all);
      LayerCode code = codes.get(stop);
      code.coupling().orElseThrow().follow(all, parameters, code.parameterOffset());
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
      List<Tally> of = tallies.get(k);
      if (once.isCoupledBackward(stop)) {
        workers.run(count, (w, s) -> shards.get(s).tallyGradient(stop, of.get(s)));
        once.coupleBackward(stop, sumGradients(of, count));
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
      if (codes.get(i).coupling().isPresent()) {
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
      if (tallies.size() == k) {
        tallies.add(new ArrayList<>());
      }
      while (tallies.get(k).size() <= count) {
        tallies.get(k).add(codes.get(stops.get(k)).coupling().orElseThrow().tally());
      }
    }
  }

  // In the order of the shards, into the place behind them.
  private static Tally sum(List<Tally> parts, int count) {
    Tally all = parts.get(count);
    all.clear();
    for (int s = 0; s < count; s++) {
      all.add(parts.get(s));
    }
    return all;
  }

  private static Tally sumGradients(List<Tally> parts, int count) {
    Tally all = parts.get(count);
    for (int s = 0; s < count; s++) {
      all.addGradient(parts.get(s));
    }
    return all;
  }
}
