package org.rnn4j.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.cell.ParameterRole;

class ParameterLayoutTest {

  private static ParameterLayout.Slot slot(String name, int rows, int columns, int offset) {
    return new ParameterLayout.Slot(name, rows, columns, offset, ParameterRole.OTHER, true);
  }

  private final ParameterLayout layout =
      new ParameterLayout(List.of(slot("W", 2, 3, 0), slot("b", 1, 3, 6)));

  @Test
  void slotsFollowEachOther() {
    assertThat(layout.size()).isEqualTo(9);
    assertThat(layout.slots().get(0).end()).isEqualTo(6);
    assertThat(new ParameterLayout(List.of()).size()).isZero();
  }

  @Test
  void everyPositionHasItsSlot() {
    assertThat(layout.slotAt(0).name()).isEqualTo("W");
    assertThat(layout.slotAt(5).name()).isEqualTo("W");
    assertThat(layout.slotAt(6).name()).isEqualTo("b");
    assertThatThrownBy(() -> layout.slotAt(9)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void gapsAreRefused() {
    assertThatThrownBy(() -> new ParameterLayout(List.of(slot("W", 2, 3, 0), slot("b", 1, 3, 7))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("parameter b must start at 6, not 7");
  }
}
