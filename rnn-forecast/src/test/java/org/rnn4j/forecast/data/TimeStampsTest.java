package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The common ISO forms are read without the formatter, and must be what the formatter reads. */
class TimeStampsTest {

  private static final long SEED = 19700101;
  private static final List<String> FORMS =
      List.of(
          "uuuu-MM-dd",
          "uuuu-MM-dd HH:mm",
          "uuuu-MM-dd HH:mm:ss",
          "uuuu-MM-dd'T'HH:mm",
          "uuuu-MM-dd'T'HH:mm:ss");

  private static TimeStamps dates() {
    TimeStamps stamps = new TimeStamps(Optional.empty());
    read(stamps, "2000-01-01");
    return stamps;
  }

  private static long slow(String text) {
    return TimeStamps.parse(text, TimeStamps.ISO);
  }

  private static long read(TimeStamps stamps, String text) {
    char[] padded = ("8" + text + "9").toCharArray(); // must not look at its neighbours
    return stamps.read(padded, 1, padded.length - 1);
  }

  @Test
  void everyFormAndDateIsReadAsTheFormatterReadsIt() {
    Random random = new Random(SEED);
    TimeStamps fast = dates();
    long range = LocalDateTime.of(9999, 12, 31, 23, 59).toEpochSecond(ZoneOffset.UTC);
    for (int i = 0; i < 50_000; i++) {
      LocalDateTime time =
          LocalDateTime.ofEpochSecond(random.nextLong(range) - range / 5, 0, ZoneOffset.UTC);
      String form = FORMS.get(random.nextInt(FORMS.size()));
      String text = DateTimeFormatter.ofPattern(form).format(time);
      assertThat(read(fast, text)).describedAs("%s, seed %s", text, SEED).isEqualTo(slow(text));
    }
  }

  @Test
  void aWrongCharacterAnywhereIsJudgedByTheFormatter() {
    Random random = new Random(SEED);
    TimeStamps fast = dates();
    String characters = "0123456789-:T .Z+/x\u0661";
    for (int i = 0; i < 100_000; i++) {
      String form = FORMS.get(random.nextInt(FORMS.size()));
      LocalDateTime time = LocalDateTime.of(2023, 12, 28, 22, 58, 59);
      StringBuilder text = new StringBuilder(DateTimeFormatter.ofPattern(form).format(time));
      text.setCharAt(
          random.nextInt(text.length()), characters.charAt(random.nextInt(characters.length())));
      assertThat(read(fast, text.toString()))
          .describedAs("%s, seed %s", text, SEED)
          .isEqualTo(slow(text.toString()));
    }
  }

  @Test
  void everyDayOfTheMonthIsJudgedByTheFormatter() {
    TimeStamps fast = dates();
    for (String year : List.of("0000", "1900", "1999", "2000", "2023", "2024")) {
      for (int month = 0; month < 14; month++) {
        for (int day = 0; day < 33; day++) {
          String text = String.format("%s-%02d-%02d", year, month, day);
          assertThat(read(fast, text)).describedAs(text).isEqualTo(slow(text));
        }
      }
    }
  }

  @Test
  void aStampThatWasReadBeforeIsReadAlike() {
    TimeStamps stamps = new TimeStamps(Optional.of("d MMM uuuu"));
    long first = read(stamps, "1 Feb 2020");
    for (int i = 0; i < 20_000; i++) { // more than are remembered
      read(stamps, (1 + i % 28) + " Mar " + (1000 + i / 28));
    }
    assertThat(read(stamps, "1 Feb 2020")).isEqualTo(first).isEqualTo(1_580_515_200L);
    assertThat(read(stamps, "no date")).isEqualTo(TimeStamps.NONE);
    assertThat(read(stamps, "no date")).isEqualTo(TimeStamps.NONE);
  }
}
