package org.rnn4j.forecast.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.rnn4j.forecast.spec.ExperimentSpec;

/**
 * An experiment that is ready to run.
 *
 * @param spec with every default, the baselines too
 * @param facts what there is, for people: {@code "train windows" -> "7000"}, in the order to be
 *     shown
 */
public record CheckedExperiment(ExperimentSpec spec, Map<String, String> facts) {

  public CheckedExperiment {
    Objects.requireNonNull(spec, "spec");
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }
}
