package org.rnn4j.forecast.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.InputException;

class JsonTest {

  @Test
  void keysKeepTheirOrderAndNumbersTheirDigits() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("z", 1);
    tree.put("a", Arrays.asList(0.1, Double.NaN, null, true, "ü\n"));
    tree.put("empty", Map.of());
    assertThat(Json.compact(tree))
        .isEqualTo("{\"z\":1,\"a\":[0.1,null,null,true,\"ü\\n\"],\"empty\":{}}");
    assertThat(Json.write(Map.of("a", List.of(1, 2)))).isEqualTo("{\n  \"a\" : [ 1, 2 ]\n}\n");
    assertThat(Json.object(Json.write(tree), "here")).containsEntry("z", 1).hasSize(3);
  }

  @Test
  void whatIsNoJsonIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> Json.object("{\n\"a\": }", "x.json"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("x.json:2:6: is not valid JSON");
    assertThatThrownBy(() -> Json.object("{\"a\": 1, \"a\": 2}", "x.json"))
        .hasMessageContaining("Duplicate");
    assertThatThrownBy(() -> Json.object("[1]", "x.json"))
        .hasMessageContaining("not a JSON object");
  }
}
