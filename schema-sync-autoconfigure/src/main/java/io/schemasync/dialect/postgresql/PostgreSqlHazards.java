package io.schemasync.dialect.postgresql;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Server;
import io.schemasync.dialect.sql.SqlClauses;
import io.schemasync.dialect.sql.TableHazards;
import io.schemasync.schema.Column;
import io.schemasync.schema.Table;

/** Words the hazards of one table that PostgreSQL alone knows. */
final class PostgreSqlHazards extends TableHazards {

	private final Table table;

	PostgreSqlHazards(Table table) {
		super(table);
		this.table = table;
	}

	Hazard rewrite(String column, String recipe) {
		return of(HazardCode.TABLE_REWRITE,
				"Every row of " + this.table.name() + " would be rewritten for column " + column
						+ ", and nobody could read or write the table meanwhile (ACCESS EXCLUSIVE). Instead, by hand: "
						+ recipe + ".");
	}

	/** Say that every row would be rewritten for another type of a column. */
	Hazard rewrite(Column from, Column to, Circumstances circumstances) {
		return of(HazardCode.TABLE_REWRITE, "Every row of " + this.table.name() + " would be rewritten for column "
				+ to.name() + ", and nobody could read or write the table meanwhile (ACCESS EXCLUSIVE). "
				+ another(from, to, circumstances,
						"Instead, by hand: add another column, let a trigger fill it, copy the values in batches, then "
								+ "swap the names."));
	}

	/** Say that values may not fit another type. */
	Hazard narrows(Column from, Column to, Circumstances circumstances) {
		return of(HazardCode.NARROWS,
				"Values of " + this.table.name() + "." + to.name() + " that fit " + SqlClauses.type(from.type())
						+ " may not fit " + SqlClauses.type(to.type()) + ". "
						+ another(from, to, circumstances, "Add a new column, copy the values, then switch."));
	}

	/** Say that values would be understood in another way. */
	Hazard meaning(Column from, Column to, Circumstances circumstances) {
		return of(HazardCode.MEANING_CHANGES,
				"Values of " + this.table.name() + "." + to.name() + " would mean something else as "
						+ SqlClauses.type(to.type()) + " than as " + SqlClauses.type(from.type()) + ". "
						+ another(from, to, circumstances, "Add a new column and convert the values explicitly."));
	}

	private String another(Column from, Column to, Circumstances circumstances, String otherwise) {
		return way(from, to, circumstances).map((way) -> "K" + way).orElse(otherwise);
	}

	/**
	 * Word it but for the first letter. The column of a collection for its owner has no
	 * attribute.
	 */
	private Optional<String> way(Column from, Column to, Circumstances circumstances) {
		if (this.table.primaryKey() == null && isReference(to.name())) {
			return Optional.empty();
		}
		return AnotherColumn.between(this.table, from, to, freeName(to.name()), circumstances)
			.map((annotations) -> "eep the attribute and give it another column, filled beside the traffic while both "
					+ "versions write (schemasync.additive.renames=expand): " + annotations + " " + named(to.name())
					+ ".");
	}

	/** The server refuses, but another column is nobody's yet. */
	Hazard dependents(Column from, Column to, Circumstances circumstances) {
		Hazard hazard = dependents(to.name());
		boolean converts = circumstances.rows(this.table.name())
				&& TypeChange.between(from.type(), to.type()) != TypeChange.FREE;
		return converts ? way(from, to, circumstances).map((way) -> of(hazard.code(), hazard.effect() + " Or k" + way))
			.orElse(hazard) : hazard;
	}

	/** The server refuses while something uses the column, rows or no rows. */
	Hazard dependents(String column) {
		return of(HazardCode.DEPENDENT_OBJECT,
				"The server does not change the type of " + this.table.name() + "." + column + " while this uses it: "
						+ String.join(", ", this.table.facts().dependents(column))
						+ ". Drop that, change the type, and create it again, in one transaction.");
	}

	/** Indexes and rules of a partitioned table cannot be made beside the traffic. */
	Hazard writesWait(String what) {
		return of(HazardCode.WRITES_WAIT,
				"Nobody could write the partitioned table " + this.table.name() + " while " + what + ".");
	}

	Hazard partitionKey(List<String> columns) {
		return of(HazardCode.PARTITION_KEY,
				"The server cannot keep (" + String.join(", ", columns) + ") unique over the partitions of "
						+ this.table.name() + ", because the columns by which it is partitioned (" + partitionKeyWords()
						+ ") are not all among them. Add them to the rule, or leave it out.");
	}

	private String partitionKeyWords() {
		return Objects.requireNonNullElse(this.table.facts().partitionKey(), List.<String>of())
			.stream()
			.map((column) -> column.isEmpty() ? "an expression" : column)
			.collect(Collectors.joining(", "));
	}

	/** Why the statement must not run on this server, if it must not. */
	List<Hazard> concurrently(Server server) {
		boolean defect = server.versionNumber() >= 140000 && server.versionNumber() < 140004;
		return defect ? List.of(of(HazardCode.SERVER_DEFECT,
				"PostgreSQL " + server.version() + " can damage an index of " + this.table.name()
						+ " that is built CONCURRENTLY. Upgrade the server to 14.4 or later; the index follows."))
				: List.of();
	}

	/** What keeps a new column from the subscribers of a publication. */
	List<Hazard> replicated(String column) {
		List<String> publications = this.table.facts().publications();
		return publications.isEmpty() ? List.of()
				: List.of(of(HazardCode.REPLICATED,
						"Table " + this.table.name() + " is in publication " + String.join(", ", publications)
								+ ", whose subscribers stop at the first row with column " + column
								+ " until they have it too. Add it there first"));
	}

	Hazard cachedPlan(String column) {
		return of(HazardCode.CACHED_PLAN, "Prepared SELECTs of running replicas that read " + this.table.name() + "."
				+ column + " fail once (0A000).");
	}

}
