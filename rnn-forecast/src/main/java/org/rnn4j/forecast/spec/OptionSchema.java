package org.rnn4j.forecast.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.option.Option;

/** What an option takes, as JSON Schema. */
final class OptionSchema {

  /** A text may be written without quotes, so that it looks like a number or a flag. */
  private static final List<String> TEXT = List.of("string", "number", "boolean");

  private static final String NULL = "null";

  private OptionSchema() {}

  /** The keywords that hold for a value of the option. */
  static Map<String, Object> of(Option<?> option) {
    Map<String, Object> schema = new LinkedHashMap<>();
    List<String> types = new ArrayList<>(types(option.type()));
    if (!option.isRequired()) {
      types.add(NULL); // takes its default
    }
    schema.put("type", types.size() == 1 ? types.get(0) : types);
    switch (option.type()) {
      case INTEGER -> range(schema, option, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case LONG -> range(schema, option, Long.MIN_VALUE, Long.MAX_VALUE);
      case DECIMAL -> range(schema, option);
      case CHOICE -> schema.put("enum", choices(option));
      case PATH -> schema.put("pattern", "\\S");
      case TEXTS, TEXT_OR_TEXTS -> schema.put("items", Map.of("type", TEXT));
      case DECIMALS -> {
        Map<String, Object> item = SpecSchema.ordered("type", "number");
        range(item, option);
        schema.put("items", item);
      }
      case TEXT, FLAG -> {
        // the type says it all
      }
    }
    List<Object> forms = new ArrayList<>();
    if (option.mayBeNone() && !types.contains("string")) {
      forms.add(Map.of("const", option.absence()));
    }
    if (option.mayBeAuto()) {
      forms.add(Map.of("const", Option.AUTO));
    }
    if (forms.isEmpty()) {
      return schema;
    }
    forms.add(schema);
    return SpecSchema.ordered("anyOf", forms);
  }

  private static List<String> types(Option.Type type) {
    return switch (type) {
      case INTEGER, LONG -> List.of("integer");
      case DECIMAL -> List.of("number");
      case FLAG -> List.of("boolean");
      case TEXT, PATH -> TEXT;
      case CHOICE -> List.of("string");
      case TEXT_OR_TEXTS -> List.of("string", "number", "boolean", "array");
      case TEXTS, DECIMALS -> List.of("array");
    };
  }

  private static List<Object> choices(Option<?> option) {
    List<Object> choices = new ArrayList<>(option.choices());
    if (option.mayBeNone()) {
      choices.add(option.absence());
    }
    if (!option.isRequired()) {
      choices.add(null);
    }
    return choices;
  }

  // A whole number is never larger than its type.
  private static void range(Map<String, Object> schema, Option<?> option, long least, long most) {
    schema.put("minimum", least);
    schema.put("maximum", most);
    range(schema, option);
  }

  private static void range(Map<String, Object> schema, Option<?> option) {
    if (option.low() != Double.NEGATIVE_INFINITY) {
      schema.remove("minimum");
      schema.put(option.lowExcluded() ? "exclusiveMinimum" : "minimum", plain(option.low()));
    }
    if (option.high() != Double.POSITIVE_INFINITY) {
      schema.remove("maximum");
      schema.put(option.highExcluded() ? "exclusiveMaximum" : "maximum", plain(option.high()));
    }
  }

  private static Object plain(double bound) {
    return bound == Math.rint(bound) ? (Object) (long) bound : (Object) bound;
  }
}
