package org.rnn4j.cells.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.conformance.OptionValues;
import org.rnn4j.api.error.InputException;
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
   * Without those that the provider refuses in words, and those that have no place for the
   * normalizer.
   */
  List<CellVariant> variants() {
    List<Optional<Normalization>> all = normalizations();
    List<Optional<Normalization>> last = all.subList(all.size() - 1, all.size());
    List<CellVariant> variants = new ArrayList<>();
    String refusal = "";
    for (Map<String, Object> given :
        OptionValues.taken(provider, OptionValues.combinations(provider.options()))) {
      for (Optional<Normalization> normalization : variants.isEmpty() ? all : last) {
        CellVariant variant = new CellVariant(provider, given, create(given), normalization);
        try {
          normalization.map(Normalization::unchanging).ifPresent(n -> variant.with(n).graph());
          variants.add(variant);
        } catch (InputException e) {
          refusal = e.getMessage();
        }
      }
    }
    ConformanceException.require(!variants.isEmpty(), "%s", refusal);
    return variants;
  }

  private List<Optional<Normalization>> normalizations() {
    return normalizers
        .map(n -> Normalization.all(n).stream().map(Optional::of).toList())
        .orElse(List.of(Optional.empty()));
  }

  private Cell create(Map<String, Object> given) {
    return provider.create(Options.of(provider.options(), given));
  }
}
