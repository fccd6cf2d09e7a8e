package org.rnn4j.forecast.draft;

import java.util.List;

/** Answers what a file cannot say of itself. */
@FunctionalInterface
public interface Asker {

  /** Nobody is there: the default is taken. */
  Asker NOBODY = (question, answers, byDefault) -> byDefault;

  /**
   * Asks.
   *
   * @param question one line
   * @param answers those that there are, at least two
   * @param byDefault one of them, for who does not know
   * @return one of the answers
   */
  String ask(String question, List<String> answers, String byDefault);
}
