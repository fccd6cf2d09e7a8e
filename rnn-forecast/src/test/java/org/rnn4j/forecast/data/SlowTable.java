package org.rnn4j.forecast.data;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.rnn4j.forecast.data.CsvColumns.Duplicates;
import org.rnn4j.forecast.data.CsvColumns.Unsorted;

/**
 * What a file of one series without quotes says, line by line and with no regard to time or memory:
 * the value of each time stamp, or that the file is not one of those that can be told so simply.
 *
 * @param stamps whole numbers, as the reader of time stamps has them
 * @param values in the same order; NaN for a missing one
 */
record SlowTable(List<Long> stamps, List<Double> values) {

  private static final Set<String> MISSING =
      Set.of("", "NA", "N/A", "NaN", "nan", "null", "NULL", "None");

  /**
   * Reads a file.
   *
   * @return empty if it should be refused, or is not simple
   */
  static Optional<SlowTable> of(
      byte[] file, char separator, char decimal, Set<String> sentinels, CsvColumns columns) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return text.indexOf('"') >= 0 || text.indexOf('\0') >= 0
          ? Optional.empty()
          : read(text, separator, decimal, sentinels, columns);
    } catch (CharacterCodingException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<SlowTable> read(
      String text, char separator, char decimal, Set<String> sentinels, CsvColumns columns) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : text.replaceFirst("^\uFEFF+", "").split("\r\n|\r|\n")) {
      if (!line.isBlank()) {
        rows.add(
            Arrays.stream(line.split(Pattern.quote("" + separator), -1))
                .map(String::strip)
                .toList());
      }
    }
    if (rows.size() < 2 || rows.stream().anyMatch(row -> row.size() != rows.get(0).size())) {
      return Optional.empty();
    }
    List<String> header = rows.get(0);
    List<String> needed = new ArrayList<>(columns.times());
    needed.add("y");
    if (needed.stream().anyMatch(name -> header.stream().filter(name::equals).count() != 1)) {
      return Optional.empty();
    }
    TimeStamps stamps = new TimeStamps(StampForm.of(columns));
    Map<Long, List<Double>> byTime = new TreeMap<>();
    long latest = Long.MIN_VALUE;
    for (List<String> row : rows.subList(1, rows.size())) {
      List<String> parts = new ArrayList<>();
      columns.times().forEach(name -> parts.add(row.get(header.indexOf(name))));
      String stamp = String.join(" ", parts);
      long time = stamps.read(stamp.toCharArray(), 0, stamp.length());
      if (time == TimeStamps.NONE
          || (time < latest && columns.unsorted() == Unsorted.REJECT)
          || (byTime.containsKey(time) && columns.duplicates() == Duplicates.REJECT)) {
        return Optional.empty();
      }
      latest = time;
      String value = row.get(header.indexOf("y"));
      byTime.computeIfAbsent(time, t -> new ArrayList<>()).add(value(value, decimal, sentinels));
    }
    List<Long> times = new ArrayList<>(byTime.keySet());
    List<Double> values = byTime.values().stream().map(v -> one(v, columns.duplicates())).toList();
    return Optional.of(new SlowTable(times, values));
  }

  private static double value(String text, char decimal, Set<String> sentinels) {
    if (MISSING.contains(text) || sentinels.contains(text)) {
      return Double.NaN;
    }
    String point = decimal == ',' ? text.replace('.', '!').replace(',', '.') : text;
    double value = new BigDecimal(point).doubleValue();
    for (String sentinel : sentinels) {
      if (sentinel.matches("-?[0-9]+") && value == Integer.parseInt(sentinel)) {
        return Double.NaN;
      }
    }
    if (Double.isInfinite(value)) {
      throw new NumberFormatException("too large");
    }
    return text.startsWith("-") ? -Math.abs(value) : value;
  }

  private static double one(List<Double> values, Duplicates policy) {
    return switch (policy) {
      case REJECT, KEEP_FIRST -> values.get(0);
      case KEEP_LAST -> values.get(values.size() - 1);
      case MEAN ->
          values.stream()
              .filter(v -> !v.isNaN())
              .sorted()
              .mapToDouble(v -> v)
              .average()
              .orElse(Double.NaN);
    };
  }
}
