package org.rnn4j.forecast.report;

import java.util.List;
import org.rnn4j.api.series.TimeSeries;

/** What each forecaster forecast for each window, beside what happened. */
public interface ForecastRows {

  /** The names of the forecasters. */
  List<String> forecasters();

  /** The steps ahead that were forecast, in order. */
  List<Integer> leads();

  /** The names of the targets. */
  List<String> targetNames();

  /** How many windows there are. */
  int size();

  /** The series of a window. */
  TimeSeries series(int window);

  /** The first step of its series that is not known in a window. */
  int cutoff(int window);

  /**
   * What happened, in the data's units; NaN when missing or filled in.
   *
   * @param window from 0
   * @param lead index into {@link #leads()}
   * @param target index into {@link #targetNames()}
   */
  double actual(int window, int lead, int target);

  /** The point forecast of one forecaster, for the same arguments; NaN where there is none. */
  double forecast(String forecaster, int window, int lead, int target);
}
