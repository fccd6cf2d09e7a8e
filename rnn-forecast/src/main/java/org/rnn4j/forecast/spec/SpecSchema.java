package org.rnn4j.forecast.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;

/**
 * The JSON Schema (draft 2020-12) of a spec, with everything that is installed: what an editor
 * knows of keys, types, ranges, defaults and names. It is made of the declarations that the reader
 * goes by, and refuses what the reader refuses by key, type or range; what must fit together the
 * reader alone knows.
 *
 * <p>A spec that extends another may leave out whatever stands there, so that nothing is required
 * of it.
 */
public final class SpecSchema {

  /** Whether everything must be there, or another spec may say the rest. */
  private enum Form {
    WHOLE,
    PART
  }

  private static final String DEFINITIONS = "#/$defs/";

  private final Registry registry;
  private final Map<String, Object> definitions = new LinkedHashMap<>();

  private SpecSchema(Registry registry) {
    this.registry = registry;
  }

  /** The schema as a tree of maps, lists, texts, numbers and flags. */
  public static Map<String, Object> of(Registry registry) {
    return new SpecSchema(registry).tree();
  }

  private Map<String, Object> tree() {
    SpecSection<ExperimentSpec> whole = SpecResolver.EXPERIMENT;
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    tree.put("title", "A spec of rnn4j");
    tree.put("description", whole.summary());
    tree.put("type", "object");
    String extending = SpecResolver.EXTENDS.name();
    Map<String, Object> another = ordered("type", "string", "not", Map.of("const", Option.NONE));
    tree.put(
        "if", ordered("required", List.of(extending), "properties", Map.of(extending, another)));
    tree.put("then", section(whole, Form.PART));
    tree.put("else", section(whole, Form.WHOLE));
    tree.put("$defs", definitions);
    return tree;
  }

  private Map<String, Object> section(SpecSection<?> section, Form form) {
    if (section.besides().isEmpty()) {
      return closed(
          properties(section.keys(), form),
          form == Form.WHOLE ? required(section.keys()) : List.of());
    }
    if (form == Form.PART) { // whose options these are, the other spec says
      return ordered("type", "object", "properties", properties(section.keys(), form));
    }
    return ordered("anyOf", beside(section));
  }

  /** One form for each thing that may be chosen, with its options and the other keys. */
  private List<Object> beside(SpecSection<?> section) {
    List<Object> forms = new ArrayList<>();
    for (SpecKey.Chosen chosen : section.besides()) {
      // The other keys go with what is chosen first.
      boolean first = chosen == section.besides().get(0);
      List<SpecKey<?>> others =
          first
              ? section.keys().stream().filter(key -> !section.besides().contains(key)).toList()
              : List.of();
      for (Registry.Entry<? extends Provider<?>> entry : registry.all(chosen.kind())) {
        forms.add(withOptions(chosen.kind(), chosen.name(), entry, others));
      }
    }
    return forms;
  }

  private Map<String, Object> withOptions(
      Kind<?> kind,
      String nameKey,
      Registry.Entry<? extends Provider<?>> entry,
      List<SpecKey<?>> others) {
    List<Option<?>> options = entry.provider().options();
    Set<String> own = options.stream().map(Option::name).collect(Collectors.toSet());
    // An option of its own goes before a key of the same name.
    List<SpecKey<?>> rest = others.stream().filter(key -> !own.contains(key.name())).toList();
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(nameKey, named(kind, entry));
    options.forEach(option -> properties.put(option.name(), option(option)));
    properties.putAll(properties(rest, Form.WHOLE));
    List<String> required = new ArrayList<>(List.of(nameKey));
    options.stream().filter(Option::isRequired).map(Option::name).forEach(required::add);
    required.addAll(required(rest));
    Map<String, Object> form = closed(properties, required);
    form.put("description", entry.provider().summary());
    return form;
  }

  // The short name, where it says which is meant, or the one with the module.
  private Map<String, Object> named(Kind<?> kind, Registry.Entry<? extends Provider<?>> entry) {
    String name = entry.provider().name();
    boolean unique =
        registry.all(kind).stream().filter(e -> e.provider().name().equals(name)).count() == 1;
    return unique
        ? ordered(
            "anyOf",
            List.of(Map.of("const", name), ordered("type", "string", "pattern", "/" + name + "$")))
        : Map.of("const", entry.module() + "/" + name);
  }

  private Map<String, Object> properties(List<SpecKey<?>> keys, Form form) {
    Map<String, Object> properties = new LinkedHashMap<>();
    keys.forEach(key -> properties.put(key.name(), described(key, form)));
    return properties;
  }

  private static List<String> required(List<SpecKey<?>> keys) {
    return keys.stream().filter(SpecKey::isRequired).map(SpecKey::name).toList();
  }

