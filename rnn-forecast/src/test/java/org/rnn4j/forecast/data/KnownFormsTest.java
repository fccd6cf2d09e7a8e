package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.Loaded;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.TimeSeries;

/** Files in the forms that public data have, and the data of the examples. */
class KnownFormsTest {

  private static final Path EXAMPLES = Path.of("..", "examples", "data");

  @TempDir private Path folder;

  private Path file(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    try (OutputStream out =
        name.endsWith(".gz")
            ? new GZIPOutputStream(Files.newOutputStream(file))
            : Files.newOutputStream(file)) {
      out.write(text);
    }
    return file;
  }

  @Test
  void theWeatherOfSeattleHasACategory() {
    Loaded loaded =
        KnownFiles.load(
            EXAMPLES.resolve("seattle-weather.csv"),
            Map.of(
                "time", "date",
                "targets", List.of("temp_max"),
                "past-covariates", List.of("precipitation", "temp_min", "wind", "weather")),
            "weather");
    assertThat(KnownFiles.read(loaded))
        .isEqualTo(
            ": 1 series, 1461 steps, of the columns temp_max, precipitation, temp_min, wind,"
                + " weather");
    assertThat(KnownFiles.findings(loaded))
        .containsExactly("INFERRED : frequency 1d, inferred from the time stamps");
    Column weather = loaded.dataset().columns().get(4);
    assertThat(weather.levels()).containsExactly("drizzle", "fog", "rain", "snow", "sun");
    TimeSeries series = loaded.dataset().series().get(0);
    assertThat(series.value(0, 0)).isEqualTo(12.8);
    assertThat(series.value(0, 4)).isEqualTo(0);
    assertThat(series.time().label(1460)).isEqualTo("2015-12-31");
  }

  @Test
  void employmentInTheUnitedStatesIsASeriesForEachColumn() {
    Loaded loaded =
        KnownFiles.load(
            EXAMPLES.resolve("us-employment.csv"),
            Map.of("time", "month", "layout", "wide", "targets", List.of("employed")));
    assertThat(KnownFiles.read(loaded))
        .isEqualTo(": 23 series, 2760 steps, of the columns employed");
    assertThat(KnownFiles.findings(loaded))
        .containsExactly("INFERRED : frequency 1M, inferred from the time stamps");
    TimeSeries first = loaded.dataset().series().get(0);
    assertThat(first.id()).isEqualTo("nonfarm");
    assertThat(first.value(0, 0)).isEqualTo(135450);
    assertThat(loaded.dataset().season()).isEqualTo(12);
  }

  @Test
  void aDateInThreeColumnsAmongOthers() throws IOException {
    Loaded loaded =
        KnownFiles.load(
            file(
                "births.csv",
                "year,month,date_of_month,day_of_week,births",
                "1969,1,30,4,9000",
                "1969,1,31,5,9100",
                "1969,2,1,6,8800"),
            Map.of(
                "time", List.of("year", "month", "date_of_month"), "targets", List.of("births")));
    assertThat(loaded.dataset().series().get(0).time().label(2)).isEqualTo("1969-02-01");
    assertThat(KnownFiles.findings(loaded))
        .containsExactly("INFERRED : frequency 1d, inferred from the time stamps");
  }

  @Test
  void weeksWrittenAsWholeNumbersWithBlanks() throws IOException {
    Path weeks =
        file(
            "weeks.csv",
            "date,co2",
            "19580329,316.1",
            "19580405,317.3",
            "19580412,",
            "19580419,",
            "19580426,316.4");
    Map<String, Object> options =
        Map.of("time", "date", "targets", List.of("co2"), "missing", "mask");
    assertThatThrownBy(() -> KnownFiles.load(weeks, options))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("set time-format: yyyyMMdd");
    Loaded loaded =
        KnownFiles.load(
            weeks,
            Map.of(
                "time", "date",
                "time-format", "yyyyMMdd",
                "targets", List.of("co2"),
                "missing", "mask"));
    assertThat(KnownFiles.findings(loaded))
        .containsExactly(
            "INFERRED : frequency 1w, inferred from the time stamps",
            "MASKED : series 'weeks', column 'co2': 2 of 5 values are missing, from 1958-04-12 to"
                + " 1958-04-19");
  }

  @Test
  void quotedMonthsOfWhichSomeAreNotThere() throws IOException {
    Path months =
        file(
            "milk.csv",
            "\"Month\",\"Pounds per cow\"",
            "\"1962-01\",589",
            "\"1962-02\",561",
            "\"1962-04\",656",
            "\"1962-05\",727",
            "\"1962-08\",640");
    Map<String, Object> options = Map.of("time", "Month", "targets", List.of("Pounds per cow"));
    assertThatThrownBy(() -> KnownFiles.load(months, options))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "row 4, column 'Month': 1 row is missing between 1962-02-01 and 1962-04-01 at a"
                + " frequency of 1M, the first gap of 3 missing rows (2 gaps, before rows 4, 6)");
    Loaded loaded =
        KnownFiles.load(
            months,
            Map.of(
                "time", "Month",
                "targets", List.of("Pounds per cow"),
                "missing", "interpolate"));
    assertThat(KnownFiles.findings(loaded))
        .containsExactly(
            "INFERRED : frequency 1M, inferred from the time stamps",
            "FILLED : the calendar has 3 steps without a row, which are filled in: 2 gaps, before"
                + " rows 4, 6, between 1962-02-01 and 1962-08-01",
            "FILLED : series 'milk', column 'Pounds per cow': 3 of 8 values were missing and are"
                + " filled in, from 1962-03-01 to 1962-07-01");
  }

  @Test
  void hoursInFourColumnsBesideNumbersOfRowsAndWords() throws IOException {
    Loaded loaded =
        KnownFiles.load(
            file(
                "dust.csv.gz",
                "No,year,month,day,hour,pm2.5,DEWP,cbwd",
                "1,2010,1,31,22,NA,-21,NW",
                "2,2010,1,31,23,129,-20,cv",
                "3,2010,2,1,0,NA,-17,NW",
                "4,2010,2,1,1,181,-16,SE"),
            Map.of(
                "time", List.of("year", "month", "day", "hour"),
                "targets", List.of("pm2.5"),
                "past-covariates", List.of("DEWP", "cbwd"),
                "missing", "mask"),
            "cbwd");
    assertThat(KnownFiles.findings(loaded))
        .containsExactly(
            "INFERRED : frequency 1h, inferred from the time stamps",
            "MASKED : series 'dust', column 'pm2.5': 2 of 4 values are missing, from 2010-01-31"
                + " 22:00:00 to 2010-02-01 00:00:00");
    TimeSeries series = loaded.dataset().series().get(0);
    assertThat(series.copy(0, 0, 4)).containsExactly(Double.NaN, 129, Double.NaN, 181);
    assertThat(series.copy(2, 0, 4)).containsExactly(0, 2, 0, 1);
  }
}
