package org.rnn4j.cells.internal.layer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.layer.DropoutScope;
import org.rnn4j.api.layer.Layer;
import org.rnn4j.api.layer.LayerStep;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Value;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.operation.BatchStatistics;

/**
 * Calls a layer once with symbolic values and keeps what it wrote: one step, or several that follow
 * each other. It is cut where statistics of the whole batch are taken, because what arrives there
 * must be known of every row before anything behind it is computed.
 */
public final class EquationsRecorder implements LayerStep {

  private final Author author;
  private final Initialization initialization;
  private final boolean training;
  private final IntUnaryOperator sites;
  private final Node input;
  private final List<StepGraph> done = new ArrayList<>();
  private StepRecorder current;
  private int masks; // of the current part

  private EquationsRecorder(
      Author author,
      int inputWidth,
      Initialization initialization,
      boolean training,
      IntUnaryOperator sites) {
    this.author = author;
    this.initialization = initialization;
    this.training = training;
    this.sites = sites;
    this.current = StepRecorder.ofStateless(author, inputWidth, initialization);
    this.input = current.graph().input();
  }

  /**
   * Records a layer, in this thread.
   *
   * @param place where it stands, for messages
   * @param training whether random masks are drawn and statistics taken of the batch
   * @param sites the first site of random masks by part
   * @return its parts, from input to output; at least one
   * @throws org.rnn4j.api.error.InputException if the layer breaks the rules of {@link LayerStep}
   * @throws org.rnn4j.api.error.PluginException if its step ends in an error, or in no end of
   *     operations
   */
  public static List<StepGraph> record(
      Place place,
      Layer layer,
      int inputWidth,
      Initialization initialization,
      boolean training,
      IntUnaryOperator sites) {
    Author author = Author.ofLayer(place, layer);
    EquationsRecorder recorder =
        new EquationsRecorder(author, inputWidth, initialization, training, sites);
    author.run(
        () -> {
          layer.step(recorder);
          recorder.finish();
        });
    return recorder.done;
  }

  /** Tries whether a layer's step comes to an end, as {@link StepRecorder#probe} does. */
  public static void probe(
      Place place, Layer layer, int inputWidth, Initialization initialization) {
    Author author = Author.ofLayer(place, layer);
    EquationsRecorder recorder =
        new EquationsRecorder(author, inputWidth, initialization, false, part -> 0);
    new Probe(author, () -> author.run(() -> layer.step(recorder))).run(StepRecorder.TIME_LIMIT);
  }

  @Override
  public Value input() {
    return input;
  }

  @Override
  public Value parameter(ParameterSpec spec) {
    return current.parameter(spec);
  }

  @Override
  public Value projection(Value x, int units) {
    return current.inputProjection(own(x), Gate.of("y"), units).value();
  }

  @Override
  public Value dropout(Value x, double rate, DropoutScope scope) {
    require(rate >= 0 && rate < 1, "a dropout rate is at least 0 and below 1, not " + rate);
    require(scope != null, "it is not said how often a dropout mask is drawn: the scope is null");
    Node value = own(x);
    int site = sites.applyAsInt(done.size()) + masks++;
    return training && rate > 0 ? new Dropout(site, rate, scope).of(value) : value;
  }

  @Override
  public Value standardizedOverBatch(Value x, double epsilon, double momentum) {
    require(epsilon > 0, "epsilon is above 0, not " + epsilon);
    require(momentum >= 0 && momentum < 1, "momentum is from 0 to below 1, not " + momentum);
    require(!current.graph().hasOutput(), "the batch is looked at after the output is given");
    Node value = own(x);
    require(
        value.shape().batched(), "statistics of a batch are of values that depend on the input");
    current.output(value);
    StepGraph before = current.finished();
    if (!handsOn(before)) {
      done.add(before);
    }
    done.add(
        BatchNormalization.of(new BatchStatistics(value.width(), epsilon, momentum), training));
    current = StepRecorder.ofStateless(author, value.width(), initialization);
    masks = 0;
    return current.graph().input();
  }

  @Override
  public void output(Value y) {
    current.output(own(y));
  }

  private Node own(Value value) {
    boolean isEarlier =
        value instanceof Node node
            && node.graph() != current.graph()
            && (node.graph() == input.graph() || done.contains(node.graph()));
    require(!isEarlier, "a value from before the statistics of the batch is used after them");
    return current.graph().own(value);
  }

  private void finish() {
    StepGraph last = current.finished();
    if (done.isEmpty() || !handsOn(last)) {
      done.add(last);
    }
    Set<String> names = new HashSet<>();
    for (StepGraph part : done) {
      for (String name : part.parameters().keySet()) {
        require(names.add(name), "there are two parameters '" + name + "' in one layer");
      }
    }
  }

  // Whether a part is none, because it only gives out what comes in; whether training or not.
  private boolean handsOn(StepGraph part) {
    return part.output() == part.input() && part.parameters().isEmpty() && masks == 0;
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
