package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Phase;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.sql.DropRendering;
import io.schemasync.dialect.sql.DropPartRendering;
import io.schemasync.dialect.sql.FillClauses;
import io.schemasync.diff.Change;
import io.schemasync.schema.EnumType;
import io.schemasync.schema.Column;
import io.schemasync.schema.InStep;
import io.schemasync.schema.Index;
import io.schemasync.schema.Table;
import io.schemasync.schema.UniqueConstraint;

import static io.schemasync.dialect.postgresql.PostgreSqlNames.DDL;

/** Says how each kind of change is made, and what that costs. */
final class ChangeRendering implements Change.Visitor<List<Statement>> {

	private final Circumstances circumstances;

	ChangeRendering(Circumstances circumstances) {
		this.circumstances = circumstances;
	}

	@Override
	public List<Statement> visit(Change.CreateNamespace change) {
		List<Statement> statements = new ArrayList<>();
		statements.add(Statement.of("create schema " + PostgreSqlNames.quote(change.namespace())));
		statements.addAll(new Grants(this.circumstances.grantee()).namespace(change.namespace()));
		return statements;
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
		return new RenameRendering(this.circumstances.server()).render(change);
	}

	@Override
	public List<Statement> visit(Change.RenamePart change) {
		return RenameRendering.render(change);
	}

	@Override
	public List<Statement> visit(Change.Drop change) {
		return change.object().accept(new DropRendering(PostgreSqlNames.IDENTIFIERS));
	}

	@Override
	public List<Statement> visit(Change.AddEnumLabel change) {
		String position = (change.after() != null) ? " after " + PostgreSqlNames.literal(change.after())
				: before(change.type());
		return List
			.of(new Statement("alter type " + PostgreSqlNames.quote(change.type().name()) + " add value if not exists "
					+ PostgreSqlNames.literal(change.label()) + position, Phase.ENUM_VALUES, List.of()));
	}

	private static String before(EnumType type) {
		return type.labels().isEmpty() ? "" : " before " + PostgreSqlNames.literal(type.labels().get(0));
	}

	@Override
	public List<Statement> visit(Change.Comment change) {
		return List.of(Statement.of("comment on table " + PostgreSqlNames.quote(change.to().name()) + " is "
				+ DDL.comment(change.to().comment())));
	}

	@Override
	public List<Statement> visit(Change.AddPart change) {
		AddPartRendering rendering = new AddPartRendering(change.table(), this.circumstances);
		return change.part()
			.accept((change.table().kind() == Table.Kind.PARTITIONED_TABLE)
					? new PartitionedRendering(change.table(), rendering, this.circumstances) : rendering);
	}

	@Override
	public List<Statement> visit(Change.AlterColumn change) {
		return new AlterColumnRendering(change.table(), this.circumstances).render(change);
	}

	@Override
	public List<Statement> visit(Change.ReplacePart change) {
		boolean index = change.to() instanceof Index || change.to() instanceof UniqueConstraint;
		return (index && change.table().kind() == Table.Kind.PARTITIONED_TABLE)
				? List.of(PartitionedRendering.replacement(change.table(), change.from()))
				: change.to().accept(new ReplacePartRendering(change.table(), change.from(), this.circumstances));
	}

	@Override
	public List<Statement> visit(Change.ValidatePart change) {
		String name = Objects.requireNonNull(change.part().name());
		return List.of(this.circumstances.rows(change.table().name())
				? new SafeSequences(change.table(), this.circumstances).validate(name)
				: Statement.of(DDL.alter(change.table().name(), "validate constraint " + PostgreSqlNames.quote(name))));
	}

	@Override
	public List<Statement> visit(Change.KeepInStep change) {
		return new InStepRendering(change, this.circumstances).render();
	}

	@Override
	public List<Statement> visit(Change.DropPart change) {
		List<Statement> statements = new ArrayList<>();
		change.table()
			.facts()
			.successor(String.valueOf(change.part().name()))
			.filter((successor) -> change.part() instanceof Column)
			.map((successor) -> new InStepTrigger(change.name(),
					new InStep(String.valueOf(change.part().name()), successor)))
			.ifPresent((trigger) -> trigger.drops(change.table()).forEach((sql) -> statements.add(Statement.of(sql))));
		statements.addAll(drop(change));
		return statements;
	}

	private List<Statement> drop(Change.DropPart change) {
		boolean unusable = change.part() instanceof UniqueConstraint unique && !unique.valid()
				|| change.part() instanceof Index index && !index.valid();
		if (unusable || change.table().facts().unfinished().contains(change.part())) {
			return List.of(new SafeSequences(change.table(), this.circumstances).remove(change.part()));
		}
		return change.part().accept(new DropPartRendering(change.table(), PostgreSqlNames.IDENTIFIERS));
	}

	@Override
	public List<Statement> visit(Change.Fill change) {
		return new FillClauses(change, PostgreSqlNames.IDENTIFIERS).statements(true);
	}

}
