package io.schemasync.execute;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.schemasync.dialect.Dialect;
import io.schemasync.dialect.ErrorKind;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.dialect.Server;
import io.schemasync.diff.Change;
import io.schemasync.plan.Step;
import io.schemasync.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Turns errors of the server into words that say what to do.
 */
final class Failures {

	private final Dialect dialect;

	Failures(Dialect dialect) {
		this.dialect = dialect;
	}

	ErrorKind kind(Throwable error) {
		SQLException sql = SqlErrors.in(error);
		return (sql != null) ? this.dialect.classify(sql) : ErrorKind.OTHER;
	}

	/** Explain why the database could not be looked at. */
	SchemaSyncException reading(RuntimeException error) {
		String message = SqlErrors.message(error);
		return switch (kind(error)) {
			case RIGHTS -> new SchemaSyncException(Problem.NO_RIGHTS, "The role may not look at the schema: " + message,
					this.dialect.toLook(), error);
			case CONNECTION -> new SchemaSyncException(Problem.CANNOT_CONNECT, "The connection was lost: " + message,
					"Start again once the database can be reached.", error);
			case CREDENTIALS -> new SchemaSyncException(Problem.WRONG_CREDENTIALS,
					"The database does not accept the user name or password: " + message,
					"Check spring.datasource.username and spring.datasource.password.", error);
			case READ_ONLY -> new SchemaSyncException(Problem.READ_ONLY, "The database cannot be written: " + message,
					this.dialect.toWrite() + ", or set schemasync.mode=plan.", error);
			case LOCK, TIMEOUT -> new SchemaSyncException(Problem.TABLES_LOCKED,
					"The catalog could not be read in time: " + message,
					"Another session changes the schema or keeps tables locked: start again once it is done.", error);
			case VIOLATION, OTHER -> new SchemaSyncException(Problem.STATEMENT_FAILED,
					"The database could not be read: " + message,
					"Nothing was changed. Correct what the server's message names, then start again; if it is none of "
							+ "yours, please report it.",
					error);
		};
	}

	/** Explain why a statement of a step failed. */
	SchemaSyncException statement(Server server, Step step, String sql, RuntimeException error, String consequence) {
		String message = SqlErrors.message(error);
		String description = "%s: %s failed. %s\nThe statement was: %s\nThe server says: %s".formatted(step.object(),
				step.summary(), consequence, sql, message);
		return switch (kind(error)) {
			case RIGHTS -> new SchemaSyncException(Problem.NO_RIGHTS, description, right(server, step.change()), error);
			case READ_ONLY -> readOnly(server, error);
			case CONNECTION -> new SchemaSyncException(Problem.CANNOT_CONNECT, description,
					"The connection was lost, and the server undoes what was not committed. Start again.", error);
			case TIMEOUT -> new SchemaSyncException(Problem.STATEMENT_FAILED, description,
					"Raise schemasync.additive.statement-timeout, or run the statement by hand at a quiet time.",
					error);
			case CREDENTIALS, LOCK, VIOLATION,
					OTHER ->
				new SchemaSyncException(Problem.STATEMENT_FAILED, description, remedy(error).orElseGet(
						() -> "Correct the entity%s or the data that the server's message names, then start again."
							.formatted((step.origin() != null) ? " (" + step.origin() + ")" : "")),
						error);
		};
	}

	/** Explain why one of several statements failed, where it cannot be told which. */
	SchemaSyncException group(List<Step> steps, RuntimeException error, String consequence) {
		String description = "%s failed. %s\nThe server says: %s".formatted(words(steps), consequence,
				SqlErrors.message(error));
		return switch (kind(error)) {
			case CONNECTION -> new SchemaSyncException(Problem.CANNOT_CONNECT, description,
					"The connection was lost, and the server undoes what was not committed. Start again.", error);
			case RIGHTS, READ_ONLY, TIMEOUT, CREDENTIALS, LOCK, VIOLATION, OTHER ->
				new SchemaSyncException(Problem.STATEMENT_FAILED, description,
						"The run was stopped or cancelled from outside: start again when that is over.", error);
		};
	}

