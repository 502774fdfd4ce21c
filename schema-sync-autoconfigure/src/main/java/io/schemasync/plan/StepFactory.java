package io.schemasync.plan;

import java.util.List;

import io.schemasync.dialect.Statement;
import io.schemasync.diff.Change;
import io.schemasync.schema.EnumType;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import org.jspecify.annotations.Nullable;

/** Turns a change and what was decided about it into a step that people can read. */
final class StepFactory {

	private final Schema desired;

	StepFactory(Schema desired) {
		this.desired = desired;
	}

	Step step(Change change, List<Statement> statements, Decision decision) {
		return new Step(sign(change), object(change), change.accept(ChangeWords.INSTANCE), origin(change), change,
				statements, decision);
	}

	private static Step.Sign sign(Change change) {
		if (change instanceof Change.Drop || change instanceof Change.DropPart) {
			return Step.Sign.DROP;
		}
		boolean added = change instanceof Change.CreateNamespace || change instanceof Change.Create
				|| change instanceof Change.AddPart || change instanceof Change.AddEnumLabel;
		return added ? Step.Sign.ADD : Step.Sign.CHANGE;
	}

	static String object(Change change) {
		if (change instanceof Change.Rename rename) {
			return rename.to().name().toString();
		}
		TablePart part = part(change);
		if (part == null) {
			return change.name().toString();
		}
		String own = (part.name() != null) ? part.name() : String.join("_", part.columns());
		return own.isEmpty() ? change.name().toString() : change.name() + "." + own;
	}

	private @Nullable String origin(Change change) {
		if (change instanceof Change.Create create) {
			return create.object().origin().attribute();
		}
		if (change instanceof Change.Replace replace) {
			return replace.to().origin().attribute();
		}
		if (change instanceof Change.AddEnumLabel label) {
			EnumType type = this.desired.enumTypes().get(label.name());
			return (type != null) ? type.origin().attribute() : null;
		}
		Table table = this.desired.tables()
			.get((change instanceof Change.Rename rename) ? rename.to().name() : change.name());
		if (table == null) {
			return null;
		}
		TablePart part = part(change);
		if (part == null) {
			return table.origin().attribute();
		}
		return part.columns()
			.stream()
			.flatMap((name) -> table.column(name).stream())
			.map((column) -> column.origin().attribute())
			.filter((attribute) -> attribute != null)
			.findFirst()
			.orElse(table.origin().attribute());
	}

	private static @Nullable TablePart part(Change change) {
		if (change instanceof Change.AddPart add) {
			return add.part();
		}
		if (change instanceof Change.AlterColumn alter) {
			return alter.to();
		}
		if (change instanceof Change.RenamePart rename) {
			return rename.to();
		}
		if (change instanceof Change.ReplacePart replace) {
			return (replace.to().name() != null) ? replace.to() : replace.from();
		}
		if (change instanceof Change.ValidatePart validate) {
			return validate.part();
		}
		if (change instanceof Change.Fill fill) {
			return fill.column();
		}
		if (change instanceof Change.KeepInStep keep) {
			return keep.to();
		}
		return (change instanceof Change.DropPart drop) ? drop.part() : null;
	}

}
