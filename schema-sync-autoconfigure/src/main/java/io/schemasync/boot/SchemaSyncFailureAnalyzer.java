package io.schemasync.boot;

import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Analysis of everything that a person can mend. */
final class SchemaSyncFailureAnalyzer extends AbstractFailureAnalyzer<SchemaSyncException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SchemaSyncException cause) {
		return new FailureAnalysis("schema-sync: %s%n%n%s".formatted(title(cause.problem()), cause.getMessage()),
				cause.action(), cause);
	}

	private static String title(Problem problem) {
		return switch (problem) {
			case CANNOT_CONNECT -> "the database cannot be reached";
			case WRONG_CREDENTIALS -> "user name or password is wrong";
			case NO_RIGHTS -> "the role may not do what the plan needs";
			case READ_ONLY -> "the database cannot be written";
			case POOLED -> "the connection goes through a pooler in transaction mode";
			case RECREATE_REFUSED -> "'recreate' was refused, nothing was touched";
			case LOCK_NOT_OBTAINED -> "another replica held the lock for too long";
			case TABLES_LOCKED -> "other sessions held locks on tables for too long";
			case UNSUPPORTED_DATABASE -> "this database is not supported";
			case INVALID_MODEL -> "the entities cannot be brought into this database";
			case NOT_IN_SYNC -> "the database differs from the entities";
			case WITHHELD -> "steps were withheld";
			case PLAN_CHANGED -> "the plan has changed since it was looked at";
			case STATEMENT_FAILED -> "a statement failed";
			case NOT_VERIFIED -> "differences are left after all statements succeeded";
			case CONFIGURATION -> "the settings do not fit together";
		};
	}

}
