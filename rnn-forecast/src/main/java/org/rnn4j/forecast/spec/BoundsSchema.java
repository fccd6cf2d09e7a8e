package org.rnn4j.forecast.spec;

import java.util.List;
import java.util.Map;
import org.rnn4j.api.option.Option;

/** What {@link BoundsReader} takes, as JSON Schema. */
final class BoundsSchema {

  private static final Map<String, Object> ENDS =
      SpecSchema.ordered(
          "type",
          "array",
          "minItems",
          1,
          "maxItems",
          2,
          "items",
          Map.of("type", List.of("number", "null")));

  static final List<Object> RANGE =
      List.of(
          Map.of("const", Option.NONE),
          ENDS,
          SpecSchema.ordered("type", "object", "additionalProperties", ENDS),
          Map.of("type", "null"));

  static final List<Object> INTEGER =
      List.of(
          Map.of("type", List.of("boolean", "null")),
          SpecSchema.ordered("type", "array", "items", Map.of("type", "string")));

  private BoundsSchema() {}
}
