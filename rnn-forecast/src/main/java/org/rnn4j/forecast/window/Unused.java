package org.rnn4j.forecast.window;

import java.util.List;
import org.rnn4j.api.error.Place;

/**
 * Series that are left out of everything, because nothing could be learned from them or measured.
 *
 * @param place what leaves them out, for messages
 * @param ids of the series, at least one, in their order
 * @param why in words that stand after a colon
 */
public record Unused(Place place, List<String> ids, String why) {
  public Unused {
    ids = List.copyOf(ids);
  }
}
