package io.schemasync.dialect.h2;

import java.util.ArrayList;
import java.util.List;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.sql.DropPartRendering;
import io.schemasync.dialect.sql.DropRendering;
import io.schemasync.dialect.sql.FillClauses;
import io.schemasync.dialect.sql.RenameRendering;
import io.schemasync.diff.Change;

/** Says how each kind of change is made, and what that costs. */
final class ChangeRendering implements Change.Visitor<List<Statement>> {

	private static final RenameRendering RENAMES = new RenameRendering("H2", H2Names.ANY);

	private final Circumstances circumstances;

	ChangeRendering(Circumstances circumstances) {
		this.circumstances = circumstances;
	}

	@Override
	public List<Statement> visit(Change.CreateNamespace change) {
		return List.of(Statement.of("create schema if not exists " + H2Names.ANY.quote(change.namespace())));
	}

	@Override
	public List<Statement> visit(Change.Create change) {
		return change.object().accept(new CreateRendering(this.circumstances));
	}

	@Override
	public List<Statement> visit(Change.Replace change) {
		return change.to().accept(new ReplaceRendering(change.from()));
	}

	@Override
	public List<Statement> visit(Change.Rename change) {
		return RENAMES.table(change);
	}

	@Override
	public List<Statement> visit(Change.RenamePart change) {
		return RENAMES.column(change, "alter column %s rename to %s");
	}

	@Override
	public List<Statement> visit(Change.Drop change) {
		return change.object().accept(new DropRendering(H2Names.ANY));
	}

	@Override
	public List<Statement> visit(Change.AddEnumLabel change) {
		throw new IllegalArgumentException("H2 has no types of their own for enums");
	}

	@Override
	public List<Statement> visit(Change.Comment change) {
		return List.of(CreateRendering.comment(change.to()));
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

	/** H2 checks the rows when a rule is added. */
	@Override
	public List<Statement> visit(Change.ValidatePart change) {
		List<Statement> statements = new ArrayList<>(
				change.part().accept(new DropPartRendering(change.table(), H2Names.ANY)));
		statements.addAll(change.part().accept(new AddPartRendering(change.table(), this.circumstances)));
		return statements;
	}

	@Override
	public List<Statement> visit(Change.KeepInStep change) {
		throw new IllegalArgumentException("H2 does not keep columns in step");
	}

	@Override
	public List<Statement> visit(Change.DropPart change) {
		return change.part().accept(new DropPartRendering(change.table(), H2Names.ANY));
	}

	@Override
	public List<Statement> visit(Change.Fill change) {
		return new FillClauses(change, H2Names.ANY).statements(false);
	}

}
