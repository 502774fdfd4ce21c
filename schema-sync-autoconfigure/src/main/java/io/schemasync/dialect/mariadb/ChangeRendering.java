package io.schemasync.dialect.mariadb;

import java.util.List;
import java.util.Objects;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.sql.DropRendering;
import io.schemasync.dialect.sql.FillClauses;
import io.schemasync.dialect.sql.RenameRendering;
import io.schemasync.diff.Change;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.Table;
import io.schemasync.schema.TableFacts;
import io.schemasync.schema.View;

/** Says how each kind of change is made. */
final class ChangeRendering implements Change.Visitor<List<Statement>> {

	private static final MariaDbNames NAMES = MariaDbNames.IDENTIFIERS;

	private static final RenameRendering RENAMES = new RenameRendering("MariaDB", NAMES);

	private final Circumstances circumstances;

	ChangeRendering(Circumstances circumstances) {
		this.circumstances = circumstances;
	}

	@Override
	public List<Statement> visit(Change.CreateNamespace change) {
		return List.of(Statement.of("create database " + NAMES.quote(change.namespace())));
	}

	@Override
	public List<Statement> visit(Change.Create change) {
		return change.object().accept(new CreateRendering(this.circumstances));
	}

	@Override
	public List<Statement> visit(Change.Replace change) {
		if (change.from() instanceof Sequence from && change.to() instanceof Sequence to) {
			return List.of(Statement.of("alter sequence " + NAMES.quote(to.name()) + " increment by " + to.increment(),
					new Hazard(HazardCode.SEQUENCE_INCREMENT, "Sequence " + from.name() + " counts by "
							+ from.increment() + ", the entity's allocationSize is " + to.increment()
							+ ": ids would overlap. Set allocationSize to the sequence's increment, or alter the "
							+ "sequence while no old replica runs.", TableFacts.NONE)));
		}
		if (change.to() instanceof View view) {
			return List.of(Statement.of("create or replace view " + NAMES.quote(view.name()) + " as " + view.query()));
		}
		throw new IllegalArgumentException("there is nothing like " + change.from() + " here");
	}

	/** The server renames a sequence like a table. */
	@Override
	public List<Statement> visit(Change.Rename change) {
		return (change.from() instanceof Table) ? RENAMES.table(change) : List.of(Statement
			.of("rename table " + NAMES.quote(change.from().name()) + " to " + NAMES.quote(change.to().name())));
	}

	@Override
	public List<Statement> visit(Change.RenamePart change) {
		return new ColumnRenaming(change, new Online(change.table(), this.circumstances)).statements();
	}

	@Override
	public List<Statement> visit(Change.Drop change) {
		return change.object().accept(new DropRendering(NAMES));
	}

	@Override
	public List<Statement> visit(Change.AddEnumLabel change) {
		throw new IllegalArgumentException("there are no enumerated types here: " + change.type().name());
	}

	@Override
	public List<Statement> visit(Change.Comment change) {
		String comment = Objects.requireNonNullElse(change.to().comment(), "");
		return List.of(new Online(change.from(), this.circumstances).atOnce("comment = " + NAMES.literal(comment)));
	}

	@Override
	public List<Statement> visit(Change.AddPart change) {
		return change.part().accept(new AddPartRendering(change.table(), this.circumstances));
	}

	@Override
	public List<Statement> visit(Change.AlterColumn change) {
		return new AlterColumnRendering(change.table(), this.circumstances).render(change);
	}

	@Override
	public List<Statement> visit(Change.ReplacePart change) {
		return change.to().accept(new ReplacePartRendering(change.table(), change.from(), this.circumstances));
	}

	@Override
	public List<Statement> visit(Change.ValidatePart change) {
		return new LaterCheck(change.table(), new Online(change.table(), this.circumstances)).complete(change.part());
	}

	@Override
	public List<Statement> visit(Change.KeepInStep change) {
		throw new IllegalArgumentException("MariaDB does not keep columns in step");
	}

	@Override
	public List<Statement> visit(Change.DropPart change) {
		return change.part().accept(new DropPartRendering(change.table(), this.circumstances));
	}

	@Override
	public List<Statement> visit(Change.Fill change) {
		return new FillClauses(change, NAMES).statements(false);
	}

}
