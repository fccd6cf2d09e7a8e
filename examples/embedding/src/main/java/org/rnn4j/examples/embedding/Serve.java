package org.rnn4j.examples.embedding;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.model.Forecasts;
import org.rnn4j.forecast.model.SeriesForecast;

/**
 * Loads a trained model once and forecasts for whoever asks: {@code POST /forecast} with the recent
 * rows as CSV is answered with the forecasts as CSV, or with status 400 and what is wrong with the
 * rows.
 *
 * <p>A model may be shared by threads: it is immutable but for a lock around its network.
 *
 * <p>HOW TO RUN: see the README of this folder.
 */
public final class Serve implements AutoCloseable {

  private final ForecastModel model;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);

  /**
   * Starts to serve, to this machine alone.
   *
   * @param run a run folder or the model folder in it
   * @param port to listen at; 0 for any that is free
   */
  public Serve(Path run, int port) throws IOException {
    model = ForecastModel.load(run, Registry.installed());
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/forecast", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** Where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    Path rows = Files.createTempFile("rows", ".csv");
    try (exchange) { // which is closed behind either answer
      Files.copy(exchange.getRequestBody(), rows, StandardCopyOption.REPLACE_EXISTING);
      answer(exchange, rows);
    } finally {
      Files.delete(rows);
    }
  }

  private void answer(HttpExchange exchange, Path rows) throws IOException {
    try {
      send(exchange, 200, csv(model.forecast(model.read(rows))));
    } catch (InputException e) {
      send(exchange, 400, e.getMessage() + "\n");
    }
  }

  private static String csv(Forecasts forecasts) {
    StringBuilder csv = new StringBuilder("series,time,target,forecast\n");
    for (SeriesForecast forecast : forecasts.forecasts()) {
      for (SeriesForecast.Step step : forecast.steps()) {
        for (int i = 0; i < step.values().size(); i++) {
          String target = forecast.targets().get(i);
          csv.append(String.join(",", forecast.seriesId(), step.time(), target)).append(',');
          csv.append(step.values().get(i)).append('\n');
        }
      }
    }
    return csv.toString();
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }

  /** Takes a run folder and a port. */
  public static void main(String[] args) throws IOException {
    Serve serve = new Serve(Path.of(args[0]), Integer.parseInt(args[1]));
    System.out.println("POST rows to http://localhost:" + serve.port() + "/forecast");
  }
}
