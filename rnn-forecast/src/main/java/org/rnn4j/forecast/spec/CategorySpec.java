package org.rnn4j.forecast.spec;

import java.util.OptionalInt;
import org.rnn4j.api.option.Option;
import org.rnn4j.forecast.spec.SpecSection.Layout;

/**
 * How a network reads a column of categories.
 *
 * @param embedding the numbers that are learned for each kind; empty for a column of its own for
 *     each, which is 1 where the kind is that one
 */
public record CategorySpec(OptionalInt embedding) {

  /** What a spec says for a column for each kind. */
  public static final String ONE_HOT = "one-hot";

  private static final Option<Integer> EMBEDDING =
      Option.integer("embedding")
          .atLeast(1)
          .required()
          .doc("How many numbers are learned for each kind of thing.");

  static final SpecSection<CategorySpec> SECTION =
      SpecSection.<CategorySpec>of(
              "category",
              "A column of words for kinds of things that is embedded.",
              Layout.BRACES,
              "data: {categories: {shop-type: one-hot, region: {embedding: 4}}}")
          .maybe(EMBEDDING, category -> category.embedding().stream().boxed().findFirst());

  public CategorySpec {
    if (embedding.isPresent()) {
      EMBEDDING.accept(embedding.getAsInt());
    }
  }

  /** A column of its own for each kind. */
  public static CategorySpec oneHot() {
    return new CategorySpec(OptionalInt.empty());
  }

  /** Numbers that are learned for each kind. */
  public static CategorySpec embedded(int numbers) {
    return new CategorySpec(OptionalInt.of(numbers));
  }

  static CategorySpec read(Section section) {
    OptionalInt numbers = section.read(EMBEDDING).map(OptionalInt::of).orElse(OptionalInt.empty());
    section.close();
    return new CategorySpec(numbers);
  }
}
