package org.rnn4j.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.model.Forecast;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.model.ModelCard;
import org.rnn4j.forecast.run.Numbers;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.spec.ComponentSpec;
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

  // The option of a data source that says which file it reads.
  private static final String PATH = "path";

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
    Registry registry = rnn.registry();
    ForecastModel model = ForecastModel.load(folder, registry);
    List<String> lines = lines(model, read(model.card(), registry));
    if (output == null) {
      PrintStream out = rnn.surroundings().out();
      lines.forEach(line -> out.print(line + "\n"));
    } else {
      String text = String.join("\n", lines) + "\n";
      RunFolder.replace(output, file -> Files.writeString(file, text, StandardCharsets.UTF_8));
    }
    return ExitCode.DONE;
  }

  // The source of the training data, over another file; a model of generated data takes plain CSV.
  private Dataset read(ModelCard card, Registry registry) {
    if (!Files.isRegularFile(input)) {
      throw new InputException(input.toString(), "there is no such file", "name it with --input");
    }
    ComponentSpec trained = card.source();
    Map<String, Object> options = new LinkedHashMap<>(trained.options());
    String type = trained.type();
    if (!readsAFile(type, registry)) {
      type = "csv";
      options.clear();
      options.put("targets", card.targets());
      options.put("past-covariates", card.pastCovariates());
    }
    options.put(PATH, input.toAbsolutePath().toString());
    DataSource source =
        ComponentSpec.of(Kind.DATA_SOURCE, type, options, registry)
            .create(Kind.DATA_SOURCE, registry);
    return source.load(
        new DataSource.Context(Path.of("").toAbsolutePath(), card.task().lookback(), 0));
  }

  private static boolean readsAFile(String type, Registry registry) {
    return registry.all(Kind.DATA_SOURCE).stream()
        .map(Registry.Entry::provider)
        .filter(provider -> provider.name().equals(type.substring(type.lastIndexOf('/') + 1)))
        .anyMatch(provider -> provider.options().stream().anyMatch(o -> o.name().equals(PATH)));
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
