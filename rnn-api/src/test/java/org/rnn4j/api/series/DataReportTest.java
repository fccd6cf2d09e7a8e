package org.rnn4j.api.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.series.DataReport.Finding;
import org.rnn4j.api.series.DataReport.Kind;

class DataReportTest {

  @Test
  void everybodyIsToldWhatIsMoreThanAFactAndInItsOrder() {
    DataReport report =
        new DataReport(
            Arrays.stream(Kind.values()).map(kind -> Finding.of(kind, 1, kind.name())).toList());
    List<String> told = new ArrayList<>();
    report.tell(note -> told.add("note " + note), warning -> told.add("warning " + warning));
    assertThat(told)
        .containsExactly(
            "note INFERRED",
            "warning FILLED",
            "note MASKED",
            "note REORDERED",
            "warning MERGED",
            "warning LEFT_OUT",
            "warning UNUSUAL");
  }

  @Test
  void whatCannotBePrintedIsEscaped() {
    assertThat(Finding.of(Kind.READ, 0, "bell \u0007").sentence()).isEqualTo("bell \\u0007");
  }

  @Test
  void nothingIsFoundLessThanNoTimes() {
    assertThatThrownBy(() -> Finding.of(Kind.READ, -1, "rows"))
        .hasMessage("things are counted from 0, not -1");
  }
}
