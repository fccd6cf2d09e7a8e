/** The equations of the built-in LSTM in a third party's jar, to compare the cost of the two. */
module com.acme.twin {
  requires org.rnn4j.api;

  provides org.rnn4j.api.spi.CellProvider with
      com.acme.twin.TwinLstmProvider;
}
