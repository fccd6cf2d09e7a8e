package org.rnn4j.cells.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.conformance.OptionValues;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;
import org.rnn4j.api.spi.NormalizerProvider;

/**
 * A provider and the variants of its cells.
 *
 * @param provider under check
 * @param normalizers of the cells' pre-activations; none for the cells as they are
 */
record Subject(CellProvider provider, Optional<NormalizerProvider> normalizers) {

  /**
   * Every combination of values; where these are too many, those that differ from the first in one
   * option. With normalizers, the first cell has each of them and the other cells have the last.
   * Without those that the provider, or the step for want of a pre-activation, refuses in words.
   */
  List<Variant> variants() {
    List<Variant> variants = new ArrayList<>();
    Optional<InputException> refusal = Optional.empty();
    for (Map<String, Object> given : OptionValues.combinations(provider.options())) {
      List<Optional<Normalizer>> made = made();
      for (Optional<Normalizer> normalizer :
          variants.isEmpty() ? made : made.subList(made.size() - 1, made.size())) {
        try {
          Variant variant = new Variant(provider, given, create(given), normalizer);
          normalizer.ifPresent(n -> variant.graph());
          variants.add(variant);
        } catch (InputException e) {
          refusal = Optional.of(e);
        }
      }
    }
    if (variants.isEmpty()) {
      throw new ConformanceException(
          "no cell can be made: " + refusal.map(Throwable::getMessage).orElse(""));
    }
    return variants;
  }

  private List<Optional<Normalizer>> made() {
    return normalizers
        .map(
            n ->
                OptionValues.combinations(n.options()).stream()
                    .map(given -> Optional.of(n.create(Options.of(n.options(), given))))
                    .toList())
        .orElse(List.of(Optional.empty()));
  }

  /** Makes a cell. */
  Cell create(Map<String, Object> given) {
    return provider.create(Options.of(provider.options(), given));
  }
}
