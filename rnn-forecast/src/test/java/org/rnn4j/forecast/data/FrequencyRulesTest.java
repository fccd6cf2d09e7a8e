package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes of data.frequency. */
class FrequencyRulesTest extends StampFiles {

  @Test
  void thatTheDataContradictAreRefused() {
    assertThat(problem(resource("saturdays.csv"), BY_DATE.frequency("W-SUN")))
        .isEqualTo(
            "saturdays.csv: row 2, column 'date': 2021-01-02 is not a Sunday, as data.frequency"
                + " says with W-SUN; correct the time stamps, or write 1w");
    assertThat(time(resource("saturdays.csv"), BY_DATE.frequency("W-SAT")).label(1))
        .isEqualTo("2021-01-09");
  }

  @ParameterizedTest
  @CsvSource({
    "MS, 2021-01-01, 2021-02-01, 2021-01-31",
    "ME, 2021-01-31, 2021-02-28, 2021-02-01",
    "QS-OCT, 2021-01-01, 2021-04-01, 2021-02-01",
    "QE-NOV, 2021-02-28, 2021-05-31, 2021-03-31",
    "Q-NOV, 2021-02-28, 2021-05-31, 2021-02-27",
    "YE-DEC, 2020-12-31, 2021-12-31, 2021-01-01",
    "A-DEC, 2020-12-31, 2021-12-31, 2020-11-30",
    "Y-DEC, 2020-12-31, 2021-12-31, 2021-12-30",
    "YS-APR, 2020-04-01, 2021-04-01, 2020-05-01",
    "AS-APR, 2020-04-01, 2021-04-01, 2020-04-02",
    "W-MON, 2021-01-04, 2021-01-11, 2021-01-05"
  })
  void ofPandasSayWhichDaysTheStampsAre(String code, String first, String second, String wrong) {
    assertThat(time(file(first, second), BY_DATE.frequency(code)).label(1)).isEqualTo(second);
    assertThat(problem(file(wrong), BY_DATE.frequency(code))).contains(wrong + " is not ", code);
  }

  @Test
  void ofQuartersNameTheMonthsThatTheyMean() {
    assertThat(problem(file("2021-03-31", "2021-06-30"), BY_DATE.frequency("QE-NOV")))
        .contains("2021-03-31 is not in FEB, MAY, AUG or NOV, as data.frequency says with QE-NOV");
  }

  @Test
  void ofPandasDoNotJudgeWhatTheStampsDoNotName() {
    assertThat(time(file("2021-01", "2021-02"), BY_DATE.frequency("ME")).label(1))
        .isEqualTo("2021-02-01");
    assertThat(time(file("2021Q1", "2021Q2"), BY_DATE.frequency("QE-DEC")).label(1))
        .isEqualTo("2021-04-01");
    assertThat(time(file("2021-W01", "2021-W02"), BY_DATE.frequency("W-SUN")).label(1))
        .isEqualTo("2021-01-11");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "D-ABC | 'ABC' is no anchor of D: weeks have MON to SUN",
        "1h-XYZ | 'XYZ' is no anchor of h",
        "W-JAN | 'JAN' is no anchor of W",
        "QS-SUN | 'SUN' is no anchor of QS",
        "M-JAN | 'JAN' is no anchor of M",
        "C | which days count is not said; write B for Monday to Friday",
        "BMS | business days",
        "SMS | half months differ in length",
        "500ms | steps shorter than a second are not read",
        "5m | it may be minutes (min) or months (M)",
        "monthly | expected a number and a unit: 15min"
      })
  void thatAreNoneAreRefusedWithAReason(String code, String reason) {
    assertThat(refusal(() -> BY_DATE.frequency(code)))
        .startsWith("frequency: '" + code + "' is not a frequency")
        .contains(reason);
  }
}
