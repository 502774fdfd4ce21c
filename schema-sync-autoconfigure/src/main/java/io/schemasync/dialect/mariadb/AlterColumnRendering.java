package io.schemasync.dialect.mariadb;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Statement;
import io.schemasync.diff.Change;
import io.schemasync.diff.ColumnAspect;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Changes columns. The server knows few words for a part of a column: mostly the whole
 * definition has to be said again, or what is left out would be gone.
 */
final class AlterColumnRendering {

	private final Table table;

	private final Online online;

	AlterColumnRendering(Table table, Circumstances circumstances) {
		this.table = table;
		this.online = new Online(table, circumstances);
	}

	List<Statement> render(Change.AlterColumn change) {
		List<Statement> statements = new ArrayList<>();
		Column state = change.from();
		Set<ColumnAspect> aspects = change.aspects().isEmpty() ? Set.of() : EnumSet.copyOf(change.aspects());
		for (ColumnAspect aspect : ColumnAspect.values()) {
			if (aspects.contains(aspect)) {
				Column next = aspect.apply(state, change.to());
				if (aspect == ColumnAspect.IDENTITY && next.identity().generates()) {
					next = next.withNullable(false).withDefaultValue(null);
				}
				statements.addAll(render(aspect, state, next));
				state = next;
			}
		}
		return statements;
	}

	private List<Statement> render(ColumnAspect aspect, Column from, Column to) {
		return switch (aspect) {
			case TYPE -> List.of(type(from, to));
			case COLLATION -> List.of(this.online.copying(modify(to),
					this.online.of(HazardCode.MEANING_CHANGES,
							"Values of " + this.table.name() + "." + to.name()
									+ " would be compared and sorted in another way (" + to.collation()
									+ "), and the table is copied. Change it by hand if that is meant.")));
			case GENERATED -> List.of(this.online.copying(modify(to), this.online.rewrite(to.name())));
			case DEFAULT -> List.of(defaultValue(from, to));
			case IDENTITY -> List.of(this.online.copying(modify(to), this.online.rewrite(to.name())));
			case NULLABILITY ->
				List.of(to.nullable() ? this.online.inPlaceFirst(modify(to)) : this.online.inPlace(modify(to)));
			case STORAGE -> List.of(this.online.atOnce(modify(to)));
			case COMMENT -> List.of(this.online.atOnce(modify(to)));
		};
	}

	private Statement type(Column from, Column to) {
		if (!this.online.rows()) {
			return this.online.instantly(modify(to));
		}
		List<String> dependents = this.table.facts().dependents(to.name());
		if (!dependents.isEmpty()) {
			return this.online.copying(modify(to), this.online.of(HazardCode.DEPENDENT_OBJECT,
					"The server does not change the type of " + this.table.name() + "." + to.name() + " while there is "
							+ dependents.stream().sorted().collect(Collectors.joining(", "))
							+ ". Drop it by hand, change the types on both sides, then start again."));
		}
		return switch (TypeChange.between(from.type(), to.type(), width(from))) {
			case METADATA -> this.online.atOnce(modify(to));
			case COPY -> this.online.copying(modify(to), this.online.rewrite(to.name()));
			case NARROWS -> this.online.copying(modify(to), narrows(from, to));
			case MEANING -> this.online.copying(modify(to),
					this.online.meaning(to.name(), ColumnTypes.sql(from.type()), ColumnTypes.sql(to.type())));
		};
	}

	private Hazard narrows(Column from, Column to) {
		return this.online.narrows(to.name(), ColumnTypes.sql(from.type()), ColumnTypes.sql(to.type()));
	}

	/** How many bytes a character takes at most. */
	private int width(Column column) {
		String collation = (column.collation() != null) ? column.collation()
				: this.table.options().replaceAll("(?s).*collate=(\\S*).*", "$1");
		if (collation.startsWith("utf8mb3") || collation.startsWith("utf8_")) {
			return 3;
		}
		return (collation.startsWith("latin") || collation.startsWith("ascii")) ? 1 : 4;
	}

	private Statement defaultValue(Column from, Column to) {
		String column = "alter column " + MariaDbNames.IDENTIFIERS.quote(to.name());
		if (!to.hasDefault()) {
			return this.online.instantly(column + (from.nullable() ? " set default null" : " drop default"));
		}
		String value = Objects.requireNonNull(to.defaultValue());
		return Clauses.isSimple(value) && !value.startsWith("(") && !Texts.lower(value).contains("time")
				? this.online.instantly(column + " set default " + value) : this.online.atOnce(modify(to));
	}

	String modify(Column column) {
		return modify(column, own(this.table, column.name(), this.online.isMySql()));
	}

	static String modify(Column column, @Nullable CheckConstraint check) {
		return "modify column " + Clauses.column(column, check);
	}

	/**
	 * Find the rule that a column has as a part of itself. MariaDB gives it the column's
	 * name; MySQL knows rules of tables only.
	 */
	static @Nullable CheckConstraint own(Table table, String column, boolean mySql) {
		return mySql ? null
				: table.checks().stream().filter((check) -> column.equals(check.name())).findFirst().orElse(null);
	}

}
