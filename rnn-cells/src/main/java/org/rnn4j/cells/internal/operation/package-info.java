/**
 * The operations: each one small class with its name, shape rule, gradient rule, definition in
 * double and kernel call, together.
 *
 * <p>Read {@link org.rnn4j.cells.internal.operation.Affine} first, which is the shortest whole one,
 * then {@link org.rnn4j.cells.internal.operation.StepOperations}, which says what the words of the
 * step language become.
 *
 * <p>The invariant: {@code evaluate} (double, obvious) and {@code run} (float, kernels) compute the
 * same, and {@code differentiate} writes its rule in operations that hold to this themselves.
 *
 * <p>A new operation of the step language is a class here, a method of {@code Vocabulary}, its line
 * in {@code StepOperations} and its word in {@code Value} of rnn-api; the gradient checks run it.
 * One that only a pass makes needs the class alone. A new function of one or two numbers is a
 * constant of {@code Unary} or {@code Binary}, which the compiler leads through every switch.
 */
package org.rnn4j.cells.internal.operation;
