package org.rnn4j.forecast.data;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules for a CSV file written down a second time, character by character and without regard to
 * time or memory: what is read, or that the file is refused.
 */
final class SlowCsv {

  private static final Set<String> MISSING =
      Set.of("", "NA", "N/A", "NaN", "nan", "null", "NULL", "None");

  /** The file is refused. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String why) {
      super(why);
    }
  }

  private record Field(String text, boolean quoted) {

    String stripped() {
      return text.strip();
    }

    boolean folded() {
      return text.contains("\n") || text.contains("\r");
    }
  }

  private final String text;
  private int next;

  private SlowCsv(String text) {
    this.text = text;
  }

  /**
   * The values of the columns asked for.
   *
   * @return [series][row][target], by the name of the series; empty for a missing value
   */
  static Map<String, List<List<Optional<Double>>>> read(
      byte[] file, Optional<String> id, List<String> targets) throws Refused {
    List<List<Field>> rows = new SlowCsv(text(file)).rows();
    requireQuotesInPlace(rows);
    int first = 0;
    while (first < rows.size() && isBlank(rows.get(first))) {
      first++;
    }
    require(first < rows.size(), "empty");
    List<String> header = rows.get(first).stream().map(Field::stripped).toList();
    int idPlace = id.isPresent() ? place(header, id.get()) : -1;
    List<Integer> places = new ArrayList<>();
    for (String target : targets) {
      places.add(place(header, target));
    }
    Map<String, List<List<Optional<Double>>>> series = new LinkedHashMap<>();
    for (List<Field> row : dataRows(rows.subList(first + 1, rows.size()), header.size())) {
      require(row.size() == header.size(), "width");
      require(!isHeader(row, header), "header again");
      String name = idPlace < 0 ? "" : row.get(idPlace).stripped();
      require(idPlace < 0 || !name.isEmpty(), "no id");
      List<Optional<Double>> values = new ArrayList<>();
      for (int place : places) {
        values.add(value(row.get(place).stripped()));
      }
      series.computeIfAbsent(name, n -> new ArrayList<>()).add(values);
    }
    require(!series.isEmpty(), "no rows");
    return series;
  }

  private static void require(boolean right, String why) throws Refused {
    if (!right) {
      throw new Refused(why);
    }
  }

  private static String text(byte[] file) throws Refused {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException e) {
      throw new Refused("not UTF-8");
    }
    require(!text.startsWith("PK\u0003\u0004"), "zip");
    while (text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    require(text.indexOf('\0') < 0, "NUL");
    return text;
  }

  // RFC 4180, with any of three line ends.

  private List<List<Field>> rows() throws Refused {
    List<List<Field>> rows = new ArrayList<>();
    while (next < text.length()) {
      List<Field> row = new ArrayList<>();
      row.add(field());
      while (next < text.length() && text.charAt(next) == ',') {
        next++;
        row.add(field());
      }
      if (text.startsWith("\r\n", next)) {
        next += 2;
      } else {
        next++;
      }
      rows.add(row);
    }
    return rows;
  }

  private Field field() throws Refused {
    if (next < text.length() && text.charAt(next) == '"') {
      return quotedField();
    }
    int start = next;
    while (!atFieldEnd()) {
      next++;
    }
    Field field = new Field(text.substring(start, next), false);
    require(!field.stripped().startsWith("\""), "blank before quote");
    return field;
  }

  private Field quotedField() throws Refused {
    StringBuilder inside = new StringBuilder();
    next++;
    while (true) {
      require(next < text.length(), "not closed");
      if (text.startsWith("\"\"", next)) {
        inside.append('"');
        next += 2;
      } else if (text.charAt(next) == '"') {
        next++;
        require(atFieldEnd(), "text after quote");
        return new Field(inside.toString(), true);
      } else {
        inside.append(text.charAt(next++));
      }
    }
  }

  private boolean atFieldEnd() {
    return next == text.length() || ",\r\n".indexOf(text.charAt(next)) >= 0;
  }

  private static void requireQuotesInPlace(List<List<Field>> rows) throws Refused {
    boolean folded = false;
    for (List<Field> row : rows) {
      for (Field field : row) {
        require(!folded || field.quoted() || !field.text().contains("\""), "quote inside");
        folded |= field.folded();
      }
    }
  }

  private static boolean isBlank(List<Field> row) {
    return row.size() == 1 && !row.get(0).quoted() && row.get(0).stripped().isEmpty();
  }

  private static int place(List<String> header, String name) throws Refused {
    require(header.contains(name), "no column " + name);
    require(header.indexOf(name) == header.lastIndexOf(name), "twice");
    return header.indexOf(name);
  }

  /** Without blank lines; of one column they are rows, except at the end. */
  private static List<List<Field>> dataRows(List<List<Field>> rows, int width) {
    List<List<Field>> kept = new ArrayList<>(rows);
    while (!kept.isEmpty() && isBlank(kept.get(kept.size() - 1))) {
      kept.remove(kept.size() - 1);
    }
    if (width > 1) {
      kept.removeIf(SlowCsv::isBlank);
    }
    return kept;
  }

  private static boolean isHeader(List<Field> row, List<String> header) {
    List<String> texts = new ArrayList<>(row.stream().map(Field::stripped).toList());
    boolean anyWord = false;
    for (String name : header) {
      anyWord |= !isValue(name);
    }
    if (texts.get(0).equals("\uFEFF" + header.get(0))) {
      texts.set(0, header.get(0));
    }
    return anyWord && texts.equals(header);
  }

  private static boolean isValue(String text) {
    try {
      value(text);
      return true;
    } catch (Refused e) {
      return false;
    }
  }

  private static Optional<Double> value(String text) throws Refused {
    if (MISSING.contains(text)) {
      return Optional.empty();
    }
    require(text.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?"), "no number");
    double value = Math.abs(toDouble(text));
    require(value <= Double.MAX_VALUE, "too large");
    return Optional.of(text.startsWith("-") ? -value : value);
  }

  private static double toDouble(String text) {
    try {
      return new BigDecimal(text).doubleValue();
    } catch (NumberFormatException e) { // an exponent of more than 32 bits
      boolean zero = text.replaceAll("[eE].*", "").matches("[-+0.]*");
      return zero || text.matches(".*[eE]-.*") ? 0 : Double.POSITIVE_INFINITY;
    }
  }
}
