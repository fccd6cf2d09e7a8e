package org.rnn4j.cells.internal.kernel;

import org.rnn4j.api.step.Binary;

/** The part of {@link ScalarKernels} that layers need for masks, dropout and normalization. */
abstract class ScalarLayerKernels implements Kernels {

  @Override
  public void scaleAndShift(
      float[] x,
      int xo,
      float[] gain,
      int go,
      float[] offset,
      int oo,
      float[] y,
      int yo,
      int width,
      int lanes) {
    for (int j = 0; j < width; j++) {
      for (int i = j * lanes; i < (j + 1) * lanes; i++) {
        y[yo + i] = x[xo + i] * gain[go + j] + offset[oo + j];
      }
    }
  }

  @Override
  public void scaledStandardizeGradient(
      float[] dy,
      int dyo,
      float[] gain,
      int go,
      float[] n,
      int no,
      float[] s,
      int so,
      float[] dx,
      int dxo,
      int width,
      int lanes) {
    binaryByFeature(Binary.TIMES, false, dy, dyo, gain, go, 1, dx, dxo, width, lanes);
    standardizeGradient(dx, dxo, n, no, s, so, dx, dxo, width, lanes);
  }

  @Override
  public void select(
      float[] mask,
      int mo,
      int maskStep,
      float[] a,
      int ao,
      float[] b,
      int bo,
      float[] y,
      int yo,
      int width,
      int lanes) {
    for (int j = 0; j < width; j++) {
      for (int l = 0; l < lanes; l++) {
        int at = j * lanes + l;
        y[yo + at] = mask[mo + j * maskStep + l] != 0 ? a[ao + at] : b[bo + at];
      }
    }
  }

  @Override
  public void selectOrZero(
      float[] mask,
      int mo,
      int maskStep,
      boolean present,
      float[] a,
      int ao,
      float[] y,
      int yo,
      int width,
      int lanes) {
    for (int j = 0; j < width; j++) {
      for (int l = 0; l < lanes; l++) {
        int at = j * lanes + l;
        y[yo + at] = (mask[mo + j * maskStep + l] != 0) == present ? a[ao + at] : 0;
      }
    }
  }

  @Override
  public void dropoutMask(
      long key,
      int place,
      int firstRow,
      int threshold,
      float kept,
      float[] y,
      int yo,
      int width,
      int lanes) {
    for (int j = 0; j < width; j++) {
      for (int l = 0; l < lanes; l++) {
        y[yo + j * lanes + l] =
            CounterHash.isKept(key, place + j, firstRow + l, threshold) ? kept : 0;
      }
    }
  }
}
