package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.spec.SpecReader;

/** The resolved spec of a run can be run again, whatever the columns of its data are called. */
class OddColumnsTest {

  @TempDir private Path folder;

  // As YAML between double quotes: a control, a line end of Unicode, another, a byte order mark.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/y",
        "a\\x7f",
        "b\\x85c",
        "d\\u2028e",
        "\\ufeffz",
        "null",
        "none",
        "1e3",
        "d.csv",
        "lead"
      })
  void aRunIsRepeatedFromWhatItWroteDown(String yaml) throws IOException {
    String name =
        yaml.replace("\\x7f", "\u007f")
            .replace("\\x85", "\u0085")
            .replace("\\u2028", "\u2028")
            .replace("\\ufeff", "\ufeff");
    StringBuilder csv = new StringBuilder("/time," + name + "\n");
    for (int t = 0; t < 12; t++) {
      csv.append(t).append(',').append(t * t % 7).append('\n');
    }
    Files.writeString(folder.resolve("d.csv"), csv);
    Path spec =
        Files.writeString(
            folder.resolve("spec.yaml"),
            """
            version: 1
            data: {source: csv, path: d.csv, targets: ["%s"], time: /time, split: {validation: 2, test: 2}}
            task: {lookback: 2, horizon: 1}
            model: {layers: [{cell: lstm, units: 2}]}
            training: {epochs: 1}
            baselines: [naive]
            """
                .formatted(yaml));

    SortedMap<String, String> first = run(spec, folder.resolve("first"));
    SortedMap<String, String> second =
        run(folder.resolve("first/experiment.yaml"), folder.resolve("second"));

    for (String file :
        List.of("experiment.yaml", "metrics.json", "forecasts.csv", "model/model.json")) {
      assertThat(second.get(file)).as(file).isNotEmpty().isEqualTo(first.get(file));
    }
  }

  private static SortedMap<String, String> run(Path spec, Path into) {
    Registry registry = Registry.installed();
    try (RunFolder run = RunFolder.create(into)) {
      Experiment.of(SpecReader.read(spec, List.of(), registry), registry)
          .run(RunSettings.into(run).threads(1), ProgressListener.silent());
    }
    return Experiments.contents(into);
  }
}
