package org.rnn4j.cells.conformance;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;

/** The kits over every built-in cell, and over every built-in layer without a state. */
@Tag("kernels")
class BuiltInConformanceTest {

  @TestFactory
  Stream<DynamicContainer> everyBuiltInCellConforms() {
    return Registry.installed().all(Kind.CELL).stream()
        .map(
            entry ->
                dynamicContainer(
                    entry.provider().name(),
                    CellConformance.of(entry.provider())
                        .checks()
                        .map(c -> dynamicTest(c.name(), c::run))));
  }

  @TestFactory
  Stream<DynamicContainer> everyBuiltInLayerConforms() {
    return Registry.installed().all(Kind.LAYER).stream()
        .map(
            entry ->
                dynamicContainer(
                    entry.provider().name(),
                    LayerConformance.of(entry.provider())
                        .checks()
                        .map(c -> dynamicTest(c.name(), c::run))));
  }
}
