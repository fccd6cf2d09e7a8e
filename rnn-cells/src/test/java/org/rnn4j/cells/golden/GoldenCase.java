package org.rnn4j.cells.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.NormalizerProvider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.initialize.Initialization;

/**
 * A golden file and the layer that must agree with it.
 *
 * @param file name without ending
 * @param layers how many there are, one upon the other
 * @param cell the cell's name in the registry
 * @param options of the cell, without the units
 * @param normalizer its name, or empty
 * @param initialization decides which biases there are
 * @param layout of the file's weights
 */
public record GoldenCase(
    String file,
    int layers,
    String cell,
    Map<String, Object> options,
    Optional<String> normalizer,
    Initialization initialization,
    GoldenLayout layout) {

  private static final Initialization ONE = Initialization.STANDARD;
  private static final Initialization TWO = Initialization.PYTORCH;

  /** Every file with every choice of biases that fits. */
  public static List<GoldenCase> all() {
    Map<String, Object> none = Map.of();
    Map<String, Object> relu = Map.of("activation", "relu");
    Map<String, Object> before = Map.of("reset", "before");
    Map<String, Object> peephole = Map.of("peephole", true);
    return List.of(
        of("rnn_tanh", 1, "simple", none, ONE, GoldenLayout.ONE_BIAS),
        of("rnn_tanh", 1, "simple", none, TWO, GoldenLayout.TWO_BIASES),
        of("rnn_relu", 1, "simple", relu, ONE, GoldenLayout.ONE_BIAS),
        of("lstm", 1, "lstm", none, ONE, GoldenLayout.ONE_BIAS),
        of("lstm", 1, "lstm", none, TWO, GoldenLayout.TWO_BIASES),
        of("lstm2", 2, "lstm", none, ONE, GoldenLayout.ONE_BIAS),
        of("lstm2", 2, "lstm", none, TWO, GoldenLayout.TWO_BIASES),
        of("gru", 1, "gru", none, ONE, GoldenLayout.GRU_ONE_BIAS),
        of("gru", 1, "gru", none, Initialization.KERAS, GoldenLayout.GRU_TWO_BIASES),
        of("gru", 1, "gru", none, TWO, GoldenLayout.GRU_TWO_BIASES),
        of("gru2", 2, "gru", none, ONE, GoldenLayout.GRU_ONE_BIAS),
        of("gru2", 2, "gru", none, TWO, GoldenLayout.GRU_TWO_BIASES),
        of("gru_reset_before", 1, "gru", before, ONE, GoldenLayout.GRU_RESET_BEFORE),
        of("lstm_peephole", 1, "lstm", peephole, ONE, GoldenLayout.PEEPHOLE),
        normalized("layernorm_rnn", "simple"),
        normalized("layernorm_lstm_joint", "lstm"));
  }

  private static GoldenCase of(
      String file,
      int layers,
      String cell,
      Map<String, Object> options,
      Initialization initialization,
      GoldenLayout layout) {
    return new GoldenCase(file, layers, cell, options, Optional.empty(), initialization, layout);
  }

  private static GoldenCase normalized(String file, String cell) {
    return new GoldenCase(
        file, 1, cell, Map.of(), Optional.of("layer-norm"), ONE, GoldenLayout.LAYER_NORM);
  }

  /** The file's content. */
  public JsonNode golden() {
    return Golden.file(file);
  }

  /** The cell with as many units as the file has. */
  public Cell makeCell() {
    CellProvider provider = Registry.installed().find(Kind.CELL, cell);
    Map<String, Object> given = new HashMap<>(options);
    given.put("units", golden().at("/config/hidden").intValue());
    return provider.create(Options.of(provider.options(), given));
  }

  /** The normalizer with the file's epsilon, which is the default. */
  public Optional<Normalizer> makeNormalizer() {
    return normalizer.map(
        name -> {
          NormalizerProvider provider = Registry.installed().find(Kind.NORMALIZER, name);
          return provider.create(Options.defaults(provider.options()));
        });
  }

  /** The suffix of a layer's names in the file. */
  public String suffix(int layer) {
    return golden().at("/weights").has("weight_ih_l0") ? "_l" + layer : "";
  }

  @Override
  public String toString() {
    return file + ", " + initialization;
  }
}
