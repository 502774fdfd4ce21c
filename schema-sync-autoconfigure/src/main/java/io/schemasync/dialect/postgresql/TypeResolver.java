package io.schemasync.dialect.postgresql;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.sql.NameCompletion;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;

/**
 * Finds the schema of a type that is not built in: the default one, {@code public} as the
 * usual rest of the search path, or the only schema that has such a type.
 */
class TypeResolver implements UnaryOperator<QualifiedName> {

	private final Set<QualifiedName> types = new HashSet<>();

	private final NameCompletion names;

	TypeResolver(Schema desired, Catalog catalog, NameCompletion names) {
		this.names = names;
		this.types.addAll(catalog.types());
		desired.enumTypes().keySet().forEach((name) -> this.types.add(names.normalise(name)));
		desired.compositeTypes().keySet().forEach((name) -> this.types.add(names.normalise(name)));
	}

	@Override
	public QualifiedName apply(QualifiedName written) {
		if (written.schema() != null) {
			return this.names.normalise(written);
		}
		QualifiedName inDefault = this.names.normalise(written);
		if (this.types.contains(inDefault)) {
			return inDefault;
		}
		QualifiedName inPublic = new QualifiedName("public", inDefault.name());
		if (this.types.contains(inPublic)) {
			return inPublic;
		}
		List<QualifiedName> anywhere = this.types.stream()
			.filter((type) -> type.name().equals(inDefault.name()))
			.toList();
		return (anywhere.size() == 1) ? anywhere.get(0) : new QualifiedName(null, inDefault.name());
	}

}
