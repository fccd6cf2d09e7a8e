package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.Loaded;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.TimeSeries;

/**
 * Files of public data as they are handed around, read as they are. Some may not be copied into
 * this project: {@code -Drnn4j.data=FOLDER} names the folder that they are in; without it they are
 * passed over, and {@link KnownFormsTest} reads what looks like them.
 */
class DataFolderTest {

  private static final Optional<Path> FOLDER =
      Optional.ofNullable(System.getProperty("rnn4j.data")).map(Path::of);

  @BeforeEach
  void onlyWhereTheyAre() {
    assumeTrue(FOLDER.isPresent(), "no -Drnn4j.data");
  }

  private static Loaded load(String file, Map<String, Object> options, String... categories) {
    return KnownFiles.load(FOLDER.orElseThrow().resolve(file), options, categories);
  }

  private static void assertFirst(Loaded loaded, String frequency, int season, String first) {
    Dataset dataset = loaded.dataset();
    assertThat(dataset.frequency().map(Frequency::toString)).contains(frequency);
    assertThat(dataset.season()).isEqualTo(season);
    assertThat(dataset.series().get(0).time().label(0)).isEqualTo(first);
  }

  @Test
  void airPassengers() {
    Loaded loaded =
        load("air-passengers.csv", Map.of("time", "Month", "targets", List.of("#Passengers")));
    assertThat(KnownFiles.read(loaded))
        .isEqualTo(": 1 series, 144 steps, of the columns #Passengers");
    assertThat(KnownFiles.findings(loaded))
        .containsExactly("INFERRED : frequency 1M, inferred from the time stamps");
    assertFirst(loaded, "1M", 12, "1949-01-01");
  }

  @Test
  void birthsWithADateInThreeColumns() {
    Loaded loaded =
        load(
            "us-births-1969-1988.csv",
            Map.of(
                "time", List.of("year", "month", "date_of_month"), "targets", List.of("births")));
    assertThat(KnownFiles.read(loaded)).isEqualTo(": 1 series, 7305 steps, of the columns births");
    assertThat(KnownFiles.findings(loaded))
        .containsExactly("INFERRED : frequency 1d, inferred from the time stamps");
    assertFirst(loaded, "1d", 7, "1969-01-01");
    TimeSeries series = loaded.dataset().series().get(0);
    assertThat(series.time().label(7304)).isEqualTo("1988-12-31");
    assertThat(series.value(7304, 0)).isEqualTo(9133); // the last row of the file
  }

  @Test
  void carbonDioxideByTheWeekWithBlanks() {
    Map<String, Object> options =
        Map.of("time", "date", "time-format", "yyyyMMdd", "targets", List.of("co2"));
    assertThatThrownBy(() -> load("co2-weekly.csv", options))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "row 8, column 'co2': the value is missing, the first of 59 in this column; set"
                + " missing: mask, interpolate, forward-fill or seasonal");
    assertThatThrownBy(
            () ->
                load(
                    "co2-weekly.csv",
                    Map.of("time", "date", "targets", List.of("co2"), "missing", "mask")))
        .hasMessageContaining("set time-format: yyyyMMdd");
    Map<String, Object> masked = new HashMap<>(options);
    masked.put("missing", "mask");
    Loaded loaded = load("co2-weekly.csv", masked);
    assertThat(KnownFiles.findings(loaded))
        .containsExactly(
            "INFERRED : frequency 1w, inferred from the time stamps",
            "MASKED : series 'co2-weekly', column 'co2': 59 of 2284 values are missing, from"
                + " 1958-05-10 to 1985-08-03");
    assertFirst(loaded, "1w", 52, "1958-03-29");
  }

  @Test
  void milkWithMonthsThatAreNotThere() {
    Map<String, Object> options = Map.of("time", "Month", "targets", List.of("Pounds per cow"));
    assertThatThrownBy(() -> load("milk-incomplete.csv", options))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "row 22, column 'Month': 1 row is missing between 1963-08-01 and 1963-10-01 at a"
                + " frequency of 1M, the first gap of 13 missing rows (8 gaps, before rows 22, 35,"
                + " 39, 69, 87, 143, 145, 155)");
    Loaded loaded =
        load(
            "milk-incomplete.csv",
            Map.of("time", "Month", "targets", List.of("Pounds per cow"), "missing", "seasonal"));
    assertThat(KnownFiles.findings(loaded))
        .containsExactly(
            "INFERRED : frequency 1M, inferred from the time stamps",
            "FILLED : the calendar has 13 steps without a row, which are filled in: 8 gaps, before"
                + " rows 22, 35, 39, 69, 87, 143, 145, 155, between 1963-08-01 and 1975-11-01",
            "FILLED : series 'milk-incomplete', column 'Pounds per cow': 13 of 168 values were"
                + " missing and are filled in, from 1963-09-01 to 1975-10-01");
    assertFirst(loaded, "1M", 12, "1962-01-01");
  }

  @Test
  void dustInBeijingByTheHour() {
    Loaded loaded =
        load(
            "beijing-pm25.csv.gz",
            Map.of(
                "time", List.of("year", "month", "day", "hour"),
                "targets", List.of("pm2.5"),
                "past-covariates", List.of("DEWP", "TEMP", "PRES", "cbwd", "Iws", "Is", "Ir"),
                "missing", "mask"),
            "cbwd");
    assertThat(KnownFiles.read(loaded))
        .isEqualTo(
            ": 1 series, 43824 steps, of the columns pm2.5, DEWP, TEMP, PRES, cbwd, Iws, Is, Ir");
    assertThat(KnownFiles.findings(loaded))
        .containsExactly(
            "INFERRED : frequency 1h, inferred from the time stamps",
            "MASKED : series 'beijing-pm25', column 'pm2.5': 2067 of 43824 values are missing, from"
                + " 2010-01-01 00:00:00 to 2014-12-20 16:00:00");
    assertThat(loaded.dataset().columns().get(4).levels()).containsExactly("NE", "NW", "SE", "cv");
    assertFirst(loaded, "1h", 24, "2010-01-01 00:00:00");
  }

  @Test
  void anOilTransformerByTheHour() {
    Loaded loaded =
        load(
            "etth1.csv.gz",
            Map.of(
                "time",
                "date",
                "targets",
                List.of("HUFL", "HULL", "MUFL", "MULL", "LUFL", "LULL", "OT")));
    assertThat(KnownFiles.read(loaded))
        .isEqualTo(
            ": 1 series, 17420 steps, of the columns HUFL, HULL, MUFL, MULL, LUFL, LULL, OT");
    assertThat(KnownFiles.findings(loaded))
        .containsExactly("INFERRED : frequency 1h, inferred from the time stamps");
    assertFirst(loaded, "1h", 24, "2016-07-01 00:00:00");
  }
}
