/**
 * The float primitives; the only place that knows how the machine computes.
 *
 * <p>Read {@link org.rnn4j.cells.internal.kernel.Kernels} first (what there is and how values are
 * stored), then {@link org.rnn4j.cells.internal.kernel.ScalarKernels}, the readable definition.
 * {@link org.rnn4j.cells.internal.kernel.KernelSelection} chooses between it and its twin.
 *
 * <p>The invariant: {@code VectorKernels} gives the bits of {@code ScalarKernels} at every size, so
 * that neither the JVM nor the width of a vector changes a result. A new kernel is a method of
 * {@code Kernels}, its loop in {@code ScalarKernels}, its twin in {@code VectorKernels} or one of
 * the {@code Vector} classes behind it, and a line in the test of twins. Nothing outside those
 * classes names the incubating module.
 */
package org.rnn4j.cells.internal.kernel;
