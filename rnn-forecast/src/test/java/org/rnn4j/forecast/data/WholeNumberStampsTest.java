package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.forecast.data.CsvColumns.Missing;

/** Dates written as whole numbers. */
class WholeNumberStampsTest extends StampFiles {

  @ParameterizedTest
  @CsvSource({
    "whole-number-days-of-one-month.csv, yyyyMMdd",
    "whole-number-days.csv, yyyyMMdd",
    "whole-number-months.csv, yyyyMM"
  })
  void thatLookLikeDatesAreRefusedWithTheirPatternWhetherGapsAreFilledOrNot(
      String name, String pattern) {
    for (Missing missing : Missing.values()) {
      assertThat(problem(resource(name), BY_DATE.missing(missing)))
          .contains("look like dates", "set time-format: " + pattern)
          .doesNotContain("interpolate", "forward-fill");
    }
    assertThat(time(resource(name), BY_DATE.timeFormat(pattern)).frequency()).isPresent();
  }

  @Test
  void withHoursMinutesAndSecondsAreSeenToo() {
    assertThat(problem("2021013122", "2021013123", "2021020100")).contains("yyyyMMddHH");
    assertThat(problem("202101312359", "202102010000")).contains("yyyyMMddHHmm");
    assertThat(problem("20210131235959", "20210201000000")).contains("yyyyMMddHHmmss");
  }

  @Test
  void thatAreRegularOnlyAsDatesAreRefusedInsteadOfFilled() {
    assertThat(problem("2111", "2112", "2201")).contains("set time-format: yyMM");
    assertThat(problem("210130", "210131", "210201")).contains("set time-format: yyMMdd");
    assertThat(problem("2020365", "2020366", "2021001")).contains("set time-format: yyyyDDD");
    assertThat(problem(file("2111", "2112", "2201"), BY_DATE.missing(Missing.INTERPOLATE)))
        .contains("set time-format: yyMM");
  }

  @Test
  void ofTwoYearsAreNotFilledFromOneToTheNext() {
    String[] months = new String[24]; // few enough are missing between 2112 and 2201 to be filled
    Arrays.setAll(months, i -> Integer.toString(2101 + 100 * (i / 12) + i % 12));
    for (Missing missing : Missing.values()) {
      assertThat(problem(file(months), BY_DATE.missing(missing))).contains("set time-format: yyMM");
    }
  }

  @Test
  void ofYearsCountUp() {
    TimeIndex time = time("1949", "1950", "1951");
    assertThat(time.frequency()).isEmpty();
    assertThat(time.label(3)).isEqualTo("1952");
    TimeIndex years = time(file("1949", "1950", "1951"), BY_DATE.timeFormat("yyyy"));
    assertThat(years.frequency()).hasToString("Optional[1Y]");
  }

  @Test
  void withTheDayFirstAreDatesWhereOnlyDayAndMonthChange() {
    assertThat(problem("01012021", "02012021", "03012021")).contains("time-format: ddMMyyyy");
    assertThat(problem("01152021", "02152021", "03152021")).contains("time-format: MMddyyyy");
    assertThat(problem("01012021", "02012021", "01022021"))
        .contains("1022021 is earlier than 2012021", "if these are dates", "ddMMyyyy");
    assertThat(time("1012021", "1012022", "1012023").label(3)).isEqualTo("1012024");
  }

  @Test
  void thatLookLikeDatesAreNoDatesForAFrequencyYet() {
    assertThat(problem(file("20210101", "20210102"), BY_DATE.frequency("1d")))
        .contains("set time-format: yyyyMMdd");
    assertThat(problem(file("1949", "1950"), BY_DATE.frequency("1Y")))
        .startsWith("data.frequency: the time stamps are integers; if they are dates, give");
  }

  @Test
  void withPlainGapsAreAdvisedAsBefore() {
    assertThat(problem("1", "2", "3", "7")).contains("set missing: mask, interpolate");
    assertThat(problem("1949", "1950", "1960")).contains("set missing: mask, interpolate");
  }
}
