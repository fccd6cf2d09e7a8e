/**
 * Options of everything a spec can name. {@link org.rnn4j.api.option.Option} declares one (name,
 * type, default, range, a line of documentation); {@link org.rnn4j.api.option.Options} holds
 * checked values. The declaration is the only place that knows: validation, schema, help and
 * documentation read it.
 */
package org.rnn4j.api.option;
