package org.rnn4j.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rnn4j.api.error.InputException;
import org.rnn4j.forecast.experiment.Evaluation;
import org.rnn4j.forecast.experiment.RunSettings;
import org.rnn4j.forecast.report.RunReport;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rnn evaluate}: a trained model beside the baselines, on other data. */
@Command(
    name = "evaluate",
    description = {
      "Measures the model of a run beside its baselines on a file that it was not trained on.",
      "The baselines are fitted to the run's training part, whose data must still be there. Where a"
          + " series of the file goes on from one of the run, the run's rows are its history; what"
          + " the model was trained on or chosen by is never measured.",
      "Prints the leaderboard; with --out it writes a run folder without a model."
    })
final class EvaluateCommand implements Callable<Integer> {

  private final RnnCommand rnn;

  @Parameters(paramLabel = "RUN", description = "A run folder.")
  private Path run;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      required = true,
      description = "The data, in the form of those of the run.")
  private Path input;

  @Option(names = "--out", paramLabel = "DIR", description = "A run folder, new or empty.")
  private Path out;

  EvaluateCommand(RnnCommand rnn) {
    this.rnn = rnn;
  }

  @Override
  public Integer call() {
    if (!Files.isRegularFile(input)) {
      throw new InputException(input.toString(), "there is no such file", "name it with --input");
    }
    Evaluation evaluation = Evaluation.of(run, rnn.registry());
    if (out == null) {
      print(evaluation.measure(input, RunSettings.inMemory(), stages()));
      return ExitCode.DONE;
    }
    try (RunFolder folder = RunFolder.create(out)) {
      print(evaluation.measure(input, RunSettings.into(folder), stages()));
      rnn.surroundings().err().println("run folder: " + folder.path());
    }
    return ExitCode.DONE;
  }

  private ProgressListener stages() {
    PrintStream err = rnn.surroundings().err();
    return new ProgressListener() {
      @Override
      public void stage(String stage) {
        err.println(stage);
      }
    };
  }

  private void print(RunReport report) {
    PrintStream results = rnn.surroundings().out();
    report.data().forEach(line -> results.print(line + "\n"));
    results.print("\n" + report.table());
  }
}
