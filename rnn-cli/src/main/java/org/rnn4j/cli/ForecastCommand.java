package org.rnn4j.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.model.Forecasts;
import org.rnn4j.forecast.split.Extent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rnn forecast}: what comes after the end of every series of a file. */
@Command(
    name = "forecast",
    description = {
      "Forecasts what comes after the end of every series of a file, with a trained model.",
      "The file has the columns of the data that the model was trained on. Where some are known"
          + " ahead (future-covariates), its last rows have those over the horizon, and no target.",
      "Where a column names the series, one that was not there in training is scaled by its own"
          + " past; without names every file is taken for the series of training and scaled as that"
          + " was. One that cannot be forecast is left out, with the reason.",
      "Columns: unique_id, ds, lead and one for each target; if a target has one of these names,"
          + " unique_id, ds, lead, target, model."
    })
final class ForecastCommand implements Callable<Integer> {

  private static final int MOST_NAMED = 5;

  private final RnnCommand rnn;

  @Parameters(paramLabel = "RUN_OR_MODEL", description = "A run folder, or its folder 'model'.")
  private Path folder;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      required = true,
      description = "The known values: as many rows of each series as the model reads, or more.")
  private Path input;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = {
        "Where the forecasts go, as CSV; otherwise to stdout.",
        "A file that exists is kept; pipes, devices and what links lead to are written through."
      })
  private Path output;

  @Option(
      names = "--overwrite",
      description = {
        "An existing --output is overwritten.",
        "Never what --input reads, nor a file of the run or model."
      })
  private boolean overwrite;

  @Option(
      names = "--strict",
      description = "A series that cannot be forecast is an error; otherwise the rest is forecast.")
  private boolean strict;

  ForecastCommand(RnnCommand rnn) {
    this.rnn = rnn;
  }

  @Override
  public Integer call() {
    Optional<OutputFile> file = Optional.ofNullable(output).map(this::checked);
    ForecastModel model = ForecastModel.load(folder, rnn.registry());
    Dataset dataset = read(model);
    rnn.surroundings().err().println("read " + input + ": " + Extent.of(dataset));
    Forecasts forecasts = model.forecast(dataset);
    if (strict) {
      forecasts.requireAll();
    }
    tell(forecasts);
    String text = ForecastTableText.csv(model.targets(), forecasts.forecasts());
    file.ifPresentOrElse(
        f -> f.write(text, rnn.surroundings()), () -> rnn.surroundings().out().print(text));
    return ExitCode.DONE;
  }

  private OutputFile checked(Path named) {
    return OutputFile.of(
        named,
        overwrite ? OutputFile.Existing.OVERWRITTEN : OutputFile.Existing.KEPT,
        input,
        folder);
  }

  private Dataset read(ForecastModel model) {
    if (!Files.isRegularFile(input)) {
      throw new InputException(input.toString(), "there is no such file", "name it with --input");
    }
    return model.read(input);
  }

  private void tell(Forecasts forecasts) {
    PrintStream err = rnn.surroundings().err();
    say(
        forecasts.scaledByOwnPast(),
        " was not there in training: it is scaled by its own past",
        " were not there in training: each is scaled by its own past");
    say(
        forecasts.takenForTrained(),
        " is taken for the one that the model was trained on and scaled as it was",
        " are each taken for the one that the model was trained on and scaled as it was");
    List<Problem> far = forecasts.farFromTraining();
    far.stream().limit(MOST_NAMED).forEach(problem -> err.println("warning: " + problem));
    if (far.size() > MOST_NAMED) {
      err.println("warning: it is the same with " + (far.size() - MOST_NAMED) + " more");
    }
    if (!forecasts.leftOut().isEmpty()) {
      err.println(
          forecasts.leftOut().size()
              + " series left out, "
              + forecasts.forecasts().size()
              + " forecast:");
      forecasts.leftOutInShort().forEach(problem -> err.println("left out: " + problem));
    }
  }

  private void say(List<String> ids, String ofOne, String ofMany) {
    String names = ids.stream().limit(MOST_NAMED).map(Quoted::of).collect(Collectors.joining(", "));
    String more = ids.size() > MOST_NAMED ? ", ..." : "";
    if (ids.size() == 1) {
      rnn.surroundings().err().println("series " + names + ofOne);
    } else if (!ids.isEmpty()) {
      rnn.surroundings().err().println(ids.size() + " series (" + names + more + ")" + ofMany);
    }
  }
}
