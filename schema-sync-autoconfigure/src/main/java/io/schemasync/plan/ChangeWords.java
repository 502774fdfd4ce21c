package io.schemasync.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.diff.Change;
import io.schemasync.diff.ColumnAspect;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnStorage;
import io.schemasync.schema.Computation;

/** Describes changes in a few words. */
final class ChangeWords implements Change.Visitor<String> {

	static final ChangeWords INSTANCE = new ChangeWords();

	@Override
	public String visit(Change.CreateNamespace change) {
		return "schema";
	}

	@Override
	public String visit(Change.Create change) {
		return change.object().accept(ObjectWords.INSTANCE);
	}

	@Override
	public String visit(Change.Replace change) {
		return change.from().accept(ObjectWords.INSTANCE) + " → " + change.to().accept(ObjectWords.INSTANCE);
	}

	@Override
	public String visit(Change.Rename change) {
		return change.from().accept(ObjectWords.INSTANCE).split(" ")[0] + " renamed from " + change.from().name().name()
				+ (change.bridged() ? ", which becomes a view of it" : "");
	}

	@Override
	public String visit(Change.RenamePart change) {
		return "column renamed from " + change.from().name();
	}

	@Override
	public String visit(Change.Drop change) {
		return change.object().accept(ObjectWords.INSTANCE);
	}

	@Override
	public String visit(Change.AddEnumLabel change) {
		return "label " + change.label();
	}

	@Override
	public String visit(Change.Comment change) {
		return "comment";
	}

	@Override
	public String visit(Change.AddPart change) {
		return change.part().accept(PartWords.INSTANCE);
	}

	@Override
	public String visit(Change.AlterColumn change) {
		List<String> words = new ArrayList<>();
		for (ColumnAspect aspect : ColumnAspect.values()) {
			if (change.aspects().contains(aspect)) {
				words.add(aspect(aspect, change.from(), change.to()));
			}
		}
		return String.join(", ", words);
	}

	private static String aspect(ColumnAspect aspect, Column from, Column to) {
		return switch (aspect) {
			case TYPE -> "type " + PartWords.type(from.type()) + " → " + PartWords.type(to.type());
			case COLLATION -> "collation " + to.collation();
			case DEFAULT -> to.hasDefault() ? "default " + to.defaultValue() : "no default";
			case IDENTITY -> to.identity().generates() ? "identity" : "no identity";
			case GENERATED -> (to.generated() != null) ? "generated as " + to.generated().sql() : "not generated";
			case NULLABILITY -> to.nullable() ? "null allowed" : "not null";
			case STORAGE -> storage(to.storage());
			case COMMENT -> "comment";
		};
	}

	private static String storage(ColumnStorage storage) {
		return Stream
			.of((storage.strategy() != null) ? "storage " + storage.strategy() : "",
					(storage.compression() != null) ? "compression " + storage.compression() : "")
			.filter((words) -> !words.isEmpty())
			.collect(Collectors.joining(", "));
	}

	@Override
	public String visit(Change.ReplacePart change) {
		if (change.from() instanceof CheckConstraint from && change.to() instanceof CheckConstraint to
				&& from.values() != null && to.values() != null) {
			return "check (" + String.join(", ", to.columns()) + ")"
					+ difference(" allows also ", to.values(), from.values())
					+ difference(" allows no more ", from.values(), to.values());
		}
		return change.from().accept(PartWords.INSTANCE) + " → " + change.to().accept(PartWords.INSTANCE);
	}

	private static String difference(String words, Set<String> values, Set<String> others) {
		String rest = values.stream().filter((value) -> !others.contains(value)).collect(Collectors.joining(", "));
		return rest.isEmpty() ? "" : words + rest;
	}

	@Override
	public String visit(Change.KeepInStep change) {
		return change.to().accept(PartWords.INSTANCE) + ", renamed from " + change.from().name()
				+ ": both are kept in step while replicas of the version before write the old one";
	}

	@Override
	public String visit(Change.ValidatePart change) {
		return "validate " + change.part().accept(PartWords.INSTANCE);
	}

	@Override
	public String visit(Change.DropPart change) {
		return change.part().accept(PartWords.INSTANCE);
	}

	@Override
	public String visit(Change.Fill change) {
		Computation computation = change.column().origin().past().computation();
		return (computation != null) ? "fill by " + computation.name() : "fill with " + change.expression();
	}

}
