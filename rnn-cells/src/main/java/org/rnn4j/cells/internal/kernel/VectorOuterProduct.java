package org.rnn4j.cells.internal.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Kernels#addOuterProducts} with vectors, as a matrix product: the sum runs over the rows of
 * the batch and {@link Kernels#STEPS_OF_SUM} steps, as the inputs do in a product. So a vector runs
 * along the gradients and a number of the factors is broadcast; for this both are transposed first.
 * The gradients are transposed once for all factors, some panels of sixteen in one go; while the
 * factors go by from the second-level cache, one panel stays in the first.
 *
 * <p>A large matrix is summed in panels of as many columns as gradients are taken at a time, one
 * after the other in memory. In its own order, every row of a tile lies on another page and in the
 * same few sets of the first-level cache.
 */
final class VectorOuterProduct {

  private static final VectorSpecies<Float> SPECIES = VectorWidth.SPECIES;
  private static final int VL = SPECIES.length();
  private static final int LANES = Kernels.LANES;
  private static final int STEPS = Kernels.STEPS_OF_SUM;
  private static final int PANEL = LANES; // gradients at a time: a tile takes them for lanes
  private static final int PANEL_SIZE = STEPS * LANES * PANEL;
  private static final int TOGETHER = 4; // panels that are transposed in one go: a page at a time
  private static final int GRADIENTS = TOGETHER * PANEL_SIZE;
  private static final int DIRECT = 1 << 14; // numbers of a matrix that is summed where it stands

  private VectorOuterProduct() {}

  static void add(
      int steps, int factors, float[][] array, int[] offset, int[] stride, int[] width) {
    int xWidth = 0;
    for (int f = 0; f < factors; f++) {
      xWidth += width[f];
    }
    int gWidth = width[factors];
    boolean inPanels = steps > STEPS && xWidth * gWidth > DIRECT;
    float[] panels = Scratch.panels(inPanels ? xWidth * (gWidth + PANEL - 1) : 0);
    if (inPanels) {
      loadPanels(factors, array, offset, width, xWidth, panels);
    }
    float[] transposed = Scratch.copies(GRADIENTS + STEPS * LANES * xWidth);
    for (int t = 0; t < steps; t += STEPS) {
      int count = Math.min(STEPS, steps - t);
      int x = GRADIENTS;
      for (int f = 0; f < factors; f++) {
        int xo = offset[f] + t * stride[f];
        transposeFactors(count, array[f], xo, stride[f], width[f], transposed, x);
        x += width[f] * count * LANES;
      }
      int gStride = stride[factors];
      for (int first = 0; first < gWidth; first += TOGETHER * PANEL) {
        int end = Math.min(first + TOGETHER * PANEL, gWidth);
        int go = offset[factors] + t * gStride + first * LANES;
        transposeGradients(count, array[factors], go, gStride, end - first, transposed);
        for (int j = first; j < end; j += PANEL) {
          int at = (j - first) / PANEL * PANEL_SIZE;
          int columns = Math.min(PANEL, end - j);
          int row = j * xWidth; // of the panel
          x = GRADIENTS;
          for (int f = 0; f < factors; f++) {
            float[] m = inPanels ? panels : array[factors + 1 + f];
            int mo = inPanels ? row : offset[factors + 1 + f] + j;
            int mRow = inPanels ? PANEL : gWidth;
            panel(count, transposed, at, x, width[f], columns, m, mo, mRow);
            x += width[f] * count * LANES;
            row += width[f] * PANEL;
          }
        }
      }
    }
    if (inPanels) {
      storePanels(factors, array, offset, width, xWidth, panels);
    }
  }

  // Row by row: a row's columns are neighbours in the matrix.
  private static void loadPanels(
      int factors, float[][] array, int[] offset, int[] width, int xWidth, float[] panels) {
    int gWidth = width[factors];
    int row = 0; // of a panel
    for (int f = 0; f < factors; f++) {
      int mo = offset[factors + 1 + f];
      for (int i = 0; i < width[f]; i++, row++, mo += gWidth) {
        for (int j = 0; j < gWidth; j += PANEL) {
          int columns = Math.min(PANEL, gWidth - j);
          System.arraycopy(
              array[factors + 1 + f], mo + j, panels, j * xWidth + row * PANEL, columns);
        }
      }
    }
  }

  private static void storePanels(
      int factors, float[][] array, int[] offset, int[] width, int xWidth, float[] panels) {
    int gWidth = width[factors];
    int row = 0;
    for (int f = 0; f < factors; f++) {
      int mo = offset[factors + 1 + f];
      for (int i = 0; i < width[f]; i++, row++, mo += gWidth) {
        for (int j = 0; j < gWidth; j += PANEL) {
          int columns = Math.min(PANEL, gWidth - j);
          System.arraycopy(
              panels, j * xWidth + row * PANEL, array[factors + 1 + f], mo + j, columns);
        }
      }
    }
  }

  // As Kernels.pack does with a matrix: blocks of neighbouring factors, row by row of the batch.
  private static void transposeFactors(
      int steps, float[] x, int xo, int stride, int width, float[] to, int o) {
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < width; ) {
        int block = Kernels.packedBlock(width - i);
        int at = o + (i * steps + t * block) * LANES;
        VectorTranspose.run(x, xo + t * stride + i * LANES, block, to, at, block);
        i += block;
      }
    }
  }

  // Panel after panel, each with all steps. Read step by step, in the order they have in memory.
  private static void transposeGradients(
      int steps, float[] g, int go, int stride, int columns, float[] to) {
    int last = (columns - 1) / PANEL;
    if (columns % PANEL != 0) {
      Arrays.fill(to, last * PANEL_SIZE, last * PANEL_SIZE + steps * LANES * PANEL, 0);
    }
    for (int t = 0; t < steps; t++) {
      for (int p = 0; p <= last; p++) {
        int j = p * PANEL;
        int at = p * PANEL_SIZE + t * LANES * PANEL;
        int from = go + t * stride + j * LANES;
        VectorTranspose.run(g, from, Math.min(PANEL, columns - j), to, at, PANEL);
      }
    }
  }

  // All factors times one panel of gradients.
  private static void panel(
      int steps,
      float[] transposed,
      int go,
      int xo,
      int xWidth,
      int columns,
      float[] m,
      int mo,
      int mRow) {
    int rows = steps * LANES;
    float[] sums = Scratch.sums(Kernels.LARGEST_BLOCK * PANEL);
    for (int i = 0; i < xWidth; ) {
      int block = Kernels.packedBlock(xWidth - i);
      VectorProduct.block(block, transposed, xo + i * rows, rows, transposed, go, columns, sums);
      for (int b = 0; b < block; b++) {
        addTo(m, mo + (i + b) * mRow, sums, b * PANEL, columns);
      }
      i += block;
    }
  }

  private static void addTo(float[] m, int mo, float[] sums, int so, int count) {
    int bound = SPECIES.loopBound(count);
    for (int c = 0; c < bound; c += VL) {
      FloatVector.fromArray(SPECIES, m, mo + c)
          .add(FloatVector.fromArray(SPECIES, sums, so + c))
          .intoArray(m, mo + c);
    }
    for (int c = bound; c < count; c++) {
      m[mo + c] += sums[so + c];
    }
  }
}
