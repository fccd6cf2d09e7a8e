package org.rnn4j.cells.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.error.BrokenStepException;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.model.ParameterLayout;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.initialize.ParameterFiller;
import org.rnn4j.cells.internal.layer.MemoryNeed;
import org.rnn4j.cells.internal.program.LayerCode;
import org.rnn4j.cells.internal.rewrite.PassOrder;
import org.rnn4j.cells.internal.rewrite.Purpose;

/**
 * The layers of a network recorded, differentiated and placed; everything that depends on neither
 * data nor parameters. What only some batches need is compiled when the first of them comes.
 */
final class CompiledNetwork {

  private record CodeKey(Purpose purpose, Form form) {}

  private final NetworkRecorder recorder;
  private final int copies;
  private final List<Block> blocks;
  private final ParameterLayout layout;
  private final StateTable states;
  private final int outputWidth;
  private final Map<CodeKey, List<LayerCode>> codes = new HashMap<>();

  private CompiledNetwork(NetworkRecorder recorder, int copies) {
    this.recorder = recorder;
    this.copies = copies;
    this.blocks = recorder.record(false, Form.WHOLE, new SizeCheck());
    this.layout = declare();
    this.states = new StateTable(recorder, layout);
    List<LayerCode> training = code(Purpose.TRAINING, Form.WHOLE);
    this.outputWidth = training.get(training.size() - 1).outputWidth();
  }

  /**
   * Compiles what every network needs.
   *
   * @param recorder records its layers
   * @param copies how often at least there will be so many numbers as there are parameters
   */
  static CompiledNetwork of(NetworkRecorder recorder, int copies) {
    try {
      return new CompiledNetwork(recorder, copies);
    } catch (ArithmeticException e) { // sizes are multiplied and added exactly
      throw new InputException(
          Place.of("network"), "it has more parameters than one array can hold", "use fewer units");
    }
  }

  /** Before anything is put around a cell that would count in ints. */
  private static final class SizeCheck implements Consumer<LayerRecorder> {
    private long parameters;

    @Override
    public void accept(LayerRecorder recorder) {
      recorder.probe();
      for (StepGraph part : recorder.recordWritten()) {
        parameters += size(part.parameterSpecs());
      }
      refuse(tooLarge(recorder.layer().place(), parameters));
    }
  }

  private ParameterLayout declare() {
    List<ParameterLayout.Slot> slots = new ArrayList<>();
    long offset = 0;
    for (Block block : blocks) {
      String layer = block.layer().name();
      for (ParameterSpec p : block.graph().parameterSpecs()) {
        slots.add(
            new ParameterLayout.Slot(
                layer + "." + p.name(),
                p.shape().rows(),
                p.shape().width(),
                Math.toIntExact(offset),
                p.role(),
                p.decay()));
        offset += p.shape().size();
        refuse(tooLarge(block.layer().place(), offset));
      }
    }
    long heap = Runtime.getRuntime().maxMemory();
    refuse(MemoryNeed.tooLarge(largestLayer(), offset, copies, heap));
    return new ParameterLayout(slots);
  }

  private static Optional<Problem> tooLarge(Place layer, long parameters) {
    return MemoryNeed.tooLarge(layer, parameters, 1, Long.MAX_VALUE);
  }

  private Place largestLayer() {
    Block largest = blocks.get(0);
    for (Block block : blocks) {
      largest = size(block) > size(largest) ? block : largest;
    }
    return largest.layer().place();
  }

  private static long size(Block block) {
    return size(block.graph().parameterSpecs());
  }

  private static long size(List<ParameterSpec> parameters) {
    return parameters.stream().mapToLong(p -> p.shape().size()).sum();
  }

  private static void refuse(Optional<Problem> found) {
    found.ifPresent(
        problem -> {
          throw new InputException(problem);
        });
  }

  /** The code of every block for a purpose; with masks only if batches have some. */
  synchronized List<LayerCode> code(Purpose purpose, Form form) {
    boolean isWhole = form == Form.CARRIED && !carriesMore();
    CodeKey key = new CodeKey(purpose, isWhole ? Form.WHOLE : form);
    List<LayerCode> known = codes.get(key); // without a call for each batch
    return known == null ? codes.computeIfAbsent(key, this::compile) : known;
  }

  // Whether something else than the cells' own states has to be remembered.
  private boolean carriesMore() {
    return states.slots().size() > blocks.stream().mapToInt(b -> b.graph().states().size()).sum();
  }

