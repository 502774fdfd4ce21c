package io.schemasync.dialect.mariadb;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Statement;
import io.schemasync.diff.Change;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.GeneratedExpression;

/**
 * Gives a column another name. MariaDB changes the rules that mention it by itself; MySQL
 * refuses while there are any.
 */
final class ColumnRenaming {

	private static final MariaDbNames NAMES = MariaDbNames.IDENTIFIERS;

	private final Change.RenamePart change;

	private final Online online;

	private final String former;

	private final String mention;

	ColumnRenaming(Change.RenamePart change, Online online) {
		this.change = change;
		this.online = online;
		this.former = change.table().name() + "." + change.from().name();
		this.mention = MariaDbNames.always(change.to().name());
	}

	List<Statement> statements() {
		String action = "rename column " + NAMES.quote(this.change.from().name()) + " to "
				+ NAMES.quote(this.change.to().name());
		Hazard renamed = this.online.renamed("column " + this.former);
		List<CheckConstraint> checks = this.online.isMySql() ? checks() : List.of();
		if (!this.online.isMySql() || (checks.isEmpty() && !isUsedByGenerated())) {
			return List.of(this.online.atOnce(action, renamed));
		}
		if (isUsedByGenerated() || checks.stream().anyMatch((check) -> check.columns().size() > 1)) {
			return List.of(this.online.atOnce(action, renamed,
					this.online.of(HazardCode.DEPENDENT_OBJECT, "MySQL does not rename " + this.former
							+ " while a generated column or a check over several columns mentions it. Drop that, "
							+ "rename the column, and create it again.")));
		}
		return List.of(withChecks(action, renamed, checks));
	}

	/** The table as it will be, in which nothing has the old name any more. */
	private List<CheckConstraint> checks() {
		return this.change.table().checks().stream().filter((check) -> mentions(check.expression())).toList();
	}

	private boolean isUsedByGenerated() {
		return this.change.table()
			.columns()
			.stream()
			.map(Column::generated)
			.filter(Objects::nonNull)
			.map(GeneratedExpression::sql)
			.anyMatch(this::mentions);
	}

	/** The server puts every name between backticks. */
	private boolean mentions(String expression) {
		return Texts.lower(expression).contains(Texts.lower(this.mention));
	}

	/** There is no moment without the rules. */
	private Statement withChecks(String action, Hazard renamed, List<CheckConstraint> checks) {
		List<String> actions = new ArrayList<>();
		checks.forEach((check) -> actions.add("drop constraint " + NAMES.quote(String.valueOf(check.name()))));
		actions.add(action);
		checks.forEach((check) -> actions.add("add " + Clauses.check(check)));
		String alter = this.online.alter(String.join(", ", actions));
		return this.online.rows()
				? Statement.of(alter, renamed, this.online.waits("MySQL copies the table for the checks of the column"))
				: Statement.of(alter, renamed);
	}

}
