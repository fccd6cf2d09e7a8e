package org.rnn4j.forecast.conformance;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;

/** The kit over every built-in scaler. */
class BuiltInScalersTest {

  @TestFactory
  Stream<DynamicContainer> everyBuiltInScalerConforms() {
    return Registry.installed().all(Kind.SCALER).stream()
        .map(
            entry ->
                dynamicContainer(
                    entry.provider().name(),
                    ScalerConformance.of(entry.provider())
                        .checks()
                        .map(c -> dynamicTest(c.name(), c::run))));
  }
}
