package org.rnn4j.forecast.contender;

import java.util.ArrayList;
import java.util.List;

/** The contenders of a fold that have learned. Closing it stops their threads. */
public final class FittedContenders implements AutoCloseable {

  private final List<Fitted> fitted = new ArrayList<>();

  /** Adds one behind the others. */
  public void add(Fitted one) {
    fitted.add(one);
  }

  /** Adds one before the others. */
  public void addFirst(Fitted one) {
    fitted.add(0, one);
  }

  /** All of them, in the order of the report. */
  public List<Fitted> all() {
    return List.copyOf(fitted);
  }

  @Override
  public void close() {
    fitted.forEach(Fitted::close);
  }
}
