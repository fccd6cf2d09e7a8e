/**
 * One time step of a layer as values: what a cell's equations become once they are written down.
 *
 * <p>Read {@link org.rnn4j.cells.internal.graph.Node} first (a value and what computes it), then
 * {@link org.rnn4j.cells.internal.graph.StepGraph} (all of them, with the names of states and
 * parameters), then {@link org.rnn4j.cells.internal.graph.Operation} (what there is to know about
 * one kind of computation).
 *
 * <p>The invariant: a graph is in single-assignment form, and every operand comes before what is
 * computed from it. So one walk in order of ids sees everything before it is used.
 *
 * <p>Nothing here knows an operation but the leaves that come from outside: those are in {@code
 * operation} and come in by a {@link org.rnn4j.cells.internal.graph.Vocabulary}. Imports run {@code
 * layer}, {@code rewrite} to {@code operation} to {@code graph}, never back.
 */
package org.rnn4j.cells.internal.graph;
