package org.rnn4j.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.option.Kebab;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.experiment.Experiment;
import org.rnn4j.forecast.experiment.Experiment.Model;
import org.rnn4j.forecast.run.ProgressListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rnn gradients}: how far back a model feels its loss. */
@Command(
    name = "gradients",
    description = {
      "Prints the norm of the gradient of the last step's loss by the states of each layer, so many"
          + " steps before the end of the lookback.",
      "As CSV: model (fresh or trained), layer, steps back, norm."
    })
final class GradientsCommand implements Callable<Integer> {

  // The first step and each doubling or so; what lies between is no surprise.
  private static final int[] SHOWN = {1, 2, 5, 10, 20, 50, 100, 200, 400, 800, 1600, 3200};

  private final RnnCommand rnn;

  @Mixin private SpecArguments spec;

  @Option(names = "--train", description = "Trains the model and measures it a second time.")
  private boolean train;

  @Option(names = "--every-step", description = "Prints every step, not only some.")
  private boolean everyStep;

  GradientsCommand(RnnCommand rnn) {
    this.rnn = rnn;
  }

  @Override
  public Integer call() {
    Experiment experiment = spec.read(rnn.registry());
    PrintStream out = rnn.surroundings().out();
    return spec.locating(
        () -> {
          Map<Integer, double[]> fresh =
              experiment.gradientNorms(Model.FRESH, 1, sayingWhatIsRead());
          out.println("model,layer,steps-back,norm");
          print(Model.FRESH, fresh);
          if (train) {
            int threads = Runtime.getRuntime().availableProcessors();
            print(Model.TRAINED, experiment.gradientNorms(Model.TRAINED, threads, saying()));
          }
          return ExitCode.DONE;
        });
  }

  private ProgressListener sayingWhatIsRead() {
    return new ProgressListener() {
      @Override
      public void fact(String what, String value) {
        rnn.surroundings().err().println(what + ": " + value);
      }

      @Override
      public void warning(Problem problem) {
        rnn.surroundings().err().println("warning: " + spec.located(problem));
      }
    };
  }

  // Which epoch the trained model is of.
  private ProgressListener saying() {
    return new ProgressListener() {
      @Override
      public void note(String sentence) {
        rnn.surroundings().err().println(sentence);
      }
    };
  }

  private void print(Model model, Map<Integer, double[]> norms) {
    norms.forEach(
        (layer, byStep) -> {
          IntStream steps =
              everyStep ? IntStream.rangeClosed(1, byStep.length) : IntStream.of(SHOWN);
          steps
              .filter(k -> k <= byStep.length)
              .forEach(
                  k ->
                      rnn.surroundings()
                          .out()
                          .printf(
                              Locale.ROOT,
                              "%s,%s,%d,%.3g%n",
                              Kebab.of(model),
                              Network.layerName(layer),
                              k,
                              byStep[k - 1]));
        });
  }
}
