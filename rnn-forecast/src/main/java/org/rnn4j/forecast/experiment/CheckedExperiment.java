package org.rnn4j.forecast.experiment;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.forecast.spec.ExperimentSpec;
import org.rnn4j.forecast.spec.SpecWriter;

/** An experiment that is ready to run. Immutable. */
public final class CheckedExperiment {

  private final ExperimentSpec spec;
  private final Map<String, String> facts;
  private final List<Problem> warnings;

  CheckedExperiment(ExperimentSpec spec, Map<String, String> facts, List<Problem> warnings) {
    this.spec = Objects.requireNonNull(spec, "spec");
    this.facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    this.warnings = List.copyOf(warnings);
  }

  ExperimentSpec spec() {
    return spec;
  }

  /**
   * The spec with every default, the baselines too, as YAML.
   *
   * @param folder that paths of files are written relative to
   */
  public String yaml(Path folder) {
    return SpecWriter.write(spec, folder);
  }

  /** What there is, for people: {@code "frequency" -> "1M"}, in the order to be shown. */
  public Map<String, String> facts() {
    return facts;
  }

  /** What a run would warn of, each at its path in the spec. */
  public List<Problem> warnings() {
    return warnings;
  }
}
