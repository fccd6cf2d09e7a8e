package org.rnn4j.forecast.inputs;

/**
 * Inputs that tell the categories of a column from each other and are to be embedded.
 *
 * @param column its name
 * @param from the first of them
 * @param levels how many there are, one for each category
 * @param numbers that are learned for each category
 */
public record CategoryInput(String column, int from, int levels, int numbers) {}
