/** A third party's cell: the minimal gated recurrent unit minGRU. */
module com.acme.mingru {
  requires org.rnn4j.api;

  provides org.rnn4j.api.spi.CellProvider with
      com.acme.mingru.MinimalGruProvider;
}
