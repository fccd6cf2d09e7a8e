package org.rnn4j.forecast.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.series.Window;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.scale.Scaling;

/**
 * Forecasts each series with the network that was trained on it. The networks are alike but for
 * their parameters, so that few are compiled, as many as there are forecasts at once, and each is
 * given the parameters of the series that it is asked about.
 */
public final class LocalForecaster implements ModelForecaster {

  /** A network and what asks it. */
  private record Asked(Network network, NetworkForecaster forecaster) {}

  private final Map<String, float[]> parameters; // by the id of the series
  private final Supplier<Network> networks;
  private final Function<Network, NetworkForecaster> forecasters;
  private final ConcurrentLinkedQueue<Asked> free = new ConcurrentLinkedQueue<>();

  /**
   * A forecaster.
   *
   * @param trained the parameters of each series' network
   * @param networks makes one more network, of one thread
   * @param forecasters makes what asks it
   */
  public LocalForecaster(
      TrainedParameters trained,
      Supplier<Network> networks,
      Function<Network, NetworkForecaster> forecasters) {
    this(byId(trained), networks, forecasters);
  }

  private LocalForecaster(
      Map<String, float[]> parameters,
      Supplier<Network> networks,
      Function<Network, NetworkForecaster> forecasters) {
    this.parameters = parameters;
    this.networks = networks;
    this.forecasters = forecasters;
  }

  private static Map<String, float[]> byId(TrainedParameters trained) {
    Map<String, float[]> byId = new HashMap<>();
    for (int i = 0; i < trained.series().size(); i++) {
      byId.put(trained.series().get(i), trained.values().get(i));
    }
    return byId;
  }

  /** Whether there is a network of this series. */
  public boolean knows(String seriesId) {
    return parameters.containsKey(seriesId);
  }

  @Override
  public LocalForecaster scaledBy(Scaling other) {
    return new LocalForecaster(
        parameters, networks, network -> forecasters.apply(network).scaledBy(other));
  }

  /**
   * As {@link org.rnn4j.forecast.window.WindowForecaster#forecast}.
   *
   * @throws InputException naming a series that has no network
   */
  @Override
  public Forecast forecast(List<Window> windows) {
    Asked asked = free.poll();
    asked = asked == null ? made() : asked;
    List<Forecast> forecasts = new ArrayList<>();
    for (int from = 0, to; from < windows.size(); from = to) {
      String series = windows.get(from).series().id();
      to = from + 1;
      while (to < windows.size() && windows.get(to).series().id().equals(series)) {
        to++;
      }
      give(series, asked.network());
      forecasts.add(asked.forecaster().forecast(windows.subList(from, to)));
    }
    free.add(asked); // not after an exception: whatever it was at is left alone
    return Forecast.stacked(forecasts);
  }

  private Asked made() {
    Network network = networks.get();
    return new Asked(network, forecasters.apply(network));
  }

  private void give(String seriesId, Network network) {
    float[] own = parameters.get(seriesId);
    if (own == null) {
      throw new InputException(
          "series " + Quoted.of(seriesId),
          "there is no network of this series: each one that a local model was trained on has its"
              + " own",
          "train it with this series, or a model with scope: global");
    }
    System.arraycopy(own, 0, network.parameters(), 0, own.length);
  }

  @Override
  public String cause(Window window) {
    return made().forecaster().cause(window);
  }
}
