package io.schemasync.dialect.mariadb;

import java.util.List;
import java.util.Objects;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.sql.DropRendering;
import io.schemasync.diff.Change;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.TableFacts;
import io.schemasync.schema.View;

/** Says how each kind of change is made. */
final class ChangeRendering implements Change.Visitor<List<Statement>> {

	private static final MariaDbNames NAMES = MariaDbNames.IDENTIFIERS;

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

	/** Every rule was checked when it was made. */
	@Override
	public List<Statement> visit(Change.ValidatePart change) {
		return List.of();
	}

	@Override
	public List<Statement> visit(Change.DropPart change) {
		return change.part().accept(new DropPartRendering(change.table(), this.circumstances));
	}

}
