package org.rnn4j.cells.conformance;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.step.Value;

/** The check {@code roles} over parameters that do something else than their role says. */
class PlantedRolesTest {

  // h' P for the state h', the matrix having this role.
  static PlantedProvider withMatrix(ParameterRole role) {
    return PlantedProvider.making(
        units ->
            s -> {
              ParameterSpec p =
                  ParameterSpec.matrix("P", units, units, role, Initializer.orthogonal());
              PlantedProvider.step(s, units, x -> x, h -> h.product(s.parameter(p)));
            });
  }

  // A function of a vector that is declared in this role.
  private static PlantedProvider withVector(
      ParameterRole role, boolean decay, BinaryOperator<Value> use) {
    return PlantedProvider.making(
        units ->
            s -> {
              Value p =
                  s.parameter(
                      ParameterSpec.vector("p", units, role, Initializer.uniform(-1, 1))
                          .withDecay(decay));
              PlantedProvider.step(s, units, x -> x, h -> use.apply(h, p));
            });
  }

  @TestFactory
  Stream<DynamicTest> everyWrongRoleIsRejected() {
    Map<String, PlantedProvider> bugs = new LinkedHashMap<>();
    bugs.put("the matrix P multiplies what sees a state", withMatrix(ParameterRole.OTHER));
    bugs.put(
        "W2 is declared RECURRENT_WEIGHT and multiplies what sees no state",
        PlantedProvider.making(
            units ->
                s -> {
                  ParameterSpec w =
                      ParameterSpec.matrix(
                          "W2",
                          CellVariant.INPUTS,
                          CellVariant.INPUTS,
                          ParameterRole.RECURRENT_WEIGHT,
                          Initializer.glorotUniform());
                  PlantedProvider.step(s, units, x -> x.product(s.parameter(w)), h -> h);
                }));
    bugs.put(
        "p is declared RECURRENT_WEIGHT and multiplies nothing",
        withVector(ParameterRole.RECURRENT_WEIGHT, true, Value::plus));
    bugs.put(
        "p is declared BIAS and multiplies", withVector(ParameterRole.BIAS, false, Value::times));
    bugs.put(
        "p is declared BIAS and has weight decay",
        withVector(ParameterRole.BIAS, true, Value::plus));
    bugs.put("p is declared STATISTIC", withVector(ParameterRole.STATISTIC, false, Value::plus));
    bugs.put(
        "b2 is declared RECURRENT_BIAS and added to what sees no state",
        PlantedProvider.making(
            units ->
                s -> {
                  ParameterSpec b =
                      ParameterSpec.vector(
                          "b2",
                          CellVariant.INPUTS,
                          ParameterRole.RECURRENT_BIAS,
                          Initializer.zeros());
                  PlantedProvider.step(s, units, x -> x.plus(s.parameter(b)), h -> h);
                }));
    return bugs.entrySet().stream()
        .map(e -> dynamicTest(e.getKey(), () -> e.getValue().assertRejected("roles", e.getKey())));
  }

  @TestFactory
  Stream<DynamicTest> theRightRolesPass() {
    Map<String, PlantedProvider> sound = new LinkedHashMap<>();
    sound.put("a recurrent matrix", withMatrix(ParameterRole.RECURRENT_WEIGHT));
    sound.put("a recurrent vector", withVector(ParameterRole.RECURRENT_WEIGHT, true, Value::times));
    sound.put("a peephole", withVector(ParameterRole.OTHER, true, Value::times));
    sound.put("a recurrent bias", withVector(ParameterRole.RECURRENT_BIAS, false, Value::plus));
    return sound.entrySet().stream()
        .map(e -> dynamicTest(e.getKey(), e.getValue().check("roles")::run));
  }
}
