package org.rnn4j.forecast.model;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;

/**
 * What a model says comes next in each of several series.
 *
 * @param forecasts of the series that could be forecast, in their order
 * @param scaledByOwnPast ids of those among them that were not there in training, so that the
 *     scaler was fitted to their own past
 * @param takenForTrained ids of those that were scaled as the one series that the model was trained
 *     on, though they have another name
 * @param farFromTraining a problem for each target of theirs whose newest values are far from those
 *     of training, of series that were scaled as it was; and for what the model was trained to read
 *     and is not known here, such as lags from before the first step
 * @param leftOut why the others could not be forecast, a problem for each at its series
 */
public record Forecasts(
    List<SeriesForecast> forecasts,
    List<String> scaledByOwnPast,
    List<String> takenForTrained,
    List<Problem> farFromTraining,
    List<Problem> leftOut) {

  private static final int MOST_PROBLEMS = 100;

  public Forecasts {
    forecasts = List.copyOf(forecasts);
    scaledByOwnPast = List.copyOf(scaledByOwnPast);
    takenForTrained = List.copyOf(takenForTrained);
    farFromTraining = List.copyOf(farFromTraining);
    leftOut = List.copyOf(leftOut);
  }

  /** What was left out and why: of very many the first ones, and how many there are. */
  public List<Problem> leftOutInShort() {
    if (leftOut.size() <= MOST_PROBLEMS) {
      return leftOut;
    }
    List<Problem> shown = new ArrayList<>(leftOut.subList(0, MOST_PROBLEMS));
    int more = leftOut.size() - MOST_PROBLEMS;
    shown.add(new Problem("series", more + " more cannot be forecast", leftOut.size() + " in all"));
    return List.copyOf(shown);
  }

  /**
   * Accepts nothing left out.
   *
   * @return this
   * @throws InputException with everything that was
   */
  public Forecasts requireAll() {
    if (!leftOut.isEmpty()) {
      throw new InputException(leftOutInShort());
    }
    return this;
  }
}
