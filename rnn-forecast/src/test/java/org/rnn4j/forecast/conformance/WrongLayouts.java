package org.rnn4j.forecast.conformance;

import java.util.List;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastRequest;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.forecast.conformance.PlantedStrategy.Direct;
import org.rnn4j.forecast.conformance.PlantedStrategy.Iterative;
import org.rnn4j.forecast.conformance.PlantedStrategy.ReadingOn;

/** Strategies that do not give what they say they give. */
final class WrongLayouts {

  private WrongLayouts() {}

  static final class BeyondWindows extends Direct {
    BeyondWindows(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public List<Integer> trainedLeads(int horizon) {
      return super.trainedLeads(horizon + 1);
    }
  }

  static final class WithoutWords extends Direct {
    WithoutWords(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public List<Integer> leads(int horizon) {
      if (horizon > 4) {
        throw new IllegalArgumentException();
      }
      return super.leads(horizon);
    }
  }

  static final class Refusing extends Direct {
    Refusing(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public List<Integer> leads(int horizon) {
      throw new InputException("strategy", "no horizon is right", "take another strategy");
    }
  }

  static final class LeadsBackward extends Direct {
    LeadsBackward(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public List<Integer> leads(int horizon) {
      return horizon < 2 ? super.leads(horizon) : List.of(2, 1);
    }
  }

  static final class ReadingOnToAllLeads extends ReadingOn {
    ReadingOnToAllLeads(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public List<Integer> trainedLeads(int horizon) {
      return leads(horizon);
    }
  }

  static final class FirstLead extends Direct {
    FirstLead(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public List<Integer> trainedLeads(int horizon) {
      return super.trainedLeads(1);
    }
  }

  static final class InPlace extends Iterative {
    InPlace(boolean everyStep) {
      super(everyStep);
    }

    @Override
    Block start(Block inputs) {
      return inputs;
    }
  }

  /** A block's array may be longer than the block. */
  static final class PastTheEnd extends Direct {
    PastTheEnd(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public Block forecast(Predictor predictor, ForecastRequest request) {
      float sum = 0;
      for (float value : request.history().values()) {
        sum += value;
      }
      Block answer = super.forecast(predictor, request);
      answer.set(0, 0, 0, sum);
      return answer;
    }
  }

  static final class OneLeadNan extends Direct {
    OneLeadNan(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public Block forecast(Predictor predictor, ForecastRequest request) {
      Block answer = super.forecast(predictor, request);
      if (request.horizon() > 1) {
        answer.set(0, 1, 0, Float.NaN);
      }
      return answer;
    }
  }

  /** Keeps what the network said, and not a copy of it. */
  static final class KeptAnswer extends Direct {
    KeptAnswer(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public Block forecast(Predictor predictor, ForecastRequest request) {
      Block first = predictor.start(request.history());
      predictor.start(request.history());
      return first;
    }
  }
}
