package org.rnn4j.forecast.experiment;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.spec.SpecReader;

/** A folder of this package's test resources: a spec and its data. */
record SpecFolder(String name) {

  /** A file in it. */
  Path file(String file) {
    try {
      return Path.of(SpecFolder.class.getResource(name + "/" + file).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The experiment of its {@code spec.yaml}, with overrides as of {@code --set}. */
  Experiment experiment(String... overrides) {
    Registry registry = Registry.installed();
    return Experiment.of(
        SpecReader.read(file("spec.yaml"), List.of(overrides), registry), registry);
  }

  /** The same on another data file of the folder. */
  Experiment experimentOn(String dataFile, String... overrides) {
    String[] all = Arrays.copyOf(overrides, overrides.length + 1);
    all[overrides.length] = "data.path=" + file(dataFile);
    return experiment(all);
  }
}
