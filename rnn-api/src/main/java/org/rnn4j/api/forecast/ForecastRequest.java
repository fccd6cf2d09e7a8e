package org.rnn4j.api.forecast;

/**
 * What is to be forecast, from what: each row a sample of its own. Read and not changed.
 *
 * @param history {@code [rows, lookback, inputs]}; target columns come first, those that are known
 *     ahead last
 * @param ahead {@code [rows, horizon, known ahead]}: these last columns at each lead; of width 0
 *     where nothing is known ahead
 * @param targets how many columns are forecast
 */
public record ForecastRequest(Block history, Block ahead, int targets) {

  public ForecastRequest {
    if (history.rows() != ahead.rows() || targets + ahead.width() > history.width()) {
      throw new IllegalArgumentException(
          "a history [%d, %d, %d] with %d targets has nothing ahead that is [%d, %d, %d]"
              .formatted(
                  history.rows(),
                  history.steps(),
                  history.width(),
                  targets,
                  ahead.rows(),
                  ahead.steps(),
                  ahead.width()));
    }
  }

  /** Where nothing is known ahead. */
  public static ForecastRequest of(Block history, int horizon, int targets) {
    return new ForecastRequest(history, Block.zeros(history.rows(), horizon, 0), targets);
  }

  /** How many samples there are. */
  public int rows() {
    return history.rows();
  }

  /** How many steps are to be forecast. */
  public int horizon() {
    return ahead.steps();
  }
}
