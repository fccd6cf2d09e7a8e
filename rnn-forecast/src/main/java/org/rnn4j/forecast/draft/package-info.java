/**
 * A spec for a data file that nobody has described yet. Start with {@link
 * org.rnn4j.forecast.draft.SpecDraft}. What stands in the file is told from its text ({@link
 * org.rnn4j.forecast.draft.FileSurvey}, {@link org.rnn4j.forecast.draft.Roles}); whether it was
 * told right is decided by the readers that a run has, which every draft goes through before it is
 * given out.
 */
package org.rnn4j.forecast.draft;
