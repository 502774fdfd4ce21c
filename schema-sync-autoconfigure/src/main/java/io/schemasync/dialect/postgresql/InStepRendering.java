package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.sql.SqlClauses;
import io.schemasync.diff.Change;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.InStep;
import io.schemasync.schema.Table;

import static io.schemasync.dialect.postgresql.PostgreSqlNames.DDL;
import static io.schemasync.dialect.postgresql.PostgreSqlNames.quote;

/**
 * Adds a column that takes the place of another, and a trigger that gives each write to
 * the other one, too. Of an update it is the column that changed which counts, of an
 * insert the new one if it has a value. The rows of today come later.
 */
final class InStepRendering {

	private final Table table;

	private final Column from;

	private final Column to;

	private final Circumstances circumstances;

	private final PostgreSqlHazards hazards;

	private final InStepTrigger names;

	private final Conversion conversion;

	InStepRendering(Change.KeepInStep change, Circumstances circumstances) {
		this.table = change.table();
		this.from = change.from();
		this.to = change.to();
		this.circumstances = circumstances;
		this.hazards = new PostgreSqlHazards(change.table());
		this.names = new InStepTrigger(this.table.name(), new InStep(this.from.name(), this.to.name()));
		this.conversion = Conversion.between(this.from, this.to);
	}

	List<Statement> render() {
		List<Hazard> found = new ArrayList<>(this.hazards.replicated(this.to.name()));
		obstacle().ifPresent((reason) -> found.add(this.hazards.of(HazardCode.UNSUPPORTED,
				this.from.name() + " and " + this.to.name() + " of " + this.table.name()
						+ " cannot be kept in step for the replicas of two versions: " + reason
						+ " Set schemasync.additive.renames=rename to rename it in place at a quiet time.")));
		found.add(this.hazards.of(HazardCode.WRITES_TWICE, "Every write of " + this.table.name() + " fills both "
				+ this.from.name() + " and " + this.to.name() + " by a trigger, until the former is dropped."));
		List<Statement> statements = new ArrayList<>();
		Column added = this.to.withNullable(true).withDefaultValue(null);
		statements.add(Statement.of(DDL.alter(this.table.name(), "add column " + DDL.column(added)),
				found.toArray(Hazard[]::new)));
		statements.addAll(CreateRendering.storage(this.table.name(), added));
		if (added.comment() != null) {
			statements.add(CreateRendering.comment(this.table, added));
		}
		if (this.conversion.custom()) {
			statements.add(tried());
		}
		if (!this.from.nullable() && (this.to.nullable() || !this.conversion.total())) {
			statements.add(Statement
				.of(DDL.alter(this.table.name(), "alter column " + quote(this.from.name()) + " drop not null")));
		}
		listed().forEach((check) -> statements
			.add(Statement.of(DDL.alter(this.table.name(), "drop constraint " + quote(String.valueOf(check.name()))))));
		statements.add(Statement.of("create sequence if not exists " + this.names.lastWrite()
				+ " minvalue 0 start with 0 owned by " + quote(this.table.name()) + "." + quote(this.from.name())));
		statements.add(Statement.of(function()));
		statements.add(Statement.of(trigger()));
		return statements;
	}

	/** What cannot be evaluated must not be noticed by the first write. */
	private Statement tried() {
		return Statement.of("select " + this.conversion.forward("new." + quote(this.from.name())) + ", "
				+ this.conversion.backward("new." + quote(this.to.name())) + " from " + quote(this.table.name())
				+ " as new where false");
	}

	/** What would lose a write, or make one fail. */
	Optional<String> obstacle() {
		if (this.from.generated() != null || this.to.generated() != null) {
			return Optional.of("a generated column cannot be written.");
		}
		if (this.from.identity().generates() || this.to.identity().generates()) {
			return Optional.of("the database numbers it.");
		}
		if (!this.conversion.known()) {
			return Optional.of("values of %s do not become %s by themselves. Say with @Backfill how."
				.formatted(SqlClauses.type(this.from.type()), SqlClauses.type(this.to.type())));
		}
		if (this.from.hasDefault() && this.to.nullable()) {
			return Optional
				.of("of a row without value one could not tell whether the default or null is meant. Drop the default of "
						+ this.from.name() + " first.");
		}
		if (this.table.primaryKey() != null && this.table.primaryKey().columns().contains(this.from.name())) {
			return Optional.of("it is part of the primary key.");
		}
		return this.table.checks()
			.stream()
			.filter((check) -> check.columns().contains(this.from.name()) && !listed().contains(check))
			.findFirst()
			.map((check) -> "check " + check.name() + " (" + check.expression()
					+ ") may forbid what the new one allows. Drop it first.");
	}

	/**
	 * Constants of an enum: the new column has a list of its own, which may be longer.
	 */
	private List<CheckConstraint> listed() {
		return this.table.checks()
			.stream()
			.filter((check) -> check.values() != null && check.columns().equals(List.of(this.from.name())))
			.toList();
	}

	private String function() {
		String former = "new." + quote(this.from.name());
		String column = "new." + quote(this.to.name());
		String lastWrite = this.names.lastWrite();
		return """
				create or replace function %1$s() returns trigger language plpgsql
				  security definer set search_path = %2$s as $schemasync$
				begin
				  if tg_op = 'INSERT' and %4$s is not null or tg_op = 'UPDATE' and record_image_ne(row(%4$s), row(%6$s)) then
				    %11$s%7$s
				  elsif tg_op = 'INSERT' or %4$s is null or record_image_ne(row(%3$s), row(%5$s)) then
				    %8$s
				    if tg_op = 'INSERT' or record_image_ne(row(%3$s), row(%5$s)) then
				      if (select last_value from %9$s) < extract(epoch from clock_timestamp())::bigint - 5 then
				        perform setval(%10$s, extract(epoch from clock_timestamp())::bigint);
				      end if;
				    end if;
				  end if;
				  return new;
				end $schemasync$"""
			.formatted(this.names.function(), searchPath(), former, column, "old." + quote(this.from.name()),
					"old." + quote(this.to.name()), assignment(former, this.conversion.backward(column)),
					assignment(column, this.conversion.forward(former)), lastWrite, PostgreSqlNames.literal(lastWrite),
					unlessSame(former, column));
	}

	/**
	 * What the way there leaves out, the way back must not take from the former column:
	 * rows are filled, too.
	 */
	private String unlessSame(String former, String column) {
		return this.conversion.custom() ? """
				begin
				      if record_image_eq(row(%s), row(%s)) then
				        return new;
				      end if;
				    exception when data_exception then null; end;
				    """.formatted(this.conversion.forward(former), column) : "";
	}

	/** What the application says may need the functions that are beside the table. */
	private String searchPath() {
		String schema = this.table.name().schema();
		return (this.conversion.custom() && schema != null) ? "pg_catalog, " + quote(schema) + ", pg_temp"
				: "pg_catalog, pg_temp";
	}

	/**
	 * A value that cannot be converted must not make a write of the other version fail.
	 */
	private String assignment(String target, String value) {
		return this.conversion.custom()
				? "begin %s := %s; exception when data_exception then %1$s := null; end;".formatted(target, value)
				: target + " := " + value + ";";
	}

	/** What it compares keeps both columns from being dropped while it is there. */
	private String trigger() {
		return "create or replace trigger " + this.names.trigger() + " before insert or update on "
				+ quote(this.table.name()) + " for each row when ("
				+ this.conversion.differ("new." + quote(this.from.name()), "new." + quote(this.to.name()))
				+ ") execute function " + this.names.function() + "(" + this.names.arguments() + ")";
	}

}
