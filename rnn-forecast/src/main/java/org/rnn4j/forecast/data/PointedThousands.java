package org.rnn4j.forecast.data;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.series.DataReport.Finding;
import org.rnn4j.api.series.DataReport.Kind;

/**
 * Watches for columns whose decimal signs may separate thousands: each number that has one has
 * three digits behind it and one to three before, as {@code 1.234}, and none is longer without one.
 * Whoever exports {@code 1.234} for 1234 gets a thousandth of it, and nothing else in the file
 * shows.
 */
final class PointedThousands {

  private static final int GROUP = 3; // digits

  private final int[] counts; // [column]: of such numbers; -1 once a number shows what the sign is
  private final int[] firstRows;
  private final String[] firstTexts;

  /** A watch over so many columns. */
  PointedThousands(int columns) {
    this.counts = new int[columns];
    this.firstRows = new int[columns];
    this.firstTexts = new String[columns];
  }

  /** Looks at a number of a column. */
  void take(int column, int row, CsvRow fields, int place) {
    if (counts[column] < 0 || !fields.mayPointThousands()) {
      return;
    }
    char[] text = fields.characters();
    int to = fields.to(place);
    int from = fields.from(place);
    from += text[from] == '-' || text[from] == '+' ? 1 : 0;
    int whole = digits(text, from, to);
    if (whole == to - from && whole <= GROUP) {
      return;
    }
    int behind = Math.min(to, from + whole + 1);
    boolean grouped =
        whole >= 1
            && whole <= GROUP
            && text[from] != '0'
            && to - behind == GROUP
            && digits(text, behind, to) == GROUP;
    if (!grouped) {
      counts[column] = -1;
    } else if (counts[column]++ == 0) {
      firstRows[column] = row;
      firstTexts[column] = fields.text(place);
    }
  }

  private static int digits(char[] text, int from, int to) {
    int at = from;
    while (at < to && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    return at - from;
  }

  /** One finding for each column whose numbers may all be a thousandth of what is meant. */
  List<Finding> findings(CsvFile file, List<String> names) {
    List<Finding> findings = new ArrayList<>();
    for (int column = 0; column < counts.length; column++) {
      if (counts[column] > 0) {
        String text = firstTexts[column];
        findings.add(
            Finding.of(
                Kind.UNUSUAL,
                counts[column],
                file.place(firstRows[column], names.get(column))
                    + ": "
                    + Quoted.of(text)
                    + " is read as "
                    + text.replace(',', '.')
                    + ", and all numbers here that have such a sign have three digits behind it;"
                    + " if it separates thousands, write "
                    + text.replaceAll("[.,]", "")));
      }
    }
    return findings;
  }
}
