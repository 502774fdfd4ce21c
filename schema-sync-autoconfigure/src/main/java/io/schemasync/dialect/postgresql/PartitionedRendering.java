package io.schemasync.dialect.postgresql;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

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

import static io.schemasync.dialect.postgresql.PostgreSqlNames.DDL;

/**
 * Adds what a partitioned table lacks. The server builds no index of such a table beside
 * the traffic, so that it comes at once where the partitions are small, and is left to a
 * person where they are not.
 */
final class PartitionedRendering implements TablePart.Visitor<List<Statement>> {

	private static final int NAMED = 5;

	private final Table table;

	private final AddPartRendering usual;

	private final boolean rows;

	private final PostgreSqlHazards hazards;

	PartitionedRendering(Table table, AddPartRendering usual, Circumstances circumstances) {
		this.table = table;
		this.usual = usual;
		this.rows = circumstances.rows(table.name());
		this.hazards = new PostgreSqlHazards(table);
	}

	/** The partitions follow by themselves. */
	@Override
	public List<Statement> visit(Column column) {
		return this.usual.visit(column);
	}

	@Override
	public List<Statement> visit(CheckConstraint check) {
		return this.usual.visit(check);
	}

	@Override
	public List<Statement> visit(PrimaryKey key) {
		return unique(key, "add " + DDL.primaryKey(key));
	}

	@Override
	public List<Statement> visit(UniqueConstraint unique) {
		return unique(unique, "add " + DDL.unique(unique));
	}

	private List<Statement> unique(TablePart part, String action) {
		String sql = DDL.alter(this.table.name(), action);
		return List.of(coversPartitionKey(part) ? atOnce(sql, "its unique index is built")
				: Statement.of(sql, this.hazards.partitionKey(part.columns())));
	}

	private boolean coversPartitionKey(TablePart part) {
		return part.columns()
			.containsAll(Objects.requireNonNullElse(this.table.facts().partitionKey(), List.<String>of()));
	}

	/** Before PostgreSQL 18 such a foreign key cannot be NOT VALID. */
	@Override
	public List<Statement> visit(ForeignKey key) {
		return List.of(atOnce(DDL.alter(this.table.name(), "add " + DDL.foreignKey(key)),
				"the foreign key " + DDL.columns(key.columns()) + " is checked"));
	}

	@Override
	public List<Statement> visit(Index index) {
		String sql = DDL.index(this.table.name(), index, index.name(), false);
		if (index.unique() && !coversPartitionKey(index)) {
			return List.of(Statement.of(sql, this.hazards.partitionKey(index.columns())));
		}
		return List.of(atOnce(sql,
				"index " + index.name() + " is built, unless a person builds it beside the traffic: "
						+ "ON ONLY the table, then CONCURRENTLY on each partition (" + partitions()
						+ "), then ALTER INDEX " + index.name() + " ATTACH PARTITION for each"));
	}

	private String partitions() {
		List<QualifiedName> all = this.table.facts().partitions();
		String first = all.stream().limit(NAMED).map(QualifiedName::toString).collect(Collectors.joining(", "));
		return (all.size() > NAMED) ? first + " and " + (all.size() - NAMED) + " more" : first;
	}

	private Statement atOnce(String sql, String what) {
		return this.rows ? Statement.of(sql, this.hazards.writesWait(what)) : Statement.of(sql);
	}

	/**
	 * What is there may be a person's work of which some partitions are still to come.
	 */
	static Statement replacement(Table table, TablePart from) {
		QualifiedName index = new QualifiedName(table.name().schema(), Objects.requireNonNull(from.name()));
		Hazard hazard = new PostgreSqlHazards(table)
			.replaces("index " + from.name() + ", which differs or is not attached to every partition yet");
		return Statement.of("drop index " + PostgreSqlNames.quote(index), hazard);
	}

}
