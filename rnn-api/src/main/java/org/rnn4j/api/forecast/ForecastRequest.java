package org.rnn4j.api.forecast;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What is to be forecast, from what: each row a sample of its own. Read and not changed.
 *
 * <p>Inputs are laid out as in training: the targets of a step come first, then whatever else is
 * known of it and, for each lead that the network gives out there, what is known ahead. Nobody but
 * the network needs to know which is which, except for what is made of targets: a strategy that
 * feeds its forecasts back puts them there ({@link #fedBack}).
 *
 * @param history {@code [rows, steps, inputs]}: the steps up to the cutoff, as many as the lookback
 *     or, where a history is shorter, all there are
 * @param ahead {@code [rows, horizon - 1, inputs]}: as much as is known at the cutoff of the steps
 *     to be forecast, but for the last, which nothing follows; 0 is what is not known. Of width 0
 *     for a strategy that neither {@linkplain ForecastStrategy#feedsBack feeds back} nor reads on
 *     over the {@linkplain ForecastStrategy#reach horizon}
 * @param targets how many columns are forecast
 * @param targetInputs which inputs are made of targets; none where nothing is fed back
 */
public record ForecastRequest(
    Block history, Block ahead, int targets, List<TargetInput> targetInputs) {

  /**
   * An input that is made of a target: that of its own step, or of one before.
   *
   * @param input its position among the inputs of a step
   * @param target whose value it is
   * @param back of how many steps before; 0 is the step itself
   */
  public record TargetInput(int input, int target, int back) {
    public TargetInput {
      if (input < 0 || target < 0 || back < 0) {
        throw new IllegalArgumentException(
            "input " + input + " cannot be target " + target + ", " + back + " steps back");
      }
    }
  }

  public ForecastRequest {
    targetInputs = List.copyOf(targetInputs);
    boolean fits =
        history.rows() == ahead.rows()
            && targets <= history.width()
            && (ahead.width() == 0 || ahead.width() == history.width())
            && targetInputs.stream()
                .allMatch(i -> i.input() < history.width() && i.target() < targets);
    if (!fits) {
      throw new IllegalArgumentException(
          "a history [%d, %d, %d] with %d targets, of which %s are made, has nothing ahead that is [%d, %d, %d]"
              .formatted(
                  history.rows(),
                  history.steps(),
                  history.width(),
                  targets,
                  targetInputs,
                  ahead.rows(),
                  ahead.steps(),
                  ahead.width()));
    }
  }

  /**
   * Of inputs of which the first ones are the targets of their step, and no other is made of them.
   *
   * @param ahead as above
   */
  public ForecastRequest(Block history, Block ahead, int targets) {
    this(
        history,
        ahead,
        targets,
        IntStream.range(0, targets).mapToObj(t -> new TargetInput(t, t, 0)).toList());
  }

  /** As {@link #ForecastRequest(Block, Block, int)}, where nothing is known ahead. */
  public static ForecastRequest of(Block history, int horizon, int targets) {
    return new ForecastRequest(
        history, Block.zeros(history.rows(), horizon - 1, history.width()), targets);
  }

  /** How many samples there are. */
  public int rows() {
    return history.rows();
  }

  /** How many steps are to be forecast. */
  public int horizon() {
    return ahead.steps() + 1;
  }

  /**
   * The inputs of one of the steps to be forecast, as if its targets had been observed: what is
   * known ahead, and forecasts in the place of the targets that are not known.
   *
   * @param lead of the step, from 1 to {@code horizon - 1}
   * @param forecasts {@code [rows, leads, targets]}: those of lead 1 to at least this one, in order
   * @param into {@code [rows, 1, inputs]}, which is overwritten
   */
  public void fedBack(int lead, Block forecasts, Block into) {
    for (int row = 0; row < rows(); row++) {
      for (int input = 0; input < history.width(); input++) {
        into.set(row, 0, input, ahead.get(row, lead - 1, input));
      }
      for (TargetInput made : targetInputs) {
        if (made.back() < lead) { // otherwise it was observed, and is there
          float forecast = forecasts.get(row, lead - made.back() - 1, made.target());
          into.set(row, 0, made.input(), forecast);
        }
      }
    }
  }
}
