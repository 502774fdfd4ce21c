package io.schemasync.execute;

import java.time.Duration;
import java.time.Instant;

/**
 * One statement that ran, for the history.
 */
record AppliedStatement(String object, String sql, boolean successful, Instant startedAt, Duration duration) {
}
