/** A third party's cell: the minimal gated unit. */
module com.acme.mgu {
  requires org.rnn4j.api;

  provides org.rnn4j.api.spi.CellProvider with
      com.acme.mgu.MinimalGatedUnitProvider;
}
