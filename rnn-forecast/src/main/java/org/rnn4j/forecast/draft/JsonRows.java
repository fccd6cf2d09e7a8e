package org.rnn4j.forecast.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Objects on lines as rows of fields: the names of the first objects are the header. */
final class JsonRows {

  private static final int LINES_LOOKED_AT = 1000;

  private final ObjectMapper reader = new ObjectMapper();
  private final List<JsonNode> first = new ArrayList<>();
  private final List<String> names;
  private final BufferedReader rest;
  private boolean sound = true;

  private JsonRows(BufferedReader lines) throws IOException {
    Set<String> all = new LinkedHashSet<>();
    while (first.size() < LINES_LOOKED_AT && sound) {
      String line = lines.readLine();
      if (line == null) {
        break;
      }
      object(line)
          .ifPresent(
              object -> {
                first.add(object);
                object.fieldNames().forEachRemaining(all::add);
              });
    }
    names = List.copyOf(all);
    rest = lines;
  }

  static JsonRows of(BufferedReader lines) throws IOException {
    return new JsonRows(lines);
  }

  /** Hands over header and rows until one is not taken; whether all lines so far were objects. */
  boolean forEach(Predicate<List<String>> take) throws IOException {
    if (!take.test(names)) {
      return sound;
    }
    for (JsonNode object : first) {
      if (!take.test(fields(object))) {
        return sound;
      }
    }
    for (String line = rest.readLine(); line != null && sound; line = rest.readLine()) {
      Optional<JsonNode> object = object(line);
      if (object.isPresent() && !take.test(fields(object.get()))) {
        return sound;
      }
    }
    return sound;
  }

  private Optional<JsonNode> object(String line) {
    if (line.isBlank()) {
      return Optional.empty();
    }
    try {
      JsonNode node = reader.readTree(line);
      sound &= node.isObject();
      return Optional.of(node).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      sound = false;
      return Optional.empty();
    }
  }

  private List<String> fields(JsonNode object) {
    List<String> fields = new ArrayList<>(names.size());
    for (String name : names) {
      JsonNode value = object.get(name);
      fields.add(
          value == null || value.isNull()
              ? ""
              : value.isValueNode() ? value.asText() : value.toString());
    }
    return fields;
  }
}
