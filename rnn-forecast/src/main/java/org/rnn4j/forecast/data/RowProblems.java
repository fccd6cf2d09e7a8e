package org.rnn4j.forecast.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.series.DataReport;
import org.rnn4j.api.series.DataReport.Finding;

/**
 * What is wrong in the rows of a file, and what of them is to be reported. The same mistake in the
 * same column is one problem, however many rows have it, which says how many and names the first.
 */
final class RowProblems {

  /** What a row can have wrong, beside a text that {@linkplain NumberText is no number}. */
  enum Kind {
    WIDTH,
    COMMA_AT_ROWS_END,
    COMMA_AT_HEADERS_END,
    HEADER_AGAIN,
    NO_COLUMN,
    NESTED,
    COLUMN_TWICE,
    EMPTY,
    MISSING,
    CHANGES,
    NO_WEIGHT,
    NO_TIME,
    UNSORTED,
    TWICE,
    DUPLICATE
  }

  private static final int MOST_ROWS = NamedRows.MOST_NAMED;
  private static final int MOST_PROBLEMS = 10;

  private record Mistake(Enum<?> kind, String place) {}

  /** One mistake with the rows that have it. */
  private static final class Rows {
    private Problem first;
    private int firstRow;
    private final List<String> named = new ArrayList<>();
    private int count;

    Rows(Problem first) {
      this.first = first;
    }

    void add(int row, String name) {
      firstRow = count == 0 ? row : firstRow;
      count++;
      if (named.size() < MOST_ROWS) {
        named.add(name);
      }
    }

    Problem problem() {
      if (count == 1) {
        return first;
      }
      String rows = String.join(", ", named) + (count > MOST_ROWS ? ", ..." : "");
      return new Problem(
          first.place(),
          first.message() + ", the first of " + count + " such rows (" + rows + ")",
          first.remedy());
    }
  }

  private final CsvFile file;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Mistake, Rows> found = new LinkedHashMap<>();

  /** None yet. */
  RowProblems(CsvFile file) {
    this.file = file;
  }

  /** Says what was passed over, or is right and unusual; it stops nothing. */
  void find(DataReport.Kind kind, long count, String sentence) {
    find(Finding.of(kind, count, sentence));
  }

  /** As {@link #find(DataReport.Kind, long, String)}. */
  void find(Finding finding) {
    findings.add(finding);
  }

  /** What was found that stops nothing. */
  DataReport report() {
    return new DataReport(findings);
  }

  /** Adds what is wrong with a whole row. */
  void add(Enum<?> kind, int row, String message, String remedy) {
    add(new Mistake(kind, ""), row, new Problem(file.place(row), message, remedy));
  }

  /** Adds what is wrong with a field. */
  void add(Enum<?> kind, int row, String column, String message, String remedy) {
    add(new Mistake(kind, column), row, new Problem(file.place(row, column), message, remedy));
  }

  /** The row that has a mistake; empty if none has it, or several have. */
  OptionalInt onlyRow(Enum<?> kind, String column) {
    Rows rows = found.get(new Mistake(kind, column));
    return rows != null && rows.count == 1 ? OptionalInt.of(rows.firstRow) : OptionalInt.empty();
  }

  /** How many rows have a mistake as a whole, if they are the last ones, up to a row; else 0. */
  int lastRows(Enum<?> kind, int last) {
    Rows rows = found.get(new Mistake(kind, ""));
    return rows != null && rows.firstRow + rows.count - 1 == last ? rows.count : 0;
  }

  /** Gives a mistake, if any row has it, the remedy that all rows together suggest. */
  void advise(Enum<?> kind, String column, UnaryOperator<String> remedy) {
    found.computeIfPresent(
        new Mistake(kind, column),
        (mistake, rows) -> {
          Problem first = rows.first;
          rows.first = new Problem(first.place(), first.message(), remedy.apply(first.remedy()));
          return rows;
        });
  }

  /** Says of a mistake what all rows together show, in place of naming them. */
  void replace(Enum<?> kind, int row, String column, String message, String remedy) {
    Rows rows = new Rows(new Problem(file.place(row, column), message, remedy));
    rows.add(row, file.number(row, row));
    found.replace(new Mistake(kind, column), rows);
  }

  private void add(Mistake mistake, int row, Problem problem) {
    Rows rows = found.computeIfAbsent(mistake, m -> new Rows(problem));
    rows.add(row, file.number(row, rows.firstRow == 0 ? row : rows.firstRow));
  }

  /**
   * Ends the reading if anything was found.
   *
   * @throws InputException with all of it, in the order of the rows where each was met first
   */
  void requireNone() {
    if (!found.isEmpty()) {
      throw new InputException(problems());
    }
  }

  /** What was found and, after it, what makes going on impossible. */
  InputException and(Problem last) {
    List<Problem> problems = problems();
    problems.add(last);
    return new InputException(problems);
  }

  private List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    found.values().stream().limit(MOST_PROBLEMS).map(Rows::problem).forEach(problems::add);
    if (found.size() > MOST_PROBLEMS) {
      int left = found.size() - MOST_PROBLEMS;
      problems.add(
          new Problem(
              file.path().toString(),
              left + " more " + (left == 1 ? "column has a problem" : "columns have problems"),
              ""));
    }
    return problems;
  }
}
