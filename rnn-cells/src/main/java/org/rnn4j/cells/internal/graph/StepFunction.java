package org.rnn4j.cells.internal.graph;

import java.util.Optional;

/**
 * A step ready to be placed and run.
 *
 * @param graph the operations
 * @param backward its gradient; empty when only the forward step is wanted
 */
public record StepFunction(StepGraph graph, Optional<Backward> backward) {}
