package io.schemasync.dialect.mariadb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.Table;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Lets the server print expressions in its own words: as parts of a temporary table,
 * which is made without committing anything and is gone at once.
 */
final class ExpressionPrinter {

	private static final String NAME = "schemasync_expressions";

	private static final Pattern COLUMN = Pattern.compile("\\s*`([dg][fw]\\d+)` (.*?),?\\s*");

	private static final Pattern CHECK = Pattern.compile("\\s*CONSTRAINT `(c\\d+)` (CHECK .*?),?\\s*");

	private final JdbcOperations jdbc;

	ExpressionPrinter(JdbcOperations jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Ask about one table.
	 * @param questions the expressions
	 * @return how the server prints them; of those it does not understand, nothing
	 */
	Answers print(Questions questions) {
		Map<String, String> printed = print(questions.table, questions.lines);
		if (printed.isEmpty() && questions.lines.size() > 1) {
			// One may be wrong without the others
			for (Map.Entry<String, String> line : questions.lines.entrySet()) {
				printed.putAll(print(questions.table, Map.of(line.getKey(), line.getValue())));
			}
		}
		return new Answers(questions, printed);
	}

	private Map<String, String> print(Table table, Map<String, String> lines) {
		String name = MariaDbNames.IDENTIFIERS
			.quote(new io.schemasync.schema.QualifiedName(table.name().schema(), NAME));
		List<String> all = new ArrayList<>();
		table.columns()
			.forEach((column) -> all
				.add(MariaDbNames.always(column.name()) + " " + ColumnTypes.sql(column.type()) + collation(column)));
		all.addAll(lines.values());
		try {
			this.jdbc.execute("create temporary table " + name + " (" + String.join(",\n", all) + ")");
			try {
				return parse(String.join("\n",
						this.jdbc.query("show create table " + name, (row, number) -> row.getString(2))));
			}
			finally {
				this.jdbc.execute("drop temporary table " + name);
			}
		}
		catch (DataAccessException ex) {
			return new HashMap<>();
		}
	}

	private static String collation(Column column) {
		return (column.collation() != null) ? " collate " + column.collation() : "";
	}

	private static Map<String, String> parse(String definition) {
		Map<String, String> printed = new HashMap<>();
		for (String line : definition.split("\n")) {
			Matcher column = COLUMN.matcher(line);
			Matcher check = CHECK.matcher(line);
			if (column.matches()) {
				printed.put(column.group(1), column.group(2));
			}
			else if (check.matches()) {
				printed.put(check.group(1), check.group(2));
			}
		}
		return printed;
	}

	/** Expressions of one table, of today and of the model. Not thread-safe. */
	static final class Questions {

		private final Table table;

		private final Map<String, String> lines = new LinkedHashMap<>();

		private final Map<String, Integer> defaults = new HashMap<>();

		private final Map<String, Integer> generated = new HashMap<>();

		private final Map<String, String> checks = new HashMap<>();

		Questions(Table current, Table wanted) {
			List<Column> columns = new ArrayList<>(current.columns());
			wanted.columns().stream().filter((column) -> current.column(column.name()).isEmpty()).forEach(columns::add);
			this.table = current.toBuilder().columns(columns).build();
		}

		boolean isEmpty() {
			return this.lines.isEmpty();
		}

		void defaults(Column found, Column wanted) {
			int number = this.defaults.size();
			this.defaults.put(wanted.name(), number);
			line("df" + number, found, " default " + Clauses.defaultValue(String.valueOf(found.defaultValue())));
			line("dw" + number, found, " default " + Clauses.defaultValue(String.valueOf(wanted.defaultValue())));
		}

		void generated(Column found, Column wanted) {
			int number = this.generated.size();
			this.generated.put(wanted.name(), number);
			line("gf" + number, found, " as (" + Objects.requireNonNull(found.generated()).sql() + ")");
			line("gw" + number, found, " as (" + Objects.requireNonNull(wanted.generated()).sql() + ")");
		}

		void check(CheckConstraint wanted, List<CheckConstraint> candidates) {
			if (candidates.isEmpty()) {
				return;
			}
			check(wanted.expression());
			candidates.forEach((candidate) -> check(candidate.expression()));
		}

		private void check(String expression) {
			String name = "c" + this.checks.size();
			if (this.checks.putIfAbsent(expression, name) == null) {
				this.lines.put(name, "constraint " + name + " check (" + expression + ")");
			}
		}

		private void line(String name, Column column, String clause) {
			this.lines.put(name, name + " " + ColumnTypes.sql(column.type()) + collation(column) + clause);
		}

	}

	/**
	 * What the server says.
	 *
	 * @param questions the expressions
	 * @param printed how it prints them, as far as it understands them
	 */
	record Answers(@Nullable Questions questions, Map<String, String> printed) {

		/** Nothing was asked. */
		static final Answers NONE = new Answers(null, Map.of());

		@Nullable Boolean sameDefault(String column) {
			return (this.questions != null) ? same("d", this.questions.defaults.get(column)) : null;
		}

		@Nullable Boolean sameGenerated(String column) {
			return (this.questions != null) ? same("g", this.questions.generated.get(column)) : null;
		}

		private @Nullable Boolean same(String kind, @Nullable Integer number) {
			return equal(this.printed.get(kind + "f" + number), this.printed.get(kind + "w" + number));
		}

		@Nullable Boolean sameCheck(CheckConstraint found, CheckConstraint wanted) {
			if (this.questions == null) {
				return null;
			}
			return equal(this.printed.get(this.questions.checks.get(found.expression())),
					this.printed.get(this.questions.checks.get(wanted.expression())));
		}

		private static @Nullable Boolean equal(@Nullable String one, @Nullable String other) {
			return (one == null || other == null) ? null : one.equals(other);
		}

	}

}
