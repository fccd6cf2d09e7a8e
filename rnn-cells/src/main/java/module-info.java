/**
 * Recurrent computation: the engine that compiles and runs any cell's step, the built-in cells and
 * normalizers, and the networks made of them.
 *
 * <p>The incubating vector module is not mentioned here on purpose: a {@code requires static} would
 * put a warning into every build downstream. It is looked up at run time.
 */
module org.rnn4j.cells {
  requires transitive org.rnn4j.api;

  exports org.rnn4j.cells.conformance;
  exports org.rnn4j.cells.description;
  exports org.rnn4j.cells.initialize;
  exports org.rnn4j.cells.network;

  provides org.rnn4j.api.spi.CellProvider with
      org.rnn4j.cells.cell.GruProvider,
      org.rnn4j.cells.cell.IndRnnProvider,
      org.rnn4j.cells.cell.LruProvider,
      org.rnn4j.cells.cell.LstmProvider,
      org.rnn4j.cells.cell.MinGruProvider,
      org.rnn4j.cells.cell.SimpleProvider,
      org.rnn4j.cells.cell.SlstmProvider,
      org.rnn4j.cells.cell.SruProvider;
  provides org.rnn4j.api.spi.LayerProvider with
      org.rnn4j.cells.layer.BatchNormProvider,
      org.rnn4j.cells.layer.DenseProvider,
      org.rnn4j.cells.layer.DropoutProvider,
      org.rnn4j.cells.layer.LayerNormProvider;
  provides org.rnn4j.api.spi.NormalizerProvider with
      org.rnn4j.cells.normalizer.BasicLstmLayerNormProvider,
      org.rnn4j.cells.normalizer.LayerNormProvider,
      org.rnn4j.cells.normalizer.LstmLayerNormProvider,
      org.rnn4j.cells.normalizer.PerGateLayerNormProvider,
      org.rnn4j.cells.normalizer.RmsNormProvider,
      org.rnn4j.cells.normalizer.SplitLayerNormProvider;
}
