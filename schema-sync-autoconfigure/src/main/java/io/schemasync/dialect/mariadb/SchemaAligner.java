package io.schemasync.dialect.mariadb;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.schemasync.dialect.Alignment;
import io.schemasync.dialect.Alignment.Unverified;
import io.schemasync.dialect.Catalog;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.GeneratedExpression;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import io.schemasync.schema.View;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Spells the expressions of a desired schema as the catalog has them, wherever both mean
 * the same. The server is asked about those only whose texts differ.
 */
final class SchemaAligner {

	private final ExpressionPrinter printer;

	private final Schema desired;

	private final Catalog catalog;

	private final List<Unverified> unverified = new ArrayList<>();

	SchemaAligner(JdbcOperations jdbc, Schema desired, Catalog catalog) {
		this.printer = new ExpressionPrinter(jdbc);
		this.desired = desired;
		this.catalog = catalog;
	}

	Alignment align() {
		List<Table> tables = new ArrayList<>();
		for (Table table : this.desired.tables().values()) {
			Table current = this.catalog.schema().tables().get(table.name());
			tables.add((current != null && current.kind().alterable()) ? align(current, table) : table);
		}
		List<View> views = this.desired.views().values().stream().map(this::view).toList();
		Schema aligned = Schema.of(this.desired.namespaces(), tables, this.desired.sequences().values(),
				this.desired.enumTypes().values(), this.desired.compositeTypes().values(), views,
				this.desired.auxiliaryObjects());
		return new Alignment(aligned, this.unverified);
	}

	private Table align(Table current, Table wanted) {
		ExpressionPrinter.Questions questions = new ExpressionPrinter.Questions(current, wanted);
		List<Column> columns = new ArrayList<>();
		for (Column column : wanted.columns()) {
			Column found = current.column(column.name()).orElse(null);
			if (found != null && asksDefault(found, column)) {
				questions.defaults(found, column);
			}
			if (found != null && asksGenerated(found, column)) {
				questions.generated(found, column);
			}
		}
		List<CheckConstraint> open = wanted.checks().stream().filter((check) -> known(current, check) == null).toList();
		List<CheckConstraint> free = current.checks()
			.stream()
			.filter((check) -> wanted.checks().stream().noneMatch((other) -> known(current, other) == check))
			.toList();
		open.stream().filter((check) -> check.values() == null).forEach((check) -> questions.check(check, free));
		ExpressionPrinter.Answers answers = questions.isEmpty() ? ExpressionPrinter.Answers.NONE
				: this.printer.print(questions);
		for (Column column : wanted.columns()) {
			Column found = current.column(column.name()).orElse(null);
			columns.add((found != null) ? align(wanted, found, column, answers) : column);
		}
		List<CheckConstraint> checks = new ArrayList<>();
		List<CheckConstraint> left = new ArrayList<>(free);
		for (CheckConstraint check : wanted.checks()) {
			CheckConstraint found = known(current, check);
			checks.add((found != null) ? taken(found, check) : align(wanted, check, left, answers));
		}
		return wanted.toBuilder().columns(columns).checks(checks).build();
	}

	private static boolean asksDefault(Column found, Column wanted) {
		return found.hasDefault() && wanted.hasDefault()
				&& !Texts.sameDefault(String.valueOf(found.defaultValue()), String.valueOf(wanted.defaultValue()));
	}

	private static boolean asksGenerated(Column found, Column wanted) {
		GeneratedExpression before = found.generated();
		GeneratedExpression after = wanted.generated();
		return before != null && after != null && before.stored() == after.stored()
				&& !Texts.plain(before.sql()).equals(Texts.plain(after.sql()));
	}

	private Column align(Table table, Column found, Column wanted, ExpressionPrinter.Answers answers) {
		Column aligned = wanted;
		if (found.hasDefault() && wanted.hasDefault()) {
			boolean same = !asksDefault(found, wanted);
			Boolean answer = same ? Boolean.TRUE : answers.sameDefault(wanted.name());
			if (answer == null) {
				report(table, wanted.name(), "default " + wanted.defaultValue());
			}
			aligned = Boolean.FALSE.equals(answer) ? aligned : aligned.withDefaultValue(found.defaultValue());
		}
		GeneratedExpression before = found.generated();
		GeneratedExpression after = wanted.generated();
		if (before != null && after != null && before.stored() == after.stored()) {
			Boolean answer = asksGenerated(found, wanted) ? answers.sameGenerated(wanted.name()) : Boolean.TRUE;
			if (answer == null) {
				report(table, wanted.name(), after.sql());
			}
			aligned = Boolean.FALSE.equals(answer) ? aligned : aligned.withGenerated(before);
		}
		return aligned;
	}

	/** Find the rule of today that says the same by its text or its values. */
	private static @Nullable CheckConstraint known(Table current, CheckConstraint wanted) {
		CheckConstraint known = null;
		for (CheckConstraint check : current.checks()) {
			boolean same = check.meaning().equals(wanted.meaning())
					|| Texts.plain(check.expression()).equals(Texts.plain(wanted.expression()));
			if (same && (known == null || Objects.equals(check.name(), wanted.name()))) {
				known = check;
			}
		}
		return known;
	}

	private CheckConstraint align(Table table, CheckConstraint wanted, List<CheckConstraint> free,
			ExpressionPrinter.Answers answers) {
		if (wanted.values() != null) {
			return wanted;
		}
		for (CheckConstraint candidate : List.copyOf(free)) {
			Boolean same = answers.sameCheck(candidate, wanted);
			boolean resembles = Objects.equals(candidate.name(), wanted.name())
					|| (wanted.name() == null && candidate.columns().equals(wanted.columns()));
			if (same == null && resembles) {
				report(table, String.valueOf(candidate.name()), wanted.expression());
			}
			if (Boolean.TRUE.equals(same) || (same == null && resembles)) {
				free.remove(candidate);
				return taken(candidate, wanted);
			}
		}
		return wanted;
	}

	private static CheckConstraint taken(CheckConstraint found, CheckConstraint wanted) {
		return new CheckConstraint(wanted.name(), found.expression(), found.columns(), wanted.validated(),
				found.values());
	}

	/** The server prints queries in words of its own, and only of those that exist. */
	private View view(View view) {
		View current = this.catalog.schema().views().get(view.name());
		if (current == null || Texts.plain(current.query()).equals(Texts.plain(view.query()))) {
			return (current != null) ? new View(view.name(), current.query(), view.origin()) : view;
		}
		this.unverified.add(new Unverified(view.name().toString(),
				"The server keeps the query of a view in words of its own, which cannot be compared with the entity's. "
						+ "If it changed, replace the view by hand."));
		return new View(view.name(), current.query(), view.origin());
	}

	private void report(Table table, String part, String expression) {
		this.unverified.add(new Unverified(table.name() + "." + part,
				"The server does not understand this expression, or may not be asked (that takes CREATE TEMPORARY "
						+ "TABLES): " + expression));
	}

}
