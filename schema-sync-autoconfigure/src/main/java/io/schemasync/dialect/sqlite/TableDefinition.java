package io.schemasync.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The statement that made a table, taken apart far enough to change one thing in it and
 * to keep everything else as it was written.
 *
 * @param columns the columns
 * @param constraints the rules of the table
 * @param options what stands behind the closing parenthesis
 */
record TableDefinition(List<ColumnText> columns, List<Clause> constraints, String options) {

	TableDefinition {
		columns = List.copyOf(columns);
		constraints = List.copyOf(constraints);
	}

	/**
	 * Take a statement apart.
	 * @param sql the statement as SQLite keeps it
	 */
	static TableDefinition parse(String sql) {
		return new DefinitionParser(Canonical.quotes(sql)).parse();
	}

	/** Write a statement that makes such a table. */
	String sql(String name) {
		List<String> lines = new ArrayList<>();
		this.columns.forEach((column) -> lines.add(column.sql()));
		this.constraints.forEach((constraint) -> lines.add(constraint.text()));
		return "create table " + SqliteNames.INSTANCE.quote(name) + " (\n    " + String.join(",\n    ", lines) + "\n)"
				+ (this.options.isEmpty() ? "" : " " + this.options);
	}

	/** Return all rules, those of columns first. */
	Stream<Clause> clauses() {
		return Stream.concat(this.columns.stream().flatMap((column) -> column.clauses().stream()),
				this.constraints.stream());
	}

	/**
	 * Name the column that stands for the number of the row, as an {@code integer} that
	 * is the whole primary key does.
	 * @return the column; {@code null} if there is none
	 */
	@Nullable String rowNumber() {
		List<String> key = clauses().filter((clause) -> clause.kind() == Clause.Kind.PRIMARY_KEY)
			.findFirst()
			.map(Clause::columns)
			.orElse(List.of());
		return this.columns.stream()
			.filter((column) -> key.size() == 1 && column.name().equalsIgnoreCase(key.get(0))
					&& column.type().equalsIgnoreCase("integer") && !hasNoRowNumbers())
			.map(ColumnText::name)
			.findFirst()
			.orElse(null);
	}

	/** Tell whether the rows are kept by their key alone. */
	boolean hasNoRowNumbers() {
		return this.options.toLowerCase(Locale.ROOT).contains("without");
	}

	TableDefinition with(ColumnText column) {
		List<ColumnText> columns = new ArrayList<>(this.columns);
		columns.add(column);
		return new TableDefinition(columns, this.constraints, this.options);
	}

	TableDefinition with(Clause constraint) {
		List<Clause> constraints = new ArrayList<>(this.constraints);
		constraints.add(constraint);
		return new TableDefinition(this.columns, constraints, this.options);
	}

	/** Leave out rules, wherever they stand. */
	TableDefinition without(Predicate<Clause> rule) {
		return new TableDefinition(this.columns.stream().map((column) -> column.without(rule)).toList(),
				this.constraints.stream().filter(rule.negate()).toList(), this.options);
	}

	/** Change one column. */
	TableDefinition with(String column, UnaryOperator<ColumnText> change) {
		return new TableDefinition(this.columns.stream()
			.map((text) -> text.name().equalsIgnoreCase(column) ? change.apply(text) : text)
			.toList(), this.constraints, this.options);
	}

	/**
	 * A column.
	 *
	 * @param name its name
	 * @param type the declared type, empty without one
	 * @param clauses its rules
	 */
	record ColumnText(String name, String type, List<Clause> clauses) {

		ColumnText {
			clauses = List.copyOf(clauses);
		}

		String sql() {
			StringBuilder sql = new StringBuilder(SqliteNames.INSTANCE.quote(this.name));
			if (!this.type.isEmpty()) {
				sql.append(' ').append(this.type);
			}
			this.clauses.forEach((clause) -> sql.append(' ').append(clause.text()));
			return sql.toString();
		}

		ColumnText withType(String type) {
			return new ColumnText(this.name, type, this.clauses);
		}

		ColumnText without(Predicate<Clause> rule) {
			return new ColumnText(this.name, this.type, this.clauses.stream().filter(rule.negate()).toList());
		}

		/** Put a rule in the place of those of the same kind. */
		ColumnText with(Clause.Kind kind, String text) {
			List<Clause> clauses = new ArrayList<>(without((clause) -> clause.kind() == kind).clauses());
			clauses.add(new Clause(kind, null, List.of(this.name), text, ""));
			return new ColumnText(this.name, this.type, clauses);
		}

		boolean has(Clause.Kind kind) {
			return this.clauses.stream().anyMatch((clause) -> clause.kind() == kind);
		}

	}

}
