package org.rnn4j.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.model.Forecast;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.run.Numbers;
import org.rnn4j.forecast.run.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rnn forecast}: what comes after the end of every series of a file. */
@Command(
    name = "forecast",
    description = {
      "Forecasts what comes after the end of every series of a file, with a trained model.",
      "The file has the columns of the data that the model was trained on."
    })
final class ForecastCommand implements Callable<Integer> {

  private final RnnCommand rnn;

  @Parameters(paramLabel = "RUN_OR_MODEL", description = "A run folder, or its folder 'model'.")
  private Path folder;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      required = true,
      description = "The known values.")
  private Path input;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where the forecasts go, as CSV; otherwise to stdout.")
  private Path output;

  ForecastCommand(RnnCommand rnn) {
    this.rnn = rnn;
  }

  @Override
  public Integer call() {
    if (output != null && Files.isDirectory(output)) {
      throw new InputException("--output " + output, "is a folder", "name a file");
    }
    ForecastModel model = ForecastModel.load(folder, rnn.registry());
    List<String> lines = lines(model, read(model));
    if (output == null) {
      PrintStream out = rnn.surroundings().out();
      lines.forEach(line -> out.print(line + "\n"));
    } else {
      String text = String.join("\n", lines) + "\n";
      WholeFile.replace(output, WholeFile.text(text));
    }
    return ExitCode.DONE;
  }

  private Dataset read(ForecastModel model) {
    if (!Files.isRegularFile(input)) {
      throw new InputException(input.toString(), "there is no such file", "name it with --input");
    }
    return model.read(input);
  }

  // The columns of forecasts.csv, as far as they are known before the truth is.
  private static List<String> lines(ForecastModel model, Dataset dataset) {
    List<String> lines = new ArrayList<>();
    StringBuilder header = new StringBuilder("unique_id,ds,lead");
    model.card().targets().forEach(target -> header.append(',').append(field(target)));
    lines.add(header.toString());
    for (TimeSeries series : dataset.series()) {
      Forecast forecast = model.forecast(series);
      for (Forecast.Step step : forecast.steps()) {
        StringBuilder line = new StringBuilder(field(forecast.seriesId()));
        line.append(',').append(field(step.time())).append(',').append(step.lead());
        step.values().forEach(value -> line.append(',').append(Numbers.text(value)));
        lines.add(line.toString());
      }
    }
    return lines;
  }

  // RFC 4180.
  private static String field(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
