package io.schemasync.dialect.postgresql;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.schemasync.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * The parts of the catalog as {@link CatalogQuery} answers them. For one thread.
 */
class CatalogTexts {

	private final Map<CatalogPart, String> texts = new EnumMap<>(CatalogPart.class);

	private final CatalogRows rows = new CatalogRows();

	private final Map<String, String> namespaces = new HashMap<>();

	private final Set<String> namespacesInScope = new HashSet<>();

	/**
	 * Take a part.
	 * @param number its number
	 * @param text its rows, {@code null} if there are none
	 */
	void add(int number, @Nullable String text) {
		CatalogPart part = CatalogPart.values()[number];
		if (part == CatalogPart.NAMESPACES) {
			this.rows.of(text).forEach(this::addNamespace);
		}
		else if (text != null) {
			this.texts.put(part, text);
		}
	}

	private void addNamespace(CatalogRow row) {
		this.namespaces.put(row.text(0), row.text(1));
		if (row.is(2)) {
			this.namespacesInScope.add(row.text(1));
		}
	}

	Iterable<CatalogRow> rows(CatalogPart part) {
		return this.rows.of(this.texts.get(part));
	}

	/** Return rows within a value of a row. */
	Iterable<CatalogRow> rows(@Nullable String nested) {
		return this.rows.of(nested);
	}

	/** Return the names of all schemas that were asked for. */
	Set<String> namespacesInScope() {
		return this.namespacesInScope;
	}

	/** Return all names of schemas. */
	List<String> namespaces() {
		return List.copyOf(this.namespaces.values());
	}

	@Nullable String namespace(@Nullable String oid) {
		return this.namespaces.get(oid);
	}

	/** Return the name that stands in two values: the oid of the schema, and the rest. */
	QualifiedName name(CatalogRow row, int index) {
		String namespace = namespace(row.optional(index));
		return new QualifiedName((namespace != null) ? namespace : "", row.text(index + 1));
	}

}
