package io.schemasync.execute;

import java.time.Duration;
import java.time.Instant;

/**
 * A statement that ran at some time.
 *
 * @param startedAt when it began
 * @param duration how long it took, or all that were sent together with it
 * @param object the object that it was about
 * @param statement the statement
 * @param outcome {@code applied} or {@code failed}
 * @param run what tells its run from others
 * @param applicationVersion version of the application, empty if unknown
 * @param host where it ran, empty if unknown
 */
public record HistoryEntry(Instant startedAt, Duration duration, String object, String statement, String outcome,
		String run, String applicationVersion, String host) {
}
