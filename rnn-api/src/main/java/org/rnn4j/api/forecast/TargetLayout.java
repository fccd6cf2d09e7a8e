package org.rnn4j.api.forecast;

import java.util.List;

/**
 * What a network is trained to give out.
 *
 * @param everyStep whether it gives out (and is trained on) a forecast at every step of the
 *     lookback, or at the last one only
 * @param leads which leads each of these forecasts has, in order; lead 1 is the next step
 */
public record TargetLayout(boolean everyStep, List<Integer> leads) {

  public TargetLayout {
    leads = List.copyOf(leads);
    if (leads.isEmpty() || leads.stream().anyMatch(lead -> lead < 1)) {
      throw new IllegalArgumentException("leads count from 1 and there is at least one: " + leads);
    }
  }
}
