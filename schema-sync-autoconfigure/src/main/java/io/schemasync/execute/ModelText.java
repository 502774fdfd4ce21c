package io.schemasync.execute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.CompositeType;
import io.schemasync.schema.Computation;
import io.schemasync.schema.EnumType;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Index;
import io.schemasync.schema.InitialRow;
import io.schemasync.schema.Origin;
import io.schemasync.schema.Past;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.Table;
import io.schemasync.schema.UniqueConstraint;
import io.schemasync.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * Text of a part of a model, the same for whatever is the same. Every start makes it of
 * the whole model, so it is written by hand: what records say of themselves takes many
 * times as long. Each value has its length before it, so that no two models have one
 * text.
 */
final class ModelText {

	private final StringBuilder text = new StringBuilder();

	private final boolean exact;

	/**
	 * Create an empty text.
	 * @param exact whether to write all that a plan could depend on, or what tells models
	 * apart for people
	 */
	ModelText(boolean exact) {
		this.exact = exact;
	}

	void table(Table table) {
		name(table.name()).text(table.kind().name()).text(table.comment()).text(table.options());
		sorted(table.columns(), ModelText::column);
		PrimaryKey key = table.primaryKey();
		if (key != null) {
			text(key.name()).texts(key.columns());
		}
		sorted(table.uniqueConstraints(), ModelText::unique);
		sorted(table.foreignKeys(), ModelText::foreignKey);
		sorted(table.checks(), ModelText::check);
		sorted(table.indexes(), ModelText::index);
		sorted(table.initialRows(), ModelText::initialRow);
		origin(table.origin());
	}

	void sequence(Sequence sequence) {
		name(sequence.name()).number(sequence.start()).number(sequence.increment()).number(sequence.cache());
		text(sequence.options());
		if (this.exact) {
			feeds(sequence.feeds());
		}
	}

	void enumType(EnumType type) {
		name(type.name()).texts(type.labels()).flag(type.casts());
	}

	void compositeType(CompositeType type) {
		name(type.name());
		type.attributes().forEach(this::column);
	}

	void view(View view) {
		name(view.name()).text(view.query()).flag(view.extending());
	}

	void auxiliaryObject(AuxiliaryObject object) {
		texts(object.create());
		if (this.exact) {
			name(object.name()).texts(object.drop()).flag(object.beforeTables()).text(object.mark());
			new TreeMap<>(object.makes()).forEach((made, on) -> name(made).name(on));
		}
	}

	private void column(Column column) {
		text(column.name()).text(column.type().name()).texts(column.type().arguments());
		number(column.type().dimensions()).flag(column.nullable()).text(column.defaultValue());
		text(column.identity().name()).text(column.identityOptions()).text(column.collation());
		text(column.comment()).text(column.storage().strategy()).text(column.storage().compression());
		if (column.generated() != null) {
			text(column.generated().sql()).flag(column.generated().stored());
		}
		origin(column.origin());
	}

	private void unique(UniqueConstraint unique) {
		text(unique.name()).texts(unique.columns()).flag(unique.nullsDistinct()).flag(unique.constraint());
		flag(unique.valid()).text(unique.timing()).text(unique.options());
	}

	private void foreignKey(ForeignKey key) {
		text(key.name()).texts(key.columns()).name(key.referencedTable()).texts(key.referencedColumns());
		text(key.onDelete().name()).text(key.onUpdate().name()).text(key.timing()).flag(key.validated());
	}

	private void check(CheckConstraint check) {
		text(check.name()).text(check.expression()).texts(check.columns()).flag(check.validated());
		if (check.values() != null) {
			texts(check.values());
		}
	}

	private void index(Index index) {
		text(index.name()).flag(index.unique()).text(index.method()).text(index.options()).flag(index.valid());
		index.parts()
			.forEach(
					(part) -> text(part.sql()).flag(part.expression()).flag(part.descending()).flag(part.nullsFirst()));
	}

	private void initialRow(InitialRow row) {
		text(row.insert()).text(row.counter()).number(row.increment());
		for (Map.Entry<String, String> value : new TreeMap<>(row.values()).entrySet()) {
			text(value.getKey()).text(value.getValue());
		}
		feeds(row.feeds());
	}

	private void feeds(List<Sequence.Feed> feeds) {
		if (feeds.isEmpty()) {
			return;
		}
		feeds.stream()
			.sorted(Comparator.comparing(Sequence.Feed::table).thenComparing(Sequence.Feed::column))
			.forEach((feed) -> name(feed.table()).text(feed.column()));
	}

	private void origin(Origin origin) {
		if (this.exact) {
			flag(origin.primitive()).flag(origin.readOnly());
			if (origin.past() != Past.NONE) {
				texts(origin.past().formerNames()).text(origin.past().backfill()).text(origin.past().inverse());
				computation(origin.past().computation());
			}
		}
	}

	private void computation(@Nullable Computation computation) {
		if (computation != null) {
			text(computation.name()).texts(computation.columns());
		}
	}

	private <T> void sorted(Collection<T> parts, BiConsumer<ModelText, T> description) {
		number(parts.size());
		if (parts.isEmpty()) {
			return;
		}
		for (String text : each(parts, description, this.exact)) {
			text(text);
		}
	}

	/** Return the texts of some parts, in the order of the texts. */
	static <T> List<String> each(Collection<T> parts, BiConsumer<ModelText, T> description, boolean exact) {
		List<String> texts = new ArrayList<>(parts.size());
		ModelText one = new ModelText(exact);
		for (T part : parts) {
			one.text.setLength(0);
			description.accept(one, part);
			texts.add(one.toString());
		}
		Collections.sort(texts);
		return texts;
	}

	private ModelText name(QualifiedName name) {
		return text(name.schema()).text(name.name());
	}

	private ModelText texts(Collection<String> values) {
		number(values.size());
		for (String value : values) {
			text(value);
		}
		return this;
	}

	/** Write a value; nothing is not the same as an empty one. */
	ModelText text(@Nullable String value) {
		if (value == null) {
			this.text.append('-');
		}
		else {
			this.text.append(value.length()).append(':').append(value);
		}
		return this;
	}

	private ModelText number(long value) {
		this.text.append(value).append(';');
		return this;
	}

	private ModelText flag(boolean value) {
		this.text.append(value ? '+' : '!');
		return this;
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
