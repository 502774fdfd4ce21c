package io.schemasync.source.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * Reads indexes.
 */
final class IndexReader {

	private static final Pattern WHITESPACE = Pattern.compile("\\s+");

	private final Model model;

	IndexReader(Model model) {
		this.model = model;
	}

	List<Index> read(Table table) {
		List<Index> indexes = new ArrayList<>();
		for (org.hibernate.mapping.Index index : table.getIndexes().values()) {
			indexes.add(index(index));
		}
		for (UniqueKey key : table.getUniqueKeys().values()) {
			if (isIndex(key)) {
				indexes.add(index(key));
			}
		}
		return indexes;
	}

	/**
	 * A unique constraint has no directions, so what asks for them can only be an index.
	 */
	static boolean isIndex(UniqueKey key) {
		return key.getColumnOrderMap().containsValue("desc");
	}

	private Index index(org.hibernate.mapping.Index index) {
		return index(name(index), index.getSelectables(), index.getSelectableOrderMap(), index.isUnique(),
				index.getOptions());
	}

	/** Where it is written with its schema, it is quoted by the general rules. */
	private @Nullable String name(org.hibernate.mapping.Index index) {
		if (index.getName() == null) {
			return null;
		}
		return this.model.dialect().qualifyIndexName()
				? this.model.names().normalised(index.getQuotedName(this.model.dialect()))
				: this.model.names().written(index.getName());
	}

	private Index index(UniqueKey key) {
		return index(key.isNameExplicit() ? this.model.names().written(key.getName()) : null, key.getColumns(),
				key.getColumnOrderMap(), true, key.getOptions());
	}

	private Index index(@Nullable String name, List<? extends Selectable> columns,
			Map<? extends Selectable, String> directions, boolean unique, @Nullable String options) {
		List<IndexPart> parts = new ArrayList<>(columns.size());
		for (Selectable column : columns) {
			parts.add(part(column, directions.get(column)));
		}
		return new Index(name, parts, unique, "btree", (options != null) ? options.trim() : "", true);
	}

	private IndexPart part(Selectable selectable, @Nullable String direction) {
		String text = selectable.getText(this.model.dialect());
		if (selectable instanceof Column column && column.getQuotedName(this.model.dialect()).equals(text)) {
			return column.isQuoted() ? part(this.model.names().name(column), false, direction)
					: unquoted(text, (direction != null) ? direction : "");
		}
		return part(withoutParentheses(text), true, direction);
	}

	/** Whatever follows a column's name in the mapping stands in the name as well. */
	private IndexPart unquoted(String text, String direction) {
		String[] words = WHITESPACE.split(text.trim(), 2);
		String rest = ((words.length > 1) ? words[1] + " " : "") + direction;
		return part(this.model.names().written(words[0]), false, rest);
	}

	private static IndexPart part(String sql, boolean expression, @Nullable String direction) {
		if (direction == null || direction.isBlank()) {
			return new IndexPart(sql, expression, false, false);
		}
		String words = WHITESPACE.matcher(direction.toLowerCase(Locale.ROOT)).replaceAll(" ");
		boolean descending = (" " + words + " ").contains(" desc ");
		boolean nullsFirst = words.contains("nulls first") || descending && !words.contains("nulls last");
		return new IndexPart(sql, expression, descending, nullsFirst);
	}

	private static String withoutParentheses(String expression) {
		String text = expression.trim();
		return isEnclosed(text) ? text.substring(1, text.length() - 1) : text;
	}

	private static boolean isEnclosed(String text) {
		int depth = 0;
		for (int i = 0; i < text.length(); i++) {
			depth += (text.charAt(i) == '(') ? 1 : (text.charAt(i) == ')') ? -1 : 0;
			if (depth == 0) {
				return i == text.length() - 1 && text.startsWith("(");
			}
		}
		return false;
	}

}
