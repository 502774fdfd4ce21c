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
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;

import static io.schemasync.dialect.postgresql.PostgreSqlNames.DDL;

/**
 * The sequences of statements that bring a rule or an index to a table with rows while
 * the application goes on reading and writing it. Each takes up where a killed run left
 * off, which the catalog alone tells, and leaves nothing behind when the rows do not
 * obey.
 */
final class SafeSequences {

	private final Table table;

	private final Circumstances circumstances;

	SafeSequences(Table table, Circumstances circumstances) {
		this.table = table;
		this.circumstances = circumstances;
	}

	/**
	 * An index of this name that cannot be used is the rest of a build that failed; one
	 * that was to take its place and is ready only has to be renamed.
	 */
	List<Statement> index(String name, Index index) {
		String temporary = Temporaries.index(name);
		Optional<TablePart> begun = Temporaries.begun(this.table, temporary);
		List<Statement> statements = new ArrayList<>();
		if (unusable(name)) {
			statements.add(dropIndex(name));
		}
		if (begun.filter((part) -> sameIndex(part, index)).isPresent()) {
			statements.add(rename(temporary, name));
			return statements;
		}
		begun.ifPresent((part) -> statements.add(dropIndex(temporary)));
		statements.add(Statement.online(DDL.index(this.table.name(), index, name, true), concurrently())
			.orElse(dropIndex(name)));
		return statements;
	}

	private Hazard[] concurrently() {
		return new PostgreSqlHazards(this.table).concurrently(this.circumstances.server()).toArray(Hazard[]::new);
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
	 * The new index is built beside the old one, and takes its name when that is gone.
	 */
	List<Statement> replacement(String old, Index index, String name) {
		String temporary = Temporaries.index(old);
		List<Statement> statements = new ArrayList<>(temporary(temporary, index));
		statements.add(dropIndex(old));
		statements.add(rename(temporary, name));
		return statements;
	}

	/**
	 * The index is built beside the traffic; the constraint then only takes it over, and
	 * gives it its name.
	 */
	List<Statement> key(String kind, Index index, String timing) {
		String name = String.valueOf(index.name());
		String temporary = Temporaries.index(name);
		String existing = readyIndex(name, index).orElse(temporary);
		List<Statement> statements = new ArrayList<>();
		if (existing.equals(temporary)) {
			if (unusable(name)) {
				statements.add(dropIndex(name));
			}
			statements.addAll(temporary(temporary, index));
		}
		statements.add(Statement.completing(alter("add constraint " + PostgreSqlNames.quote(name) + " " + kind
				+ " using index " + PostgreSqlNames.quote(existing) + timing)));
		return statements;
	}

	/** Somebody may have built the index by hand beforehand. */
	private Optional<String> readyIndex(String name, Index index) {
		return this.table.uniqueConstraints()
			.stream()
			.filter((unique) -> !unique.constraint() && name.equals(unique.name()) && sameIndex(unique, index))
			.map((unique) -> name)
			.findFirst();
	}

	private List<Statement> temporary(String name, Index index) {
		Optional<TablePart> begun = Temporaries.begun(this.table, name);
		List<Statement> statements = new ArrayList<>();
		if (begun.filter((part) -> sameIndex(part, index)).isPresent()) {
			return statements;
		}
		begun.ifPresent((part) -> statements.add(dropIndex(name)));
		statements.add(Statement.online(DDL.index(this.table.name(), index, name, true), concurrently())
			.orElse(dropIndex(name)));
		return statements;
	}

	private static boolean sameIndex(TablePart part, Index index) {
		if (part instanceof UniqueConstraint unique) {
			return index.unique() && unique.valid()
					&& index.options().equals(unique.nullsDistinct() ? "" : "NULLS NOT DISTINCT")
					&& index.parts().equals(unique.columns().stream().map(IndexPart::of).toList());
		}
		return part.meaning().equals(index.meaning());
	}

	private Statement dropIndex(String name) {
		return Statement.online("drop index concurrently if exists " + PostgreSqlNames.quote(inSchema(name)),
				concurrently());
	}

	private Statement rename(String from, String to) {
		return Statement.completing(
				"alter index " + PostgreSqlNames.quote(inSchema(from)) + " rename to " + PostgreSqlNames.quote(to));
	}

	private QualifiedName inSchema(String name) {
		return new QualifiedName(this.table.name().schema(), name);
	}

	/**
	 * New rows obey at once, without a scan; those of today are checked without a strong
	 * lock.
	 */
	List<Statement> constraint(String name, String definition) {
		return List.of(Statement.completing(alter("add " + definition + " not valid")),
				validate(name).orElse(drop(name)));
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
		String proof = Temporaries.proof(this.table, column);
		Optional<CheckConstraint> begun = Temporaries.begun(this.table, proof)
			.filter(CheckConstraint.class::isInstance)
			.map(CheckConstraint.class::cast);
		List<Statement> statements = new ArrayList<>();
		if (begun.isEmpty()) {
			statements.add(Statement.of(alter("add constraint " + PostgreSqlNames.quote(proof) + " check (" + quoted
					+ " is not null) not valid")));
		}
		if (!begun.map(CheckConstraint::validated).orElse(false)) {
			statements.add(validate(proof).orElse(drop(proof)));
		}
		statements.add(Statement.completing(alter("alter column " + quoted + " set not null")));
		statements.add(drop(proof));
		return statements;
	}

	/** Take away what a run that was stopped has left, and nobody needs. */
	Statement remove(TablePart part) {
		String name = String.valueOf(part.name());
		return (part instanceof CheckConstraint) ? drop(name) : dropIndex(name);
	}

	private Statement drop(String constraint) {
		return Statement.completing(alter("drop constraint " + PostgreSqlNames.quote(constraint)));
	}

	private String alter(String action) {
		return DDL.alter(this.table.name(), action);
	}

}
