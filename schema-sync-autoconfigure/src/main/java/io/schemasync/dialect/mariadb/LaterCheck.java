package io.schemasync.dialect.mariadb;

import java.util.List;

import io.schemasync.dialect.Phase;
import io.schemasync.dialect.Statement;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;

/**
 * Brings rules to a table with rows without a copy of it: the server notes the rule down,
 * marked as one for which the rows of today were not looked at; then they are, and the
 * mark goes.
 */
final class LaterCheck {

	private static final MariaDbNames NAMES = MariaDbNames.IDENTIFIERS;

	private final Table table;

	private final Online online;

	LaterCheck(Table table, Online online) {
		this.table = table;
		this.online = online;
	}

	/** Add a foreign key that has a name. */
	List<Statement> add(ForeignKey key) {
		ForeignKey unchecked = Unchecked.mark(key);
		Statement add = unlooked(this.online.inPlace("add " + Clauses.foreignKey(unchecked)));
		return List.of(add, verified(unchecked), settled(unchecked, key));
	}

	/**
	 * Put the rule of one column in the place of what it has today.
	 * @param column the column as it is
	 * @param check the rule
	 * @param undo what to do if a row breaks it
	 */
	List<Statement> put(Column column, CheckConstraint check, Statement undo) {
		return List.of(modify(column, Unchecked.mark(check)), verify("not (" + check.expression() + ")").orElse(undo),
				modify(column, Unchecked.settled(check)));
	}

	/** Return what takes the rule of one column away. */
	Statement without(Column column) {
		return alone(this.online.instantly(AlterColumnRendering.modify(column, null)));
	}

	private Statement modify(Column column, CheckConstraint check) {
		return alone(this.online.instantly(AlterColumnRendering.modify(column, check)));
	}

	/** Complete what a run that was stopped has begun. */
	List<Statement> complete(TablePart part) {
		if (part instanceof ForeignKey key) {
			return List.of(verify(AddPartRendering.orphans(key)), settled(key, Unchecked.settled(key)));
		}
		CheckConstraint check = (CheckConstraint) part;
		return this.table.column(String.valueOf(check.name()))
			.map((column) -> List.of(verify("not (" + check.expression() + ")"),
					modify(column, Unchecked.settled(check))))
			.orElse(List.of());
	}

	private Statement verified(ForeignKey unchecked) {
		String name = NAMES.quote(String.valueOf(unchecked.name()));
		return verify(AddPartRendering.orphans(unchecked))
			.orElse(alone(this.online.inPlace("drop foreign key " + name + ", drop index if exists " + name)));
	}

	/** An index that came with the key has its name. */
	private Statement settled(ForeignKey unchecked, ForeignKey key) {
		String marked = NAMES.quote(String.valueOf(unchecked.name()));
		return unlooked(this.online.inPlace("drop foreign key " + marked + ", rename index if exists " + marked + " to "
				+ NAMES.quote(String.valueOf(key.name())) + ", add " + Clauses.foreignKey(key)));
	}

	/** Fail if a row breaks a rule that is in force already for new ones. */
	private Statement verify(String condition) {
		return Statement.online("""
				begin not atomic
				    if exists (select 1 from %s t where %s) then
				        signal sqlstate '23000' set message_text = 'rows of today break the rule';
				    end if;
				end""".formatted(NAMES.quote(this.table.name()), condition));
	}

	private static Statement unlooked(Statement statement) {
		return new Statement("set statement foreign_key_checks=0 for " + statement.sql(), Phase.ONLINE,
				statement.hazards());
	}

	private static Statement alone(Statement statement) {
		return new Statement(statement.sql(), Phase.ONLINE, statement.hazards());
	}

}
