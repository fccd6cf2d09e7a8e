package org.rnn4j.forecast.data;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.series.DataReport;
import org.rnn4j.api.series.DataReport.Finding;

/** The lines of a CSV file that are no rows because its dialect says so: comments and a footer. */
final class PassedOver {

  private static final int MOST_QUOTED = 3;

  /** A row that may be of the footer. */
  record Held(int row, CsvRow fields) {}

  private final CsvFile file;
  private final CsvDialect dialect;
  private final Deque<Held> last = new ArrayDeque<>(); // at the end, the footer
  private int rowsHeld; // lines that are not blank
  private int comments;
  private int firstComment;

  /** None yet. */
  PassedOver(CsvFile file, CsvDialect dialect) {
    this.file = file;
    this.dialect = dialect;
  }

  /** A line is a comment. */
  void comment(int row) {
    firstComment = comments == 0 ? row : firstComment;
    comments++;
  }

  /** Holds a line back; gives those that cannot be of the footer any more. */
  List<Held> hold(int row, CsvRow fields) {
    last.add(new Held(row, fields.copy()));
    rowsHeld += fields.isBlankLine() ? 0 : 1;
    List<Held> released = new ArrayList<>();
    while (rowsHeld > dialect.footer()) {
      Held first = last.remove();
      rowsHeld -= first.fields().isBlankLine() ? 0 : 1;
      released.add(first);
    }
    return released;
  }

  /** What was passed over. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (comments > 0) {
      findings.add(
          Finding.of(
              DataReport.Kind.LEFT_OUT,
              comments,
              file.place(firstComment)
                  + ": a line that begins with '"
                  + dialect.comment().orElseThrow()
                  + "' is a comment"
                  + (comments == 1 ? "" : ", the first of " + comments)));
    }
    last.removeIf(held -> held.fields().isBlankLine());
    if (!last.isEmpty()) {
      List<String> texts =
          last.stream().limit(MOST_QUOTED).map(held -> Quoted.of(text(held.fields()))).toList();
      findings.add(
          Finding.of(
              DataReport.Kind.LEFT_OUT,
              last.size(),
              file.place(last.getFirst().row())
                  + ": "
                  + (last.size() == 1
                      ? "the last line is a footer and left out: "
                      : "the last " + last.size() + " lines are a footer and left out: ")
                  + String.join(", ", texts)
                  + (last.size() > MOST_QUOTED ? ", ..." : "")));
    }
    return findings;
  }

  private String text(CsvRow fields) {
    return String.join(dialect.separator() + " ", fields.texts());
  }
}
