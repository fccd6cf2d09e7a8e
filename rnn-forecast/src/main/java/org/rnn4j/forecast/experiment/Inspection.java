package org.rnn4j.forecast.experiment;

import java.util.List;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.forecast.prepare.Prepared;
import org.rnn4j.forecast.report.DataProfile;

/**
 * The data of an experiment, looked at before anything is trained.
 *
 * @param data for people, a line each: what was read, and how it was cut
 * @param profile what was found of what is used
 * @param warnings what a run would warn of, each at its path in the spec
 */
public record Inspection(List<String> data, DataProfile profile, List<Problem> warnings) {

  public Inspection {
    data = List.copyOf(data);
    warnings = List.copyOf(warnings);
  }

  static Inspection of(Prepared prepared) {
    return new Inspection(prepared.use().lines(), prepared.profile(), prepared.warnings());
  }
}
