package org.rnn4j.forecast.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;

class HolidaysFileTest {

  private static final Path SHIPPED = Path.of("..", "examples", "data", "us-federal-holidays.csv");

  @TempDir private Path folder;

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("holidays.csv"), content);
  }

  private static List<String> of(Holidays holidays, String name) {
    return holidays.dates().get(name).stream().map(LocalDate::toString).toList();
  }

  @Test
  void theShippedFileIsWhatTheRulesSay() throws IOException {
    assertThat(Files.readString(SHIPPED))
        .as("write it again with UsFederalHolidays")
        .isEqualTo(UsFederalHolidays.csv());
  }

  // Dates as they were published, by the Office of Personnel Management and in almanacs.
  @Test
  void theShippedFileHasTheDaysThatWerePublished() {
    Holidays shipped = HolidaysFile.read(SHIPPED);

    assertThat(shipped.first()).isEqualTo("1960-01-01");
    assertThat(shipped.last()).isEqualTo("2060-12-31");
    assertThat(of(shipped, "Thanksgiving Day"))
        .contains("1969-11-27", "1987-11-26", "2023-11-23", "2024-11-28")
        .hasSize(101);
    assertThat(of(shipped, "Memorial Day")).contains("1970-05-30", "1971-05-31", "2024-05-27");
    assertThat(of(shipped, "Washington's Birthday")).contains("1970-02-22", "1971-02-15");
    assertThat(of(shipped, "Washington's Birthday (observed)")).contains("1970-02-23");
    assertThat(of(shipped, "Veterans Day"))
        .contains("1970-11-11", "1971-10-25", "1977-10-24", "1978-11-11");
    assertThat(of(shipped, "Veterans Day (observed)"))
        .contains("1978-11-10")
        .doesNotContain("1971-10-25");
    assertThat(of(shipped, "Columbus Day")).contains("1971-10-11", "2024-10-14").hasSize(90);
    assertThat(of(shipped, "Martin Luther King Jr. Day")).startsWith("1986-01-20", "1987-01-19");
    assertThat(of(shipped, "Juneteenth")).startsWith("2021-06-19", "2022-06-19");
    assertThat(of(shipped, "Juneteenth (observed)")).startsWith("2021-06-18", "2022-06-20");
    assertThat(of(shipped, "Independence Day (observed)")).contains("1976-07-05", "2020-07-03");
    assertThat(of(shipped, "New Year's Day (observed)")).contains("1999-12-31", "2060-12-31");
    assertThat(of(shipped, "Labor Day")).contains("1988-09-05", "2024-09-02");
    assertThat(of(shipped, "Christmas Day (observed)")).contains("1982-12-24", "1983-12-26");
  }

  @Test
  void columnsStandInAnyOrderAndOthersAreNotLookedAt() throws IOException {
    Holidays holidays =
        HolidaysFile.read(
            file("country,name,date\nDE,\"Tag, der Einheit\",2023-10-03\nDE,Neujahr,2024-01-01\n"));

    assertThat(holidays.dates().keySet()).containsExactly("Neujahr", "Tag, der Einheit");
  }

  @Test
  void everyRowThatIsNoHolidayIsNamed() throws IOException {
    Path file =
        file(
            "date,name\n"
                + "2024-12-25,Christmas\n"
                + "25.12.2025,Christmas\n"
                + "2024-01-01,\n"
                + "2024-12-25,Christmas\n"
                + "2024\n");

    assertThatThrownBy(() -> HolidaysFile.read(file))
        .isInstanceOfSatisfying(
            InputException.class,
            e ->
                assertThat(e.problems().stream().map(Object::toString))
                    .containsExactly(
                        file + ": row 3: '25.12.2025' is no date; expected one such as 2024-12-25",
                        file + ": row 4: the holiday has no name; give one",
                        file
                            + ": row 5: 'Christmas' on 2024-12-25 stands there twice; once is"
                            + " enough",
                        file + ": row 6: it has 1 fields; give date and name"));
  }

  @Test
  void aFileThatIsNoneIsRefused() throws IOException {
    Path other = file("day,name\n2024-01-01,x\n");
    assertThatThrownBy(() -> HolidaysFile.read(other)).hasMessageContaining("one column 'date'");
    Path empty = file("date,name\n");
    assertThatThrownBy(() -> HolidaysFile.read(empty)).hasMessageContaining("no holidays");
    Path absent = folder.resolve("absent.csv");
    assertThatThrownBy(() -> HolidaysFile.read(absent)).hasMessageContaining("no such file");
    Path bytes =
        Files.write(
            folder.resolve("latin.csv"),
            new byte[] {
              'd',
              'a',
              't',
              'e',
              ',',
              'n',
              'a',
              'm',
              'e',
              '\n',
              '2',
              '0',
              '2',
              '4',
              '-',
              '0',
              '1',
              '-',
              '0',
              '1',
              ',',
              (byte) 0xE4,
              '\n'
            });
    assertThatThrownBy(() -> HolidaysFile.read(bytes)).isInstanceOf(InputException.class);
  }
}
