package io.schemasync.dialect.h2;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.schemasync.dialect.Alignment.Unverified;
import io.schemasync.dialect.sql.EnumChecks;
import io.schemasync.dialect.sql.EnumColumns;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;
import io.schemasync.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * A desired table in a {@link Scratch} database: the columns and the checks, as far as H2
 * understands them there. Keys and references need no help to be compared.
 */
final class TableCopy {

	private static final String CHECK = "schemasync_check_";

	private final Table wanted;

	TableCopy(Table wanted) {
		this.wanted = wanted;
	}

	QualifiedName name() {
		return this.wanted.name();
	}

	void create(Scratch scratch) {
		List<String> columns = this.wanted.columns().stream().map(H2Names.DDL::column).toList();
		List<String> checks = new ArrayList<>();
		for (int i = 0; i < this.wanted.checks().size(); i++) {
			checks.add(check(i));
		}
		List<String> all = new ArrayList<>(columns);
		all.addAll(checks);
		if (scratch.run(create(all))) {
			return;
		}
		if (!scratch.run(create(columns))) {
			scratch.run(create(understood(scratch)));
		}
		checks.forEach((check) -> scratch.run(H2Names.DDL.alter(this.wanted.name(), "add " + check)));
	}

	/** A column that H2 rejects must not spoil the others. */
	private List<String> understood(Scratch scratch) {
		List<String> columns = new ArrayList<>();
		for (Column column : this.wanted.columns()) {
			String definition = H2Names.DDL.column(column);
			if (scratch.run(create(List.of(definition)))) {
				scratch.run("drop table " + H2Names.ANY.quote(this.wanted.name()));
				columns.add(definition);
			}
		}
		return columns;
	}

	private String create(List<String> parts) {
		return "create table " + H2Names.ANY.quote(this.wanted.name()) + " (" + String.join(", ", parts) + ")";
	}

	private String check(int number) {
		return "constraint " + H2Names.ANY.quote(name(number)) + " check ("
				+ this.wanted.checks().get(number).expression() + ")";
	}

	/** Constraints of one schema share their names. */
	private String name(int number) {
		return CHECK + this.wanted.name().name() + "_" + number;
	}

	/**
	 * Return the desired table as H2 spells it.
	 * @param copy what was read, {@code null} if there is nothing
	 * @param today the table of the user's database, {@code null} if there is none
	 * @param unverified what H2 did not understand
	 */
	Table readBack(@Nullable Table copy, @Nullable Table today, H2Names names, List<Unverified> unverified) {
		Table read = (copy != null) ? copy : Table.named(this.wanted.name()).build();
		List<Column> columns = this.wanted.columns()
			.stream()
			.map((column) -> column(column, read, today, unverified))
			.toList();
		Map<String, CheckConstraint> checks = new HashMap<>();
		read.checks().forEach((check) -> checks.put(String.valueOf(check.name()), check));
		EnumChecks enumChecks = new EnumChecks(names);
		List<CheckConstraint> rules = new ArrayList<>();
		for (int i = 0; i < this.wanted.checks().size(); i++) {
			CheckConstraint wished = this.wanted.checks().get(i);
			CheckConstraint found = checks.remove(name(i));
			CheckConstraint rule = (found != null) ? wished.withExpression(found.expression())
					: unknown(wished, today, unverified);
			rules.add(enumChecks.recognise(rule, columns));
		}
		// What a columnDefinition brings along
		checks.values()
			.forEach((check) -> rules
				.add(enumChecks.recognise(new CheckConstraint(null, check.expression(), List.of(), true), columns)));
		List<UniqueConstraint> uniques = new ArrayList<>(this.wanted.uniqueConstraints());
		read.uniqueConstraints().forEach((unique) -> uniques.add(UniqueConstraint.of(null, unique.columns())));
		return this.wanted.toBuilder()
			.columns(columns)
			.checks(rules)
			.uniqueConstraints(uniques)
			.primaryKey((this.wanted.primaryKey() != null || read.primaryKey() == null) ? this.wanted.primaryKey()
					: new PrimaryKey(null, read.primaryKey().columns()))
			.build();
	}

	private Column column(Column wished, Table read, @Nullable Table today, List<Unverified> unverified) {
		Column found = read.column(wished.name()).orElse(null);
		if (found == null && today != null) {
			found = today.column(wished.name()).orElse(null);
			if (found != null) {
				unverified.add(new Unverified(this.wanted.name() + "." + wished.name(),
						"H2 does not understand this definition: " + H2Names.DDL.column(wished)));
			}
		}
		return (found == null) ? wished
				: new Column(wished.name(), type(found, today), wished.nullable() && found.nullable(),
						found.defaultValue(), found.identity(), found.generated(), found.collation(), wished.comment(),
						wished.identityOptions(), wished.storage(), wished.origin());
	}

	/** The order of constants alone is no difference. */
	private static ColumnType type(Column found, @Nullable Table today) {
		Column before = (today != null) ? today.column(found.name()).orElse(null) : null;
		return (before != null && EnumColumns.same(before, found)) ? before.type() : found.type();
	}

	private CheckConstraint unknown(CheckConstraint wished, @Nullable Table today, List<Unverified> unverified) {
		CheckConstraint same = (today == null || wished.name() == null) ? null
				: today.checks()
					.stream()
					.filter((check) -> wished.name().equals(check.name()))
					.findFirst()
					.orElse(null);
		if (same == null) {
			return wished;
		}
		unverified.add(new Unverified(this.wanted.name() + "." + wished.name(),
				"H2 does not understand this expression, or that of today: " + wished.expression()));
		return wished.withExpression(same.expression());
	}

}