  private List<LayerCode> compile(CodeKey key) {
    List<LayerCode> code = new ArrayList<>();
    int offset = 0;
    for (Block block : record(key.purpose() == Purpose.TRAINING, key.form())) {
      code.add(LayerCode.of(step(block, key.purpose()), offset, block.inputs()));
      offset += Math.toIntExact(size(block));
    }
    return code;
  }

  private static StepGraph step(Block block, Purpose purpose) {
    StepGraph step = PassOrder.of(purpose, block.isAboveOthers()).apply(block.graph());
    boolean isCutOff = step.backward().filter(b -> b.inputGradient().isEmpty()).isPresent();
    if (block.isAboveOthers() && isCutOff) {
      String kind = block.layer().kind();
      throw new BrokenStepException(
          block.layer().place(),
          "the " + kind + " does not use its input, so that the layers below cannot be trained",
          "use input() in the " + kind + "'s step, or make it the first layer");
    }
    return step;
  }

  /** The network as it is recorded, before anything makes it fast. */
  List<Block> record(boolean training, Form form) {
    return recorder.record(training, form);
  }

  /** Requires a batch that goes into the network. */
  void requireInputs(Batch batch) {
    if (batch.inputWidth() != inputWidth() || batch.steps() < 1 || batch.rows() < 1) {
      throw new IllegalArgumentException(
          "a batch ["
              + batch.rows()
              + ", "
              + batch.steps()
              + ", "
              + batch.inputWidth()
              + "] does not fit a network over "
              + inputWidth()
              + " features");
    }
    if (batch.decoderSteps() > 0) {
      throw new IllegalArgumentException(
          "a batch with decoder inputs ["
              + batch.decoderSteps()
              + ", "
              + batch.decoderWidth()
              + "] does not fit a network without a decoder");
    }
  }

  /** Requires a batch whose targets the network's outputs can be compared with. */
  void requireTargets(Batch batch, int outputsPerTarget) {
    requireInputs(batch);
    int targetSteps = outputSteps(batch);
    if (batch.targetSteps() != targetSteps
        || batch.targetWidth() * outputsPerTarget != outputWidth) {
      throw new IllegalArgumentException(
          "targets ["
              + batch.targetSteps()
              + ", "
              + batch.targetWidth()
              + "] with "
              + outputsPerTarget
              + " outputs each do not fit outputs ["
              + targetSteps
              + ", "
              + outputWidth
              + "]");
    }
  }

  private int outputSteps(Batch batch) {
    return outputs() == Outputs.EVERY_STEP ? batch.steps() : 1;
  }

  /** How many numbers it gives out for a batch: {@code [row, output step, output]}. */
  int outputSize(Batch batch) {
    return Math.multiplyExact(Math.multiplyExact(batch.rows(), outputSteps(batch)), outputWidth);
  }

  /** What its layers remember from step to step. */
  StateTable states() {
    return states;
  }

  /** As they are recorded for an evaluation without masks, before anything makes them fast. */
  List<Block> blocks() {
    return blocks;
  }

  /** Records the layers once more, showing each layer's recorder. */
  void record(Consumer<LayerRecorder> seen) {
    recorder.record(false, Form.WHOLE, seen);
  }

  /** From input to output. */
  List<LayerSpec> layers() {
    return recorder.layers();
  }

  /** Whether training needs statistics of whole batches. */
  boolean isCoupled() {
    return training().stream().anyMatch(code -> code.coupling().isPresent());
  }

  /** Features at each step. */
  int inputWidth() {
    return recorder.inputWidth();
  }

  /** At which steps there is an output. */
  Outputs outputs() {
    return recorder.outputs();
  }

  /** Of the flat parameter array. */
  ParameterLayout layout() {
    return layout;
  }

  int outputWidth() {
    return outputWidth;
  }

  private List<LayerCode> training() {
    return code(Purpose.TRAINING, Form.WHOLE);
  }

  /** Parameters as their initializers draw them. */
  float[] firstParameters(long seed, ParameterFiller filler) {
    float[] values = new float[layout.size()];
    int slot = 0;
    for (Block block : blocks) {
      List<ParameterSpec> specs = block.graph().parameterSpecs();
      for (int i = 0; i < specs.size(); i++) {
        int offset = layout.slots().get(slot++).offset();
        filler.draw(specs.get(i), values, offset, seed, block.number(), i);
      }
    }
    return values;
  }

  long workPerStep() {
    return training().stream().mapToLong(LayerCode::workPerStep).sum();
  }

  int callsPerStep() {
    return training().stream().mapToInt(LayerCode::callsPerStep).sum();
  }
}