  private Map<String, Object> described(SpecKey<?> key, Form form) {
    if (key instanceof SpecKey.Valued<?> valued) {
      Map<String, Object> schema = option(valued.option());
      return form == Form.PART && valued.option().isRequired() ? orNull(schema) : schema;
    }
    List<Object> forms = new ArrayList<>();
    if (key instanceof SpecKey.Nested<?> nested) {
      nested.alone().forEach(option -> forms.add(OptionSchema.of(option)));
      forms.add(section(nested.section(), form));
      addAbsence(forms, nested.absence(), form);
    } else if (key instanceof SpecKey.Chosen chosen
        && chosen.placement() == SpecKey.Placement.BESIDE) {
      registry.all(chosen.kind()).forEach(entry -> forms.add(named(chosen.kind(), entry)));
    } else if (key instanceof SpecKey.Chosen chosen) {
      forms.add(component(chosen.kind()));
      addUnnamed(forms, chosen, form);
      addAbsence(forms, chosen.absence(), form);
    } else if (key instanceof SpecKey.Shortened<?> shortened) {
      forms.addAll(chain(shortened.brief().kind()));
      Map<String, Object> whole = section(shortened.section(), form);
      whole.put("minProperties", 1);
      forms.add(whole);
      addAbsence(forms, shortened.brief().absence(), form);
    } else if (key instanceof SpecKey.Chained chained) {
      forms.addAll(chain(chained.kind()));
      addAbsence(forms, chained.absence(), form);
    } else if (key instanceof SpecKey.ChainedByName byName) {
      Map<String, Object> items = Map.of("anyOf", chain(byName.kind()));
      forms.add(ordered("type", "object", "additionalProperties", items));
      forms.add(Map.of("type", "null"));
    } else if (key instanceof SpecKey.Described<?> described) {
      forms.addAll(described.forms());
    } else if (key instanceof SpecKey.Several several) {
      forms.add(ordered("type", "array", "minItems", 1, "items", component(several.kind())));
      forms.add(Map.of("type", "null"));
    } else if (key instanceof SpecKey.Listed<?> listed) {
      forms.add(ordered("type", "array", "items", item(listed.item())));
      addAbsence(forms, listed.absence(), form);
    } else if (key instanceof SpecKey.ByName<?> byName) {
      List<Object> items =
          List.of(Map.of("const", byName.word()), section(byName.item(), Form.WHOLE));
      forms.add(ordered("type", "object", "additionalProperties", Map.of("anyOf", items)));
      addAbsence(forms, SpecKey.Absence.of(Option.NONE), form);
    }
    return ordered("description", key.documentation(), "anyOf", forms);
  }

  // One alone, or a list of them.
  private List<Object> chain(Kind<? extends Provider<?>> kind) {
    return List.of(
        component(kind), ordered("type", "array", "minItems", 1, "items", component(kind)));
  }

  private static void addAbsence(List<Object> forms, SpecKey.Absence absence, Form form) {
    if (absence.mayBeNone()) {
      forms.add(Map.of("const", Option.NONE));
    }
    if (!absence.isRequired() || form == Form.PART) {
      forms.add(Map.of("type", "null"));
    }
  }

  // Options without a name: those of what holds by default, or of what the other spec names.
  private void addUnnamed(List<Object> forms, SpecKey.Chosen chosen, Form form) {
    if (form == Form.PART) {
      forms.add(ordered("type", "object", "not", Map.of("required", List.of(SpecKey.TYPE))));
    } else if (chosen.placement() == SpecKey.Placement.BELOW_WITH_OR_WITHOUT_NAME) {
      String name = chosen.absence().value().orElseThrow();
      Map<String, Object> properties = new LinkedHashMap<>();
      properties.put(SpecKey.TYPE, Map.of("type", "null"));
      registry
          .find(chosen.kind(), name)
          .options()
          .forEach(o -> properties.put(o.name(), option(o)));
      forms.add(closed(properties, List.of()));
    }
  }

  /** By name or with options, defined once for each kind. */
  private Map<String, Object> component(Kind<? extends Provider<?>> kind) {
    if (!definitions.containsKey(kind.name())) {
      List<Object> forms = new ArrayList<>(alone(kind));
      for (Registry.Entry<? extends Provider<?>> entry : registry.all(kind)) {
        forms.add(withOptions(kind, SpecKey.TYPE, entry, List.of()));
      }
      definitions.put(kind.name(), ordered("anyOf", forms));
    }
    return Map.of("$ref", DEFINITIONS + kind.name());
  }

  // The names of what needs no option.
  private List<Object> alone(Kind<? extends Provider<?>> kind) {
    return registry.all(kind).stream()
        .filter(entry -> entry.provider().options().stream().noneMatch(Option::isRequired))
        .flatMap(
            entry -> {
              Map<String, Object> named = new LinkedHashMap<>(named(kind, entry));
              named.put("description", entry.provider().summary());
              return Stream.of((Object) named);
            })
        .toList();
  }

  private Map<String, Object> item(SpecSection<?> section) {
    if (!definitions.containsKey(section.name())) {
      List<Object> forms = new ArrayList<>(alone(section.besides().get(0).kind()));
      forms.addAll(beside(section));
      definitions.put(section.name(), ordered("description", section.summary(), "anyOf", forms));
    }
    return Map.of("$ref", DEFINITIONS + section.name());
  }

  private static Map<String, Object> closed(Map<String, Object> properties, List<String> required) {
    Map<String, Object> schema = ordered("type", "object", "properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  private static Map<String, Object> option(Option<?> option) {
    Map<String, Object> schema = ordered("description", option.documentation());
    option.defaultValue().ifPresent(value -> schema.put("default", option.written(value)));
    schema.putAll(OptionSchema.of(option));
    return schema;
  }

  private static Map<String, Object> orNull(Map<String, Object> schema) {
    return ordered("anyOf", List.of(schema, Map.of("type", "null")));
  }

  /** Keys and values in this order. */
  static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
