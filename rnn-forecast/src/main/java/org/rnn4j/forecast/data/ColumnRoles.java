package org.rnn4j.forecast.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.option.Spelling;
import org.rnn4j.forecast.spec.SpecPlaces;

/** Whether the roles that columns are given go together, before any file is looked at. */
final class ColumnRoles {

  private ColumnRoles() {}

  /**
   * The names of all columns that have a role.
   *
   * @throws InputException if there is no target, a column has two roles that exclude each other,
   *     or what is said to be a category is no covariate
   */
  static Set<String> check(CsvColumns columns) {
    if (columns.targets().isEmpty()) {
      throw new InputException(
          SpecPlaces.DATA.key(CsvColumns.TARGETS), "it is empty", "name the columns to forecast");
    }
    List<String> others = new ArrayList<>(columns.timed());
    columns.weight().ifPresent(others::add);
    others.addAll(columns.times());
    Set<String> roles = distinct(others, columns.staticCovariates());
    distinct(others, columns.ids()); // what names a series may be known of it too
    roles.addAll(columns.ids());
    requireCategories(columns);
    return roles;
  }

  private static Set<String> distinct(List<String> some, List<String> more) {
    Set<String> roles = new LinkedHashSet<>();
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    for (String name : all) {
      if (!roles.add(name)) {
        throw new InputException(
            SpecPlaces.DATA,
            "the column " + Quoted.of(name) + " is given two roles",
            "a column is the time, the id, a target, a covariate or the weight");
      }
    }
    return roles;
  }

  private static void requireCategories(CsvColumns columns) {
    List<String> possible = new ArrayList<>(columns.timed());
    possible.addAll(columns.staticCovariates());
    possible.removeAll(columns.targets());
    for (String name : columns.categories()) {
      if (columns.targets().contains(name)) {
        throw new InputException(
            SpecPlaces.CATEGORIES,
            Quoted.of(name) + " is a target",
            "what is forecast is a number");
      }
      if (!possible.contains(name)) {
        throw new InputException(
            SpecPlaces.CATEGORIES,
            Quoted.of(name) + " is no covariate",
            possible.isEmpty()
                ? "name it under past-covariates, future-covariates or static-covariates too"
                : Spelling.suggestion(name, possible));
      }
    }
  }
}
