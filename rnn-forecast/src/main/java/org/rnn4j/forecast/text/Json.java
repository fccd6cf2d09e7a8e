package org.rnn4j.forecast.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rnn4j.api.error.InputException;

/** JSON from and to maps, lists, texts, numbers and booleans; the same text on every JDK. */
public final class Json {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final ObjectMapper READER =
      new ObjectMapper(FACTORY).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Json() {}

  /**
   * A value as text, indented, keys in their order, ending with a line break; what is not finite
   * becomes null.
   */
  public static String write(Object value) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n"); // not the system's line break
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(lines);
    return write(value, printer) + "\n";
  }

  /** As {@link #write}, without any white space. */
  public static String compact(Object value) {
    return write(value, null);
  }

  private static String write(Object value, DefaultPrettyPrinter printer) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      if (printer != null) {
        json.setPrettyPrinter(printer);
      }
      write(json, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory has no output errors
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(entry.getKey().toString());
        write(json, entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof Iterable<?> list) {
      json.writeStartArray();
      for (Object item : list) {
        write(json, item);
      }
      json.writeEndArray();
    } else if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      if (Double.isFinite(number)) {
        json.writeNumber(Numbers.text(number));
      } else {
        json.writeNull();
      }
    } else if (value instanceof Integer || value instanceof Long) {
      json.writeNumber(((Number) value).longValue());
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof String text) {
      json.writeString(text);
    } else if (value == null) {
      json.writeNull();
    } else {
      throw new IllegalArgumentException("JSON holds no " + value.getClass().getName());
    }
  }

  /**
   * Reads a file that holds an object.
   *
   * @throws InputException naming the file and, where it is not JSON, line and column
   */
  public static Map<String, Object> read(Path file) {
    try {
      return object(Files.readString(file), file.toString());
    } catch (CharacterCodingException e) {
      throw new InputException(file.toString(), "is not a text in UTF-8", "");
    } catch (IOException e) {
      throw new InputException(file.toString(), "cannot be read: " + e.getMessage(), "");
    }
  }

  /**
   * Reads an object.
   *
   * @param place of the text, for messages
   * @throws InputException where it is not a JSON object, with line and column
   */
  public static Map<String, Object> object(String text, String place) {
    try {
      Object value = READER.readValue(text, Object.class);
      if (!(value instanceof Map<?, ?> map)) {
        throw new InputException(place, "is not a JSON object", "");
      }
      Map<String, Object> object = new LinkedHashMap<>();
      map.forEach((key, item) -> object.put(key.toString(), item));
      return object;
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      String where = at == null ? place : place + ":" + at.getLineNr() + ":" + at.getColumnNr();
      String message = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new InputException(where, "is not valid JSON: " + message, "");
    }
  }
}
