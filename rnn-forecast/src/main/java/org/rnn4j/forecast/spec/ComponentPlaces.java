package org.rnn4j.forecast.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;

/** Where a spec names what it takes from providers. */
public final class ComponentPlaces {

  private final Kind<?> kind;
  private final Map<String, ComponentSpec> named = new LinkedHashMap<>(); // by path

  private ComponentPlaces(Kind<?> kind) {
    this.kind = kind;
  }

  /**
   * The path of the first key that names this provider, such as {@code model.layers.0}; empty where
   * none does.
   */
  public static Optional<String> of(
      ExperimentSpec spec, Kind<?> kind, Registry.Entry<? extends Provider<?>> entry) {
    ComponentPlaces places = new ComponentPlaces(kind);
    places.add(Kind.DATA_SOURCE, "data.source", spec.data().source());
    places.add(Kind.SCALER, "scaler", spec.scaler());
    places.add(Kind.STRATEGY, "strategy", spec.strategy());
    places.add(Kind.LOSS, "training.loss", spec.training().loss());
    places.add(Kind.OPTIMIZER, "training.optimizer", spec.training().optimizer());
    places.add(Kind.SCHEDULE, "training.schedule", spec.training().schedule());
    spec.model().ifPresent(model -> places.addLayers(model.layers()));
    List<BaselineSpec> baselines = spec.baselines().orElse(List.of());
    for (int i = 0; i < baselines.size(); i++) {
      places.add(Kind.BASELINE, "baselines." + i, baselines.get(i).baseline());
    }
    for (int i = 0; i < spec.metrics().size(); i++) {
      places.add(Kind.METRIC, "metrics." + i, spec.metrics().get(i));
    }
    String qualified = entry.module() + "/" + entry.provider().name();
    return places.named.entrySet().stream()
        .filter(
            e ->
                e.getValue().type().equals(entry.provider().name())
                    || e.getValue().type().equals(qualified))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private void addLayers(List<LayerSpec> layers) {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) instanceof LayerSpec.Recurrent recurrent) {
        String path = "model.layers." + i;
        add(Kind.CELL, path, recurrent.cell());
        recurrent.normalizer().ifPresent(n -> add(Kind.NORMALIZER, path + ".normalizer", n));
      }
    }
  }

  private void add(Kind<?> its, String path, ComponentSpec component) {
    if (its == kind) {
      named.put(path, component);
    }
  }
}
