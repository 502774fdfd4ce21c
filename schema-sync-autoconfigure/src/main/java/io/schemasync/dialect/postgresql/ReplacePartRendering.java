package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.Statement;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Index;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

import static io.schemasync.dialect.postgresql.PostgreSqlNames.DDL;

/** Puts a rule or an index in the place of another. */
final class ReplacePartRendering implements TablePart.Visitor<List<Statement>> {

	private final Table table;

	private final TablePart from;

	private final boolean rows;

	private final PostgreSqlHazards hazards;

	private final Circumstances circumstances;

	ReplacePartRendering(Table table, TablePart from, Circumstances circumstances) {
		this.table = table;
		this.from = from;
		this.rows = circumstances.rows(table.name());
		this.hazards = new PostgreSqlHazards(table);
		this.circumstances = circumstances;
	}

	@Override
	public List<Statement> visit(Column column) {
		throw new IllegalArgumentException("a column is altered, not replaced");
	}

	/** Foreign keys may hang on it, and what replaces it cannot be known to be unique. */
	@Override
	public List<Statement> visit(PrimaryKey key) {
		return dropAndAdd(DDL.primaryKey(key), "primary key " + DDL.columns(this.from.columns()));
	}

	@Override
	public List<Statement> visit(UniqueConstraint unique) {
		UniqueConstraint old = (UniqueConstraint) this.from;
		if (!old.valid()) {
			List<Statement> statements = new ArrayList<>();
			if (!this.rows) {
				statements.add(dropIndex(old));
			}
			statements.addAll(unique.accept(new AddPartRendering(this.table, this.circumstances)));
			return statements;
		}
		return dropAndAdd(DDL.unique(unique), "unique " + DDL.columns(old.columns()));
	}

	/** A wider list of values takes the place of the old one in a single statement. */
	@Override
	public List<Statement> visit(CheckConstraint check) {
		CheckConstraint old = (CheckConstraint) this.from;
		CheckConstraint named = new CheckConstraint((check.name() != null) ? check.name() : old.name(),
				check.expression(), check.columns(), true, check.values());
		String swap = "drop constraint " + quoted(old) + ", add " + DDL.check(named);
		if (!this.rows) {
			return List.of(Statement.of(DDL.alter(this.table.name(), swap)));
		}
		Hazard[] judged = this.hazards.replaces(old, check).toArray(Hazard[]::new);
		return List.of(Statement.of(DDL.alter(this.table.name(), swap + " not valid"), judged),
				new SafeSequences(this.table, this.circumstances).validate(Objects.requireNonNull(named.name())));
	}

	@Override
	public List<Statement> visit(ForeignKey key) {
		return dropAndAdd(DDL.foreignKey(key), DDL.foreignKey((ForeignKey) this.from));
	}

	private List<Statement> dropAndAdd(String definition, String old) {
		return List.of(Statement.of(
				DDL.alter(this.table.name(), "drop constraint " + quoted(this.from) + ", add " + definition),
				this.hazards.replaces(old)));
	}

	@Override
	public List<Statement> visit(Index index) {
		Index old = (Index) this.from;
		if (old.valid() && (!old.plain() || (old.unique() && !index.unique()))) {
			return List.of(Statement.of(dropIndex(old).sql(), this.hazards.replaces("index " + old.name())),
					create(index, index.name()));
		}
		if (!this.rows) {
			return List.of(dropIndex(old), create(index, index.name()));
		}
		SafeSequences safely = new SafeSequences(this.table, this.circumstances);
		String name = Objects.requireNonNull(old.name());
		if (!old.valid()) {
			return safely.index(name, index);
		}
		return safely.replacement(name, index, Objects.requireNonNullElse(index.name(), name));
	}

	private Statement create(Index index, @Nullable String name) {
		String sql = DDL.index(this.table.name(), index, name, this.rows);
		return this.rows ? Statement.online(sql, concurrently()) : Statement.of(sql);
	}

	private Hazard[] concurrently() {
		return this.hazards.concurrently(this.circumstances.server()).toArray(Hazard[]::new);
	}

	private Statement dropIndex(TablePart index) {
		String sql = "drop index " + (this.rows ? "concurrently " : "")
				+ PostgreSqlNames.quote(inSchema(Objects.requireNonNull(index.name())));
		return this.rows ? Statement.online(sql) : Statement.of(sql);
	}

	private QualifiedName inSchema(String name) {
		return new QualifiedName(this.table.name().schema(), name);
	}

	private static String quoted(TablePart part) {
		return PostgreSqlNames.quote(Objects.requireNonNull(part.name(), "an existing rule has a name"));
	}

}
