package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

import io.schemasync.dialect.Alignment.Unverified;
import io.schemasync.dialect.postgresql.Answers.Likeness;
import io.schemasync.dialect.sql.SqlClauses;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.GeneratedExpression;
import io.schemasync.schema.Index;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import org.jspecify.annotations.Nullable;

/**
 * Spells the expressions of one desired table as today's has them.
 */
class TableAligner {

	private static final List<BiPredicate<TablePart, TablePart>> LIKENESSES = List.of(TableAligner::sameName,
			TableAligner::sameText, (candidate, part) -> true);

	private final Table current;

	private final Table desired;

	private final Set<String> types;

	private final Answers answers;

	private final List<Unverified> unverified;

	private final RowSource row;

	TableAligner(Table current, Table desired, Set<String> types, Answers answers, List<Unverified> unverified) {
		this.current = current;
		this.desired = desired;
		this.types = types;
		this.answers = answers;
		this.unverified = unverified;
		this.row = new RowSource(current, desired);
	}

	Table align() {
		List<Column> columns = this.desired.columns().stream().map(this::column).toList();
		List<CheckConstraint> checks = match(this.current.checks(), this.desired.checks(), this::compare,
				TableAligner::taken);
		List<Index> indexes = match(this.current.indexes(), this.desired.indexes(),
				new IndexLikeness(this.answers, this.row)::compare, TableAligner::taken);
		return this.desired.toBuilder().columns(columns).checks(checks).indexes(indexes).build();
	}

	private Column column(Column wanted) {
		Column found = this.current.column(wanted.name()).orElse(null);
		return (found != null) ? generated(found, defaultValue(found, wanted)) : wanted;
	}

	private Column defaultValue(Column found, Column wanted) {
		String before = found.defaultValue();
		String after = wanted.defaultValue();
		if (before == null || after == null || before.equals(after) || !wanted.hasDefault()) {
			return wanted;
		}
		ColumnType type = exists(wanted.type()) ? wanted.type() : found.type();
		if (LiteralDefault.isSame(before, after, type)) {
			return wanted.withDefaultValue(before);
		}
		return switch (this.answers.compare(cast(before, type), cast(after, type))) {
			case SAME -> wanted.withDefaultValue(before);
			case DIFFERENT -> wanted;
			case UNKNOWN -> {
				report(wanted.name(), "default " + after);
				yield wanted.withDefaultValue(before);
			}
		};
	}

	/** User-defined types have a dot in their names; some may have yet to be created. */
	private boolean exists(ColumnType type) {
		return !type.name().contains(".") || this.types.contains(type.name());
	}

	private static Expression cast(String sql, ColumnType type) {
		return new Expression(null, "(" + sql + "\n)::" + SqlClauses.type(type));
	}

	private Column generated(Column found, Column wanted) {
		GeneratedExpression before = found.generated();
		GeneratedExpression after = wanted.generated();
		if (before == null || after == null || before.equals(after) || before.stored() != after.stored()) {
			return wanted;
		}
		ColumnType type = exists(wanted.type()) ? wanted.type() : found.type();
		String suffix = "\n)::" + SqlClauses.type(type);
		return switch (this.answers.compare(this.row.expression("(" + before.sql() + suffix),
				this.row.expression("(" + after.sql() + suffix))) {
			case SAME -> wanted.withGenerated(before);
			case DIFFERENT -> wanted;
			case UNKNOWN -> {
				report(wanted.name(), after.sql());
				yield wanted.withGenerated(before);
			}
		};
	}

	private Likeness compare(CheckConstraint found, CheckConstraint wanted) {
		if (found.values() != null && wanted.values() != null) {
			return Likeness.DIFFERENT;
		}
		return this.answers.compare(this.row.expression(found.expression()), this.row.expression(wanted.expression()));
	}

	private static CheckConstraint taken(CheckConstraint found, CheckConstraint wanted) {
		return new CheckConstraint(wanted.name(), found.expression(), found.columns(), wanted.validated(),
				found.values());
	}

