package org.rnn4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.examples.embedding.ForecastBirths;

class ForecastBirthsTest {

  @Test
  void theProgramPrintsALeaderboardAndTheWeekAfterTheLastDay() {
    List<String> lines = output().lines().toList();

    assertThat(lines)
        .anyMatch(line -> line.startsWith("> model "))
        .anyMatch(l -> l.contains("naive"));
    List<String> week = lines.subList(lines.size() - 7, lines.size());
    assertThat(week.get(0)).startsWith("1989-01-01  ");
    assertThat(week.get(6)).startsWith("1989-01-07  ");
    // A Sunday and a Friday of the years before: 8200 and 11500 or so.
    assertThat(births(week.get(0))).isLessThan(births(week.get(5)));
    assertThat(week).allMatch(day -> births(day) > 5000 && births(day) < 15000);
  }

  private static double births(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
  }

  private static String output() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      ForecastBirths.main(new String[] {"data/us-births.csv"});
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
