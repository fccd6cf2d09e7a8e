package org.rnn4j.forecast.experiment;

import java.util.ArrayList;
import java.util.List;

/** The contenders of a fold that have learned. Closing it stops their threads. */
final class FittedContenders implements AutoCloseable {

  private final List<Fitted> fitted = new ArrayList<>();

  void add(Fitted one) {
    fitted.add(one);
  }

  void addFirst(Fitted one) {
    fitted.add(0, one);
  }

  /** All of them, in the order of the report. */
  List<Fitted> all() {
    return List.copyOf(fitted);
  }

  @Override
  public void close() {
    fitted.forEach(Fitted::close);
  }
}
