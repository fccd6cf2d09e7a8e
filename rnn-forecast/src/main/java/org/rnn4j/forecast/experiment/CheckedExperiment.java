package org.rnn4j.forecast.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.forecast.spec.ExperimentSpec;

/**
 * An experiment that is ready to run.
 *
 * @param spec with every default, the baselines too
 * @param facts what there is, for people: {@code "frequency" -> "1M"}, in the order to be shown
 * @param warnings of what a run would warn of, each at its path in the spec
 */
public record CheckedExperiment(
    ExperimentSpec spec, Map<String, String> facts, List<Problem> warnings) {

  public CheckedExperiment {
    Objects.requireNonNull(spec, "spec");
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    warnings = List.copyOf(warnings);
  }
}
