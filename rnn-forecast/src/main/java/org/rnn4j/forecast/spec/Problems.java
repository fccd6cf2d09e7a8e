package org.rnn4j.forecast.spec;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Place;

/** The problems found so far, so that all of a file can be reported in one go. */
final class Problems {

  private final List<Problem> found = new ArrayList<>();

  void add(Position position, Place path, String message, String remedy) {
    found.add(new Problem(position.place(path), message, remedy));
  }

  /** Takes over what somebody said who did not know the place. */
  void add(Position position, Place path, InputException e) {
    for (Problem problem : e.problems()) {
      found.add(problem.at(position.place(path)));
    }
  }

  boolean any() {
    return !found.isEmpty();
  }

  int count() {
    return found.size();
  }

  /** Throws all of them, if there are any. */
  void raise() {
    if (any()) {
      throw new InputException(found);
    }
  }
}
