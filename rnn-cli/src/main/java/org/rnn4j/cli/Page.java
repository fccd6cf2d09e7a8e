package org.rnn4j.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Text as wide as the terminal is, broken between words. */
final class Page {

  private static final int USUAL = 80; // columns
  private static final int NARROWEST = 40;
  private static final int WIDEST = 100; // of running text: what is wider is hard to read

  private Page() {}

  /**
   * The columns of the terminal, which the launch script knows; otherwise those that the variable
   * {@code COLUMNS} says, otherwise 80.
   */
  static int columns() {
    String given = System.getProperty("rnn4j.columns", "");
    String said = given.isBlank() ? System.getenv().getOrDefault("COLUMNS", "") : given;
    return said.matches("[0-9]{1,4}") ? Math.max(NARROWEST, Integer.parseInt(said)) : USUAL;
  }

  /** Prints lines; one that is too long goes on below, indented. */
  static void print(PrintStream out, List<String> lines) {
    int width = Math.min(WIDEST, columns());
    for (String line : lines) {
      int indent = line.length() - line.stripLeading().length();
      String below = " ".repeat(indent == 2 ? 4 : indent); // what stands in a section hangs
      List<String> pieces =
          line.length() <= width
              ? List.of(line.strip())
              : wrapped(line.strip(), width - below.length());
      for (int i = 0; i < pieces.size(); i++) {
        out.println((i == 0 ? " ".repeat(indent) : below) + pieces.get(i));
      }
    }
  }

  /** A text in lines of so many characters, or more where a word has more. */
  static List<String> wrapped(String text, int width) {
    if (text.length() <= width) {
      return List.of(text);
    }
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