	private static Index taken(Index found, Index wanted) {
		return new Index(wanted.name(), found.parts(), wanted.unique(), wanted.method(), found.options(),
				wanted.valid());
	}

	/**
	 * Find for each desired part that has no equal today the one that means the same. Of
	 * several that do, each gets the one that is most like it.
	 */
	private <T extends TablePart> List<T> match(List<T> today, List<T> wished, BiFunction<T, T, Likeness> likeness,
			BiFunction<T, T, T> taken) {
		List<T> free = new ArrayList<>(today);
		List<T> open = new ArrayList<>();
		wished.stream().filter((part) -> !removeEqual(free, part)).forEach(open::add);
		Map<T, T> matches = new IdentityHashMap<>();
		for (BiPredicate<TablePart, TablePart> alike : LIKENESSES) {
			open.stream().filter((part) -> !matches.containsKey(part)).forEach((part) -> {
				T match = match(free, part, alike, likeness, namesOfOthers(open, part));
				if (match != null) {
					matches.put(part, match);
				}
			});
		}
		return wished.stream()
			.map((part) -> matches.containsKey(part) ? taken.apply(matches.get(part), part) : part)
			.toList();
	}

	/**
	 * Several rules may mean the same, and the one of a name belongs to the part of that
	 * name.
	 */
	private static Set<String> namesOfOthers(List<? extends TablePart> open, TablePart part) {
		return open.stream()
			.filter((other) -> other != part && other.name() != null)
			.map((other) -> String.valueOf(other.name()))
			.filter((name) -> !name.equals(part.name()))
			.collect(Collectors.toSet());
	}

	private static <T extends TablePart> boolean removeEqual(List<T> free, T part) {
		Object meaning = part.meaning();
		for (int i = 0; i < free.size(); i++) {
			if (free.get(i).meaning().equals(meaning)) {
				free.remove(i);
				return true;
			}
		}
		return false;
	}

	/**
	 * What cannot be compared is taken for the same only if it bears the name, or the
	 * columns, of the other.
	 */
	private static boolean resembles(TablePart candidate, TablePart part) {
		return Objects.equals(candidate.name(), part.name())
				|| (part.name() == null && !part.columns().isEmpty() && candidate.columns().equals(part.columns()));
	}

	private <T extends TablePart> @Nullable T match(List<T> free, T part, BiPredicate<TablePart, TablePart> alike,
			BiFunction<T, T, Likeness> likeness, Set<String> namesOfOthers) {
		List<T> unknown = new ArrayList<>();
		for (T candidate : List.copyOf(free)) {
			if (!alike.test(candidate, part)) {
				continue;
			}
			Likeness answer = likeness.apply(candidate, part);
			if (candidate.name() != null && namesOfOthers.contains(candidate.name())) {
				continue;
			}
			if (answer == Likeness.SAME) {
				free.remove(candidate);
				return candidate;
			}
			if (answer == Likeness.UNKNOWN) {
				unknown.add(candidate);
			}
		}
		T guess = unknown.stream().filter((candidate) -> resembles(candidate, part)).findFirst().orElse(null);
		if (guess != null) {
			free.remove(guess);
			report(String.valueOf(guess.name()), part.meaning().toString());
		}
		return guess;
	}

	private static boolean sameName(TablePart candidate, TablePart part) {
		return part.name() != null && part.name().equals(candidate.name());
	}

	private static boolean sameText(TablePart candidate, TablePart part) {
		return plain(candidate).equals(plain(part));
	}

	private static String plain(TablePart part) {
		return part.meaning().toString().replaceAll("[\\s()]", "").toLowerCase(Locale.ROOT);
	}

	private void report(String part, String expression) {
		this.unverified.add(new Unverified(this.desired.name() + "." + part,
				"The server does not understand this expression, or that of today: " + expression));
	}

}
