package org.rnn4j.examples.benchmarks.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import org.rnn4j.examples.benchmarks.work.NetworkWork;
import org.rnn4j.examples.benchmarks.work.Task;
import org.rnn4j.examples.benchmarks.work.Waves;

/** A session over a model that is put together here, time first. */
final class OnnxNetwork implements Task {

  private final OnnxModel model;
  private final OrtSession session;
  private final OnnxTensor x;

  OnnxNetwork(NetworkWork work, int threads) {
    model = new OnnxModel(work);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      session = environment.createSession(model.bytes(), options);
      x =
          OnnxTensor.createTensor(
              environment,
              FloatBuffer.wrap(new Waves(work).inputsByTime(0)),
              new long[] {work.steps(), work.rows(), work.features()});
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public long parameters() {
    return model.parameters();
  }

  @Override
  public double run(int steps) {
    for (int i = 0; i < steps; i++) {
      try (OrtSession.Result result = session.run(Map.of("x", x))) {
        if (result.size() != 1) {
          throw new IllegalStateException("one output was expected");
        }
      } catch (OrtException e) {
        throw new IllegalStateException(e);
      }
    }
    return Double.NaN;
  }

  @Override
  public void close() {
    try {
      x.close();
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
