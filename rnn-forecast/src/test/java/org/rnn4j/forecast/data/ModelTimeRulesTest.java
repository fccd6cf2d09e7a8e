package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.DataSource.Context;
import org.rnn4j.api.forecast.DataSource.Remembered;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeIndex;

/** Data that are read for a trained model. */
class ModelTimeRulesTest extends StampFiles {

  private Dataset read(TimeIndex trained, int season, CsvColumns columns, String... stamps) {
    DataSource source = new org.rnn4j.forecast.data.CsvSource(file(stamps).getFileName(), columns);
    Remembered remembered = new Remembered(Optional.of(trained.cadence()), OptionalInt.of(season));
    return source.load(new Context(folder, 1, 1, Optional.of(remembered))).dataset();
  }

  private String refused(int lookback, String... lines) {
    try {
      Files.writeString(folder.resolve("new.csv"), String.join("\n", lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    TimeIndex days = time("2021-01-01", "2021-01-02");
    Remembered remembered = new Remembered(Optional.of(days.cadence()), OptionalInt.of(1));
    DataSource source = new org.rnn4j.forecast.data.CsvSource(Path.of("new.csv"), BY_DATE);
    InputException thrown =
        catchThrowableOfType(
            InputException.class,
            () -> source.load(new Context(folder, lookback, 1, Optional.of(remembered))).dataset());
    assertThat(thrown).isNotNull();
    return thrown.getMessage();
  }

  @Test
  void missingValuesAreNotAdvisedToBeLeftOutWhereTooLittleRemains() {
    String[] early = {"date,y", "2021-01-01,", "2021-01-02,2", "2021-01-03,3"};
    assertThat(refused(2, early)).contains("or leave out the rows up to the last missing value");
    assertThat(refused(3, early))
        .endsWith(
            "; fill it in the file; what follows the last missing value is less than the model"
                + " looks back");
    String[] last = {"date,y", "2021-01-01,1", "2021-01-02,2", "2021-01-03,"};
    assertThat(refused(2, last))
        .endsWith("or leave the last row off; the forecast then begins there");
    assertThat(refused(3, last)).endsWith("less than the model looks back");
    String[] both = {"date,y", "2021-01-01,1", "2021-01-02,2", "2021-01-03,", "2021-01-04,NA"};
    assertThat(refused(2, both))
        .endsWith(
            "or leave the last rows off, from the first missing value on; the forecast then"
                + " begins there");
  }

  @Test
  void missingRowsAreNotEither() {
    String[] gap = {"date,y", "2021-01-01,1", "2021-01-02,2", "2021-01-05,5", "2021-01-06,6"};
    assertThat(refused(2, gap)).endsWith("or leave out the rows before the last gap");
    assertThat(refused(3, gap))
        .endsWith("what follows the last gap is less than the model looks back");
  }

  private TimeIndex read(TimeIndex trained, String... stamps) {
    return read(trained, 1, BY_DATE, stamps).series().get(0).time();
  }

  private String refused(TimeIndex trained, String... stamps) {
    InputException thrown = catchThrowableOfType(InputException.class, () -> read(trained, stamps));
    assertThat(thrown).isNotNull();
    return thrown.getMessage();
  }

  @Test
  void oneRowIsEnough() {
    TimeIndex ends = time("2021-01-31", "2021-02-28", "2021-03-31");
    assertThat(read(ends, "2022-02-28").label(1)).isEqualTo("2022-03-31");
    TimeIndex days28 = time("2021-01-28", "2021-02-28", "2021-03-28");
    assertThat(read(days28, "2022-02-28").label(1)).isEqualTo("2022-03-28");
    assertThat(read(time("10", "20", "30"), "40").label(1)).isEqualTo("50");
    TimeIndex zulu = time("2021-01-01T00:00:00Z", "2021-01-01T01:00:00Z");
    assertThat(read(zulu, "2022-01-01T00:00:00Z").label(1)).isEqualTo("2022-01-01T01:00:00Z");
  }

  @Test
  void theSeasonIsTheModels() {
    TimeIndex days = time("2021-01-01", "2021-01-02");
    assertThat(read(days, 5, BY_DATE, "2021-01-01").season()).isEqualTo(5);
  }

  @Test
  void anotherFrequencyIsRefusedWithBothNamed() {
    TimeIndex days = time("2021-01-01", "2021-01-02");
    assertThat(refused(days, "2021-02-01", "2021-02-08", "2021-02-15"))
        .endsWith(
            "row 3, column 'date': the time stamps are 1w apart: 2021-02-01, 2021-02-08;"
                + " the model was trained on 1d");
    assertThat(refused(days, "2021-02-01 00:00", "2021-02-01 01:00"))
        .contains("are 1h apart", "the model was trained on 1d");
    assertThat(refused(time("2021-01-01", "2021-02-01"), "2021-02-01", "2021-02-02"))
        .contains("are 1d apart", "the model was trained on 1M");
    assertThat(refused(time("1", "2"), "10", "20")).contains("are steps of 10 apart", "steps of 1");
  }

  @Test
  void anotherKindOfTimeIsRefusedWithBothNamed() {
    TimeIndex days = time("2021-01-01", "2021-01-02");
    assertThat(refused(days, "1", "2"))
        .endsWith(
            "its time stamps are whole numbers; the model was trained on dates without a"
                + " UTC offset");
    assertThat(refused(days, "2021-01-01T00:00:00Z")).contains("are dates with a UTC offset");
  }

  @Test
  void theDaysThatItsFrequencyNamedAreRequired() {
    TimeIndex sundays = time("2021-01-03", "2021-01-10");
    InputException thrown =
        catchThrowableOfType(
            InputException.class,
            () -> read(sundays, 52, BY_DATE.frequency("W-SUN"), "2021-01-09"));
    assertThat(thrown)
        .hasMessageContaining(
            "2021-01-09 is not a Sunday, as the model was trained with W-SUN; correct the time"
                + " stamps");
  }

  @Test
  void aGapIsAGapAndItsRemedyIsInTheFile() {
    TimeIndex days = time("2021-01-01", "2021-01-02");
    assertThat(refused(days, "2021-01-01", "2021-01-02", "2021-01-05"))
        .contains("2 rows are missing", "add the missing rows to the file")
        .doesNotContainPattern(SPEC_KEYS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2021-01-02 2021-01-01", "2021-01-01 2021-01-01", "2021-01-01 tomorrow",
        "2021-01-01 00:00:00.5", "2021-01-01 17", "2021-01-01 2021-01-02 2021-01-04"
      })
  void noMessageNamesKeysOfASpec(String stamps) {
    TimeIndex days = time("2021-01-01", "2021-01-02");
    assertThat(refused(days, stamps.split(" (?!00)"))).doesNotContainPattern(SPEC_KEYS);
  }

  @Test
  void noMessageOfACounterNamesThemEither() {
    TimeIndex counter = time("1", "2");
    for (String[] stamps :
        List.of(
            new String[] {"100001", "100000"},
            new String[] {"1", "2", "5"},
            new String[] {"2111", "2112", "2201"},
            new String[] {"1", "one"})) {
      assertThat(refused(counter, stamps)).doesNotContainPattern(SPEC_KEYS);
    }
  }
}
