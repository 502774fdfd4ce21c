package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.Statement;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Index;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;
import io.schemasync.schema.UniqueConstraint;

/**
 * The sequences of statements that bring a rule or an index to a table with rows while
 * the application goes on reading and writing it. Each takes up where a killed run left
 * off, which the catalog alone tells, and leaves nothing behind when the rows do not
 * obey.
 */
final class SafeSequences {

	/** Ends the name of the check that proves a NOT NULL, and goes when that is done. */
	static final String NOT_NULL_PROOF = "schemasync_not_null";

	private final Table table;

	private final Circumstances circumstances;

	SafeSequences(Table table, Circumstances circumstances) {
		this.table = table;
		this.circumstances = circumstances;
	}

	/** An index of this name that cannot be used is the rest of a build that failed. */
	List<Statement> index(String name, String create) {
		String drop = "drop index concurrently if exists "
				+ PostgreSqlNames.quote(new QualifiedName(this.table.name().schema(), name));
		List<Statement> statements = new ArrayList<>();
		if (unusable(name)) {
			statements.add(Statement.online(drop, concurrently()));
		}
		statements.add(Statement.online(create, concurrently()).orElse(drop));
		return statements;
	}

	/**
	 * Build an index under a name that tells what it is for, unless a killed run has done
	 * so already.
	 */
	List<Statement> unfinishedIndex(String name, Index wanted) {
		if (isBuilt(name, wanted)) {
			return List.of();
		}
		String temporary = unfinishedName(name);
		List<Statement> statements = new ArrayList<>();
		if (this.table.indexes().stream().anyMatch((index) -> temporary.equals(index.name()) && index.valid())) {
			statements.add(dropUnfinished(name));
		}
		statements.addAll(index(temporary, Ddl.index(this.table.name(), wanted, temporary, true)));
		return statements;
	}

	boolean isBuilt(String name, Index wanted) {
		return this.table.indexes()
			.stream()
			.anyMatch((index) -> unfinishedName(name).equals(index.name()) && index.valid()
					&& index.parts().equals(wanted.parts()) && index.unique() == wanted.unique()
					&& index.method().equals(wanted.method()) && index.options().equals(wanted.options()));
	}

	/** The last, short step of an index that was built to get another name. */
	Statement rename(String name) {
		return Statement.completing(
				"alter index " + PostgreSqlNames.quote(unfinished(name)) + " rename to " + PostgreSqlNames.quote(name));
	}

	private Statement dropUnfinished(String name) {
		return Statement.online("drop index concurrently " + PostgreSqlNames.quote(unfinished(name)));
	}

	private QualifiedName unfinished(String name) {
		return new QualifiedName(this.table.name().schema(), unfinishedName(name));
	}

	static String unfinishedName(String name) {
		return Ddl.implicitName(new QualifiedName(null, name), List.of(), Index.UNFINISHED);
	}

	private Hazard[] concurrently() {
		return new TableHazards(this.table).concurrently(this.circumstances.server()).toArray(Hazard[]::new);
	}

	private boolean unusable(String name) {
		Stream<String> indexes = this.table.indexes().stream().filter((index) -> !index.valid()).map(Index::name);
		Stream<String> uniques = this.table.uniqueConstraints()
			.stream()
			.filter((unique) -> !unique.valid())
			.map(UniqueConstraint::name);
		return Stream.concat(indexes, uniques).anyMatch(name::equals);
	}

	/**
	 * New rows obey at once, without a scan; those of today are checked without a strong
	 * lock.
	 */
	List<Statement> constraint(String name, String definition) {
		return List.of(Statement.of(alter("add " + definition + " not valid")), validate(name).orElse(drop(name)));
	}

	Statement validate(String name) {
		return Statement.online(alter("validate constraint " + PostgreSqlNames.quote(name)));
	}

	/**
	 * A validated check proves that there are no nulls, so that SET NOT NULL need not
	 * scan.
	 */
	List<Statement> notNull(String column) {
		String quoted = PostgreSqlNames.quote(column);
		String proof = proofName(column);
		Optional<CheckConstraint> begun = this.table.checks()
			.stream()
			.filter((check) -> proof.equals(check.name()))
			.findFirst();
		List<Statement> statements = new ArrayList<>();
		if (begun.isEmpty()) {
			statements.add(Statement.of(alter("add constraint " + PostgreSqlNames.quote(proof) + " check (" + quoted
					+ " is not null) not valid")));
		}
		if (!begun.map(CheckConstraint::validated).orElse(false)) {
			statements.add(validate(proof).orElse(drop(proof)));
		}
		statements.add(Statement.completing(alter("alter column " + quoted + " set not null")));
		statements.add(Statement.completing(drop(proof)));
		return statements;
	}

	private String proofName(String column) {
		return Ddl.implicitName(this.table.name(), List.of(column), NOT_NULL_PROOF);
	}

	private String drop(String constraint) {
		return alter("drop constraint " + PostgreSqlNames.quote(constraint));
	}

	private String alter(String action) {
		return Ddl.alter(this.table.name(), action);
	}

}
