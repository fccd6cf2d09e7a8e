package org.rnn4j.forecast.draft;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the columns of a file are taken for.
 *
 * @param time columns of the time stamp, joined with a blank where they are several
 * @param timeFormat their pattern, where they need one
 * @param ids columns that name the series
 * @param target what is forecast
 * @param past known up to the cutoff
 * @param future known over the horizon too
 * @param statics one value for each series
 * @param categories those of the columns that are words for kinds of things, and how many
 * @param missing texts that stand for a missing number
 * @param leftOut columns that are not read, and why
 * @param reasons why the others are what they are, in sentences
 */
record Roles(
    List<String> time,
    Optional<String> timeFormat,
    List<String> ids,
    String target,
    List<String> past,
    List<String> future,
    List<String> statics,
    Map<String, Integer> categories,
    List<String> missing,
    Map<String, String> leftOut,
    List<String> reasons) {

  Roles {
    time = List.copyOf(time);
    ids = List.copyOf(ids);
    past = List.copyOf(past);
    future = List.copyOf(future);
    statics = List.copyOf(statics);
    categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
    missing = List.copyOf(missing);
    leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
    reasons = List.copyOf(reasons);
  }

  /** The same with other covariates; categories that are none of them any more are gone. */
  Roles with(List<String> newPast, List<String> newFuture, List<String> newStatics) {
    Map<String, Integer> left = new LinkedHashMap<>(categories);
    left.keySet()
        .removeIf(c -> !newPast.contains(c) && !newFuture.contains(c) && !newStatics.contains(c));
    return new Roles(
        time,
        timeFormat,
        ids,
        target,
        newPast,
        newFuture,
        newStatics,
        left,
        missing,
        leftOut,
        reasons);
  }
}
