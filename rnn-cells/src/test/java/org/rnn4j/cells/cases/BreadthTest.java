package org.rnn4j.cells.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BreadthTest {

  private static final List<List<Integer>> PRODUCT = product(3, 4, 2, 2, 2);

  private static List<List<Integer>> product(int... counts) {
    List<List<Integer>> product = List.of(List.of());
    for (int count : counts) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> start : product) {
        for (int value = 0; value < count; value++) {
          List<Integer> next = new ArrayList<>(start);
          next.add(value);
          longer.add(next);
        }
      }
      product = longer;
    }
    return product;
  }

  @Test
  void everyPairOfValuesOccursInAFewOfTheCombinations() {
    List<List<Integer>> chosen = Breadth.PAIRS.of(PRODUCT, Function.identity());
    assertThat(chosen.size()).isBetween(12, 24);
    for (List<Integer> one : PRODUCT) {
      for (int i = 0; i < one.size(); i++) {
        for (int j = 0; j < i; j++) {
          int first = i;
          int second = j;
          assertThat(chosen)
              .anyMatch(
                  c ->
                      c.get(first).equals(one.get(first)) && c.get(second).equals(one.get(second)));
        }
      }
    }
  }

  @Test
  void theWholeIsEveryCombination() {
    assertThat(Breadth.WHOLE.of(PRODUCT, Function.identity())).isEqualTo(PRODUCT);
  }
}
