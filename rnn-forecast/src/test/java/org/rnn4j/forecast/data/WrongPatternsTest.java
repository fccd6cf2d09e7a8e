package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pattern that the stamps are not of, where they are of another one. */
class WrongPatternsTest extends StampFiles {

  @Test
  void areToldTheOrderThatAllRowsFit() {
    assertThat(
            problem(
                file("11/01/2021", "12/01/2021", "13/01/2021"), BY_DATE.timeFormat("MM/dd/yyyy")))
        .isEqualTo(
            "data.csv: row 4, column 'date': '13/01/2021' names a day or a time that there is"
                + " not; all rows fit dd/MM/yyyy: set time-format: dd/MM/yyyy");
    assertThat(problem(file("1.12.2021", "13.12.2021"), BY_DATE.timeFormat("MM.dd.yyyy")))
        .endsWith("all rows fit d.M.yyyy: set time-format: d.M.yyyy");
    assertThat(problem(file("2021-20-01 00:00"), BY_DATE.timeFormat("yyyy-MM-dd HH:mm")))
        .endsWith("set time-format: yyyy-dd-MM HH:mm");
  }

  @Test
  void areNotToldOneThatSomeRowsDoNotFit() {
    assertThat(
            problem(
                file("11/01/2021", "01/13/2021", "13/01/2021", "13/13/2021"),
                BY_DATE.timeFormat("MM/dd/yyyy")))
        .endsWith("such rows (4, 5); correct it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "Q1 1990 | Q2 1990 | 'Q'q yyyy: set time-format: \"'Q'q yyyy\"",
        "1990q1 | 1990q2 | yyyy'Q'q: set time-format: \"yyyy'Q'q\"",
        "30/12/2020 | 31/12/2020 | dd/MM/yyyy: set time-format: dd/MM/yyyy",
        "Jan 2020 | Feb 2020 | MMM yyyy: set time-format: MMM yyyy",
        "1/31/2020 13:00 | 1/31/2020 14:00 | M/d/yyyy HH:mm: set time-format: M/d/yyyy HH:mm",
        "01/02/2020 | 02/02/2020 | dd/MM/yyyy and MM/dd/yyyy: set time-format to the one that is"
            + " meant"
      })
  void areNamedWhereNoneIsSet(String first, String second, String advice) {
    String file = problem(file(first, second), BY_DATE);
    assertThat(file).endsWith("all rows fit " + advice);
  }

  @Test
  void ofATrainedModelNameNoKeyOfASpec() {
    assertThat(Remedies.FORECAST.fitting(List.of("dd/MM/yyyy"), Optional.empty()))
        .isEqualTo("all rows fit dd/MM/yyyy; the model was trained on ISO dates: write them so")
        .doesNotContainPattern(SPEC_KEYS);
  }
}
