package org.rnn4j.forecast.calendar;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Quoted;

/**
 * A CSV file of holidays in UTF-8: a row for each, with the columns {@code date} (an ISO date) and
 * {@code name}, in whatever order; other columns are not looked at.
 */
public final class HolidaysFile {

  private static final String DATE = "date";
  private static final String NAME = "name";
  private static final int MOST_PROBLEMS = 10;

  private final Path path;
  private final List<Problem> problems = new ArrayList<>();
  private final SortedMap<String, SortedSet<LocalDate>> dates = new TreeMap<>();

  private HolidaysFile(Path path) {
    this.path = path;
  }

  /**
   * Reads the file.
   *
   * @throws InputException if it cannot be read, and with every row that is no holiday
   */
  public static Holidays read(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new InputException(
          path.toString(),
          "there is no such file of holidays",
          "a relative path starts at the folder of the spec");
    }
    HolidaysFile file = new HolidaysFile(path);
    String text;
    try {
      text = Files.readString(path); // strictly
    } catch (IOException e) {
      throw new InputException(
          path.toString(), "it cannot be read as UTF-8: " + e.getMessage(), "save it as UTF-8");
    }
    try {
      file.read(
          CsvReader.builder()
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .ofCsvRecord(text));
    } catch (CsvParseException e) {
      throw new InputException(path.toString(), "it is no CSV: " + e.getMessage(), "mend it");
    }
    return file.holidays();
  }

  private void read(Iterable<CsvRecord> rows) {
    int date = -1;
    int name = -1;
    for (CsvRecord row : rows) {
      if (date < 0) {
        List<String> header =
            row.getFields().stream().map(field -> field.strip().replace("\uFEFF", "")).toList();
        date = column(header, DATE);
        name = column(header, NAME);
      } else if (problems.size() < MOST_PROBLEMS) {
        add(row, date, name);
      }
    }
  }

  private int column(List<String> header, String wanted) {
    if (header.stream().filter(wanted::equals).count() != 1) {
      throw new InputException(
          path + ": row 1",
          "the columns are " + String.join(", ", header.stream().map(Quoted::of).toList()),
          "a file of holidays has one column 'date' and one column 'name'");
    }
    return header.indexOf(wanted);
  }

  private void add(CsvRecord row, int dateAt, int nameAt) {
    String place = path + ": row " + row.getStartingLineNumber();
    if (row.getFieldCount() <= Math.max(dateAt, nameAt)) {
      problems.add(
          new Problem(place, "it has " + row.getFieldCount() + " fields", "give date and name"));
      return;
    }
    String name = row.getField(nameAt).strip();
    String date = row.getField(dateAt).strip();
    if (name.isEmpty()) {
      problems.add(new Problem(place, "the holiday has no name", "give one"));
      return;
    }
    try {
      if (!dates.computeIfAbsent(name, n -> new TreeSet<>()).add(LocalDate.parse(date))) {
        problems.add(
            new Problem(
                place, Quoted.of(name) + " on " + date + " stands there twice", "once is enough"));
      }
    } catch (DateTimeParseException e) {
      problems.add(
          new Problem(place, Quoted.of(date) + " is no date", "expected one such as 2024-12-25"));
    }
  }

  private Holidays holidays() {
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
    if (dates.isEmpty()) {
      throw new InputException(path.toString(), "there are no holidays in it", "give some");
    }
    return new Holidays(dates);
  }
}
