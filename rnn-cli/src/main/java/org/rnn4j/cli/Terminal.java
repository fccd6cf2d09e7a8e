package org.rnn4j.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.List;
import org.rnn4j.forecast.draft.Asker;

/** Somebody at a terminal, who can be asked. */
final class Terminal {

  private static final int MOST_TRIES = 3;

  /** Gives the next line that was typed; null at the end. */
  @FunctionalInterface
  interface Lines {
    String next();
  }

  private Terminal() {}

  /** Asks on the terminal where there is one; otherwise nobody. */
  static Asker asker(Surroundings surroundings) {
    Console console = System.console();
    return console == null || !surroundings.terminal()
        ? Asker.NOBODY
        : asker(surroundings.err(), console::readLine);
  }

  /** Asks by number or by name; an empty line, or none that makes sense, is the default. */
  static Asker asker(PrintStream out, Lines lines) {
    return (question, answers, byDefault) -> {
      out.println(question);
      for (int i = 0; i < answers.size(); i++) {
        out.println("  " + (i + 1) + "  " + answers.get(i));
      }
      for (int tries = 0; tries < MOST_TRIES; tries++) {
        out.print("Number or name [" + byDefault + "]: ");
        out.flush();
        String line = lines.next();
        if (line == null || line.isBlank()) {
          return byDefault;
        }
        String answer = chosen(line.strip(), answers);
        if (!answer.isEmpty()) {
          return answer;
        }
        out.println("There is no '" + line.strip() + "'.");
      }
      return byDefault;
    };
  }

  private static String chosen(String line, List<String> answers) {
    if (answers.contains(line)) {
      return line;
    }
    boolean number = line.matches("[0-9]{1,6}");
    int index = number ? Integer.parseInt(line) - 1 : -1;
    return index >= 0 && index < answers.size() ? answers.get(index) : "";
  }
}
