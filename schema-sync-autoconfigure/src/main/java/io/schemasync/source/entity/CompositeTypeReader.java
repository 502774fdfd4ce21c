package io.schemasync.source.entity;

import java.util.ArrayList;
import java.util.List;

import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.CompositeType;
import io.schemasync.schema.Origin;
import io.schemasync.schema.QualifiedName;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.mapping.UserDefinedObjectType;
import org.hibernate.mapping.UserDefinedType;

/**
 * Reads the composite types that structs are kept in.
 */
final class CompositeTypeReader {

	private final Model model;

	CompositeTypeReader(Model model) {
		this.model = model;
	}

	List<CompositeType> read(Namespace namespace) {
		List<CompositeType> types = new ArrayList<>();
		for (UserDefinedType type : namespace.getDependencyOrderedUserDefinedTypes()) {
			if (type instanceof UserDefinedObjectType object) {
				types.add(read(object));
			}
		}
		return types;
	}

	private CompositeType read(UserDefinedObjectType type) {
		QualifiedName name = this.model.names()
			.qualified(Identifier.toIdentifier(type.getCatalog(), type.isCatalogQuoted()),
					Identifier.toIdentifier(type.getSchema(), type.isSchemaQuoted()), type.getNameIdentifier());
		List<Column> attributes = this.model.order().attributes(type).stream().map(this::attribute).toList();
		return new CompositeType(name, attributes, Origin.NONE);
	}

	/** Hibernate writes nothing but name and type for an attribute. */
	private Column attribute(org.hibernate.mapping.Column column) {
		return Column.of(this.model.names().name(column), ColumnType.of(column.getSqlType(this.model.metadata())),
				true);
	}

}
