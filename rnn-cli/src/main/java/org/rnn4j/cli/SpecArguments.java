package org.rnn4j.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.experiment.Experiment;
import org.rnn4j.forecast.spec.SpecReader;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A spec on the command line, and what is said differently from it. */
final class SpecArguments {

  @Parameters(paramLabel = "SPEC", description = "The experiment, a YAML file.")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "A.B=VALUE",
      description = "Overrides a value of the spec; may be given more than once.")
  private List<String> overrides = new ArrayList<>();

  /** The file as it was named. */
  Path file() {
    return file;
  }

  /** Whether the file is a spec by its name. */
  boolean isYaml() {
    return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.ya?ml");
  }

  /** Reads the experiment of the spec with its overrides. */
  Experiment read(Registry registry) {
    return Experiment.read(file, overrides, registry);
  }

  /** A problem or warning with its place in the spec. */
  Problem located(Problem warning) {
    return located(new InputException(warning)).problems().get(0);
  }

  /** Does something with the experiment; what comes up has its place in the spec. */
  <T> T locating(Supplier<T> work) {
    try {
      return work.get();
    } catch (InputException e) {
      throw located(e);
    } catch (PluginException e) {
      throw e.at(located(e.problem()).where());
    }
  }

  private InputException located(InputException e) {
    return SpecReader.locate(e, file, overrides);
  }
}