	/** Name steps whose statements were sent together. */
	static String words(List<Step> steps) {
		Step first = steps.get(0);
		Step last = steps.get(steps.size() - 1);
		return "One of %d steps that were sent together (%s: %s, to %s: %s)".formatted(steps.size(), first.object(),
				first.summary(), last.object(), last.summary());
	}

	private Optional<String> remedy(Throwable error) {
		SQLException sql = SqlErrors.in(error);
		return (sql != null) ? this.dialect.remedy(sql) : Optional.empty();
	}

	private String right(Server server, Change change) {
		QualifiedName name = change.name();
		if (change instanceof Change.CreateNamespace) {
			return this.dialect.toCreateSchemas(server);
		}
		return (change instanceof Change.Create && name.schema() != null)
				? this.dialect.toCreateIn(name.schema(), server) : this.dialect.toChange(name, server);
	}

	/** Explain why the books could not be written. */
	SchemaSyncException bookkeeping(Server server, BookkeepingTables tables, RuntimeException error) {
		String message = SqlErrors.message(error);
		String schema = tables.schema();
		return switch (kind(error)) {
			case RIGHTS -> new SchemaSyncException(Problem.NO_RIGHTS,
					"The bookkeeping table %s cannot be written, so nothing was changed: %s"
						.formatted(tables.metadata(), message),
					(schema != null && !tables.metadataExists()) ? this.dialect.toCreateIn(schema, server)
							: "Grant the role SELECT, INSERT and UPDATE on it, or choose another schema with "
									+ "schemasync.schema.",
					error);
			case READ_ONLY -> readOnly(server, error);
			case CONNECTION -> new SchemaSyncException(Problem.CANNOT_CONNECT,
					"The connection was lost when the bookkeeping table %s was written: %s".formatted(tables.metadata(),
							message),
					"The server undoes what was not committed. Start again once the database can be reached.", error);
			case CREDENTIALS, LOCK, TIMEOUT, VIOLATION,
					OTHER ->
				new SchemaSyncException(Problem.STATEMENT_FAILED,
						"The bookkeeping table %s cannot be written, so nothing was changed: %s"
							.formatted(tables.metadata(), message),
						"Make sure that the schema exists and that no other table has that name, or set "
								+ "schemasync.schema.",
						error);
		};
	}

	SchemaSyncException readOnly(Server server, @Nullable Throwable cause) {
		return new SchemaSyncException(Problem.READ_ONLY,
				"The schema must be changed, but database '%s' cannot be written: it is a standby, a file that may only be read, or the session is read-only"
					.formatted(server.database()),
				this.dialect.toWrite() + ", or set schemasync.mode=plan.", cause);
	}

	static SchemaSyncException pooled(Server server) {
		return new SchemaSyncException(Problem.POOLED,
				"""
						The connection to database '%s' goes through a pooler in transaction mode (such as PgBouncer), \
						where locks and settings of one client reach others. Nothing was changed."""
					.formatted(server.database()),
				"Set schemasync.datasource.url to the server itself instead of the pooler (the application keeps "
						+ "using the pooler), or let the pooler work in session mode for this user.",
				null);
	}

	/** Explain that other sessions did not let go of tables. */
	SchemaSyncException locked(String object, Collection<QualifiedName> tables, Session session, String consequence,
			Throwable cause) {
		String blockers = tables.isEmpty() ? "" : this.dialect.blockers(session.jdbc(), Set.copyOf(tables));
		return new SchemaSyncException(Problem.TABLES_LOCKED,
				"%s was locked by other sessions for too long%s. %s".formatted(object,
						blockers.isEmpty() ? "" : " (" + blockers + ")", consequence),
				"Start again when the long transactions are done, end those sessions, or raise "
						+ "schemasync.additive.lock-budget.",
				cause);
	}

}
