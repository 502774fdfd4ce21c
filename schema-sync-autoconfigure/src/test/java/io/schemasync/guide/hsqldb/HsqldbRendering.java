package io.schemasync.guide.hsqldb;

import java.util.ArrayList;
import java.util.List;

import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.sql.DropPartRendering;
import io.schemasync.dialect.sql.DropRendering;
import io.schemasync.diff.Change;
import io.schemasync.schema.Column;
import io.schemasync.schema.Table;
import io.schemasync.schema.TableFacts;

/** Makes tables and adds columns; of everything else it says that it cannot. */
final class HsqldbRendering implements Change.Visitor<List<Statement>> {

	@Override
	public List<Statement> visit(Change.Create change) {
		if (!(change.object() instanceof Table table)) {
			return unsupported(change);
		}
		List<String> lines = new ArrayList<>();
		table.columns().forEach((column) -> lines.add(HsqldbNames.DDL.column(column)));
		if (table.primaryKey() != null) {
			lines.add(HsqldbNames.DDL.primaryKey(table.primaryKey()));
		}
		return List.of(Statement
			.of("create table " + HsqldbNames.NAMES.quote(table.name()) + " (" + String.join(", ", lines) + ")"));
	}

	@Override
	public List<Statement> visit(Change.AddPart change) {
		boolean harmless = change.part() instanceof Column column && column.nullable();
		return harmless ? List.of(Statement.of(HsqldbNames.DDL.alter(change.table().name(),
				"add column " + HsqldbNames.DDL.column((Column) change.part())))) : unsupported(change);
	}

	@Override
	public List<Statement> visit(Change.Drop change) {
		return change.object().accept(new DropRendering(HsqldbNames.NAMES));
	}

	@Override
	public List<Statement> visit(Change.DropPart change) {
		return change.part().accept(new DropPartRendering(change.table(), HsqldbNames.NAMES));
	}

	@Override
	public List<Statement> visit(Change.CreateNamespace change) {
		return List.of(Statement.of("create schema " + HsqldbNames.NAMES.quote(change.namespace())));
	}

	@Override
	public List<Statement> visit(Change.Replace change) {
		return unsupported(change);
	}

	@Override
	public List<Statement> visit(Change.Rename change) {
		return unsupported(change);
	}

	@Override
	public List<Statement> visit(Change.RenamePart change) {
		return unsupported(change);
	}

	@Override
	public List<Statement> visit(Change.AddEnumLabel change) {
		return unsupported(change);
	}

	@Override
	public List<Statement> visit(Change.Comment change) {
		return unsupported(change);
	}

	@Override
	public List<Statement> visit(Change.AlterColumn change) {
		return unsupported(change);
	}

	@Override
	public List<Statement> visit(Change.ReplacePart change) {
		return unsupported(change);
	}

	@Override
	public List<Statement> visit(Change.ValidatePart change) {
		return unsupported(change);
	}

	@Override
	public List<Statement> visit(Change.KeepInStep change) {
		return unsupported(change);
	}

	@Override
	public List<Statement> visit(Change.Fill change) {
		return unsupported(change);
	}

	/** A step with this hazard is withheld, with these words. */
	private static List<Statement> unsupported(Change change) {
		String kind = change.getClass().getSimpleName();
		return List.of(Statement.of("-- " + kind + " of " + change.name(), new Hazard(HazardCode.UNSUPPORTED,
				"The dialect for HSQLDB does not know " + kind + " yet", TableFacts.NONE)));
	}

}
