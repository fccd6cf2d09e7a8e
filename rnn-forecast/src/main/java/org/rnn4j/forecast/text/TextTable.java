package org.rnn4j.forecast.text;

import java.util.List;

/** Rows of cells in aligned columns, for people. */
public final class TextTable {

  private TextTable() {}

  /**
   * The rows as lines, two blanks between columns, each line ending with a line break.
   *
   * @param rows of as many cells each, the heading among them; at least one
   * @param texts how many of the first columns are texts, which stand to the left; numbers stand to
   *     the right
   */
  public static String of(List<List<String>> rows, int texts) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        String space = " ".repeat(widths[c] - row.get(c).length());
        line.append(c == 0 ? "" : "  ");
        line.append(c < texts ? row.get(c) + space : space + row.get(c));
      }
      table.append(line.toString().stripTrailing()).append('\n');
    }
    return table.toString();
  }
}
