package io.schemasync.execute;

import java.time.Duration;

import io.schemasync.dialect.Progress;
import io.schemasync.plan.Step;
import io.schemasync.schema.TableFacts;

/**
 * A statement that takes its time.
 *
 * @param step the step that it belongs to
 * @param sql the statement
 * @param elapsed how long it has been running
 * @param progress how far it is
 * @param table size of the table as the server estimates it
 */
public record RunningStatement(Step step, String sql, Duration elapsed, Progress progress, TableFacts table) {
}
