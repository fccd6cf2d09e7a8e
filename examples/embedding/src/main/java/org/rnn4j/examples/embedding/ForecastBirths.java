package org.rnn4j.examples.embedding;

import java.nio.file.Path;
import java.util.Map;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.forecast.data.CsvColumns;
import org.rnn4j.forecast.data.CsvSource;
import org.rnn4j.forecast.experiment.Experiment;
import org.rnn4j.forecast.experiment.ExperimentResult;
import org.rnn4j.forecast.experiment.Layer;
import org.rnn4j.forecast.model.SeriesForecast;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.split.Split;

/**
 * Trains a network inside a Java program, asks whether it is worth having, and forecasts with it.
 *
 * <p>HOW TO RUN: see the README of this folder.
 */
public final class ForecastBirths {

  private ForecastBirths() {}

  /** Takes the path of {@code us-births.csv}. */
  public static void main(String[] args) {
    CsvColumns columns = CsvColumns.targets("births").time("date").frequency("1d").season(7);
    Dataset births = CsvSource.readDataset(Path.of(args[0]), columns);

    Experiment experiment =
        Experiment.builder()
            .dataset(births)
            .split(Split.lastSteps(365, 365))
            .scaler("standard")
            .lookback(28)
            .horizon(7)
            .layer(Layer.recurrent("gru").units(32))
            .strategy("direct")
            .set("training.loss", "mae")
            .set("training.optimizer", Map.of("type", "adam", "learning-rate", 0.003))
            .epochs(20)
            .baselines("seasonal-naive", "linear")
            .metrics("mae", "mase")
            .build();

    ExperimentResult result = experiment.run(ProgressListener.silent());
    result.leaderboard().ifPresent(leaderboard -> System.out.print(leaderboard.table()));

    SeriesForecast nextWeek = result.model().forecast(births.series().get(0));
    nextWeek.steps().forEach(day -> System.out.println(day.time() + "  " + day.values().get(0)));
  }
}
