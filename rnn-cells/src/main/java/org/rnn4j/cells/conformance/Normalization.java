package org.rnn4j.cells.conformance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.conformance.OptionValues;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.normalize.Place;
import org.rnn4j.api.normalize.PreActivation;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.NormalizerProvider;
import org.rnn4j.api.step.Value;

/**
 * One normalizer.
 *
 * @param provider that made it
 * @param given the options it was made with
 * @param normalizer the normalizer
 */
record Normalization(
    NormalizerProvider provider, Map<String, Object> given, Normalizer normalizer) {

  /** One for each combination of options that the provider takes. */
  static List<Normalization> all(NormalizerProvider provider) {
    return OptionValues.taken(provider, OptionValues.combinations(provider.options())).stream()
        .map(
            given ->
                new Normalization(
                    provider, given, provider.create(Options.of(provider.options(), given))))
        .toList();
  }

  /** One that changes nothing at the same places. */
  Normalizer unchanging() {
    Set<Place> places = normalizer.needs();
    return new Normalizer() {
      @Override
      public Value normalize(Step s, PreActivation a) {
        return a.sum();
      }

      @Override
      public Set<Place> needs() {
        return places;
      }
    };
  }

  @Override
  public String toString() {
    return provider.name() + (given.isEmpty() ? "" : " " + given);
  }
}
