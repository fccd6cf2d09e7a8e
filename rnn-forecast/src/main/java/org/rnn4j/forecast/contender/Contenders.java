package org.rnn4j.forecast.contender;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.error.RunException;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.forecast.baseline.LinearSgd;
import org.rnn4j.forecast.contender.NetworkContender.Input;
import org.rnn4j.forecast.prepare.Plan;
import org.rnn4j.forecast.prepare.Prepared;
import org.rnn4j.forecast.report.Leaderboard;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.spec.ModelSpec;

/** Makes what is measured out of what a spec names. */
public final class Contenders {

  private Contenders() {}

  /** The model. */
  public static Contender model(Plan plan, int threads, Witness witness) {
    if (plan.spec().model().map(ModelSpec::scope).equals(Optional.of(ModelSpec.Scope.LOCAL))) {
      return new LocalContender(
          Leaderboard.MODEL, plan.network(), plan.strategy(), threads, witness);
    }
    return new NetworkContender(
        Leaderboard.MODEL,
        "training model",
        plan.network(),
        Input.STEPS,
        plan.strategy(),
        threads,
        witness);
  }

  /** What it is compared with, in the order of the spec. */
  public static List<Contender> baselines(
      Prepared prepared, int threads, ProgressListener progress) {
    List<Contender> baselines = new ArrayList<>();
    prepared
        .baselines()
        .forEach(
            (name, found) ->
                baselines.add(
                    found.make() instanceof LinearSgd dense
                        ? network(name, dense, prepared, threads, progress)
                        : new BaselineContender(name, found)));
    return baselines;
  }

  /**
   * What the work of a baseline gives; where it fails, it is said whose work it was.
   *
   * @param baseline its name in results
   */
  public static <T> T naming(String baseline, Supplier<T> work) {
    try {
      return work.get();
    } catch (PluginException e) {
      throw e; // it names the baseline
    } catch (RunException e) {
      throw new RunException("baseline " + baseline + ": " + e.getMessage(), e);
    }
  }

  private static Contender network(
      String name, LinearSgd dense, Prepared prepared, int threads, ProgressListener progress) {
    Plan plan = prepared.plan();
    Initialization preset =
        plan.spec().model().map(ModelSpec::preset).orElse(Initialization.STANDARD);
    return new NetworkContender(
        name,
        BaselineContender.stage(name),
        plan.network(dense.network(preset)),
        Input.FLAT,
        new AtOnce(prepared.fold().leads(), plan.spec().task().lookback()),
        threads,
        new BaselineTraining(progress));
  }
}
