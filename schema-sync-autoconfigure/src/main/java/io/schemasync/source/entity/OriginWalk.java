package io.schemasync.source.entity;

import java.lang.reflect.AnnotatedElement;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.schemasync.schema.Origin;
import io.schemasync.schema.Past;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Walks all entities with their attributes and notes which columns they are kept in. The
 * first to claim a column has it: entities before collections, parents before children,
 * owners of associations before their other side.
 */
final class OriginWalk {

	private static final Set<String> PRIMITIVES = Set.of("boolean", "byte", "char", "double", "float", "int", "long",
			"short");

	private final MetadataImplementor metadata;

	private final Identifiers names;

	private final Origins origins;

	private final Pasts pasts;

	private final CollectionPasts collectionPasts;

	OriginWalk(MetadataImplementor metadata, Identifiers names, Origins origins) {
		this.metadata = metadata;
		this.names = names;
		this.origins = origins;
		this.pasts = new Pasts(metadata, names);
		this.collectionPasts = new CollectionPasts(metadata, names, this.pasts);
	}

	void walk() {
		List<PersistentClass> entities = this.metadata.getEntityBindings()
			.stream()
			.sorted(Comparator.comparing((PersistentClass entity) -> !(entity instanceof RootClass)))
			.toList();
		entities.forEach(this::tables);
		entities.forEach(this::attributes);
		this.metadata.getCollectionBindings()
			.stream()
			.sorted(Comparator.comparing(Collection::isInverse))
			.forEach(this::collection);
	}

	private void tables(PersistentClass entity) {
		Origin origin = new Origin(nameOf(entity), false, !entity.isMutable());
		this.origins.add(entity.getTable(), origin.withPast(this.pasts.of(entity)));
		for (Join join : entity.getJoins()) {
			this.origins.add(join.getTable(), Origin.of(nameOf(entity)));
		}
	}

	private void attributes(PersistentClass entity) {
		String prefix = nameOf(entity) + "#";
		Property identifier = entity.getIdentifierProperty();
		Class<?> type = classOf(entity);
		if (identifier != null) {
			property(prefix, type, identifier);
		}
		else if (entity.getIdentifier() instanceof Component key) {
			key.getProperties().forEach((property) -> property(prefix, classOf(key), property));
		}
		for (Property property : entity.getProperties()) {
			property(prefix, type, property);
		}
		Origin key = Origin.of((identifier != null) ? prefix + identifier.getName() : nameOf(entity));
		columns(entity.getTable(), entity.getKey(), key);
		for (Join join : entity.getJoins()) {
			columns(join.getTable(), join.getKey(), key);
		}
	}

	private static @Nullable Class<?> classOf(PersistentClass entity) {
		return (entity.getClassName() != null) ? entity.getMappedClass() : null;
	}

	private static @Nullable Class<?> classOf(Component component) {
		return (component.getComponentClassName() != null && !component.isDynamic()) ? component.getComponentClass()
				: null;
	}

	private void property(String prefix, @Nullable Class<?> owner, Property property) {
		Value value = property.getValue();
		String path = prefix + property.getName();
		if (value instanceof Collection || property.isSynthetic()) {
			return;
		}
		if (value instanceof Component component) {
			Class<?> type = classOf(component);
			for (Property nested : component.getProperties()) {
				property(path + ".", type, nested);
			}
		}
		Origin origin = new Origin(path, isPrimitive(property), true);
		if (value instanceof Component) {
			columns(value.getTable(), value, origin);
			return;
		}
		AnnotatedElement declaration = this.pasts.declaration(owner, property);
		attribute(value,
				(column) -> (declaration == null) ? origin
						: origin.withPast(
								this.pasts.of(declaration, property.getName(), column, value.getColumnSpan() == 1)),
				property);
	}

	/** Another attribute may write what this one only reads. */
	private void attribute(Value value, Function<Column, Origin> origins, Property property) {
		Table table = value.getTable();
		boolean generated = property.getValueGeneratorCreator() != null;
		if (table == null) {
			return;
		}
		boolean[] inserted = value.getColumnInsertability();
		boolean[] updated = value.getColumnUpdateability();
		List<Selectable> selectables = value.getSelectables();
		for (int i = 0; i < selectables.size(); i++) {
			boolean writes = !generated && ((property.isInsertable() && i < inserted.length && inserted[i])
					|| (property.isUpdatable() && i < updated.length && updated[i]));
			if (selectables.get(i) instanceof Column column) {
				column(table, column, origins.apply(column), writes);
			}
		}
	}

	private static boolean isPrimitive(Property property) {
		String type = property.getReturnedClassName();
		return type != null && PRIMITIVES.contains(type);
	}

	private void collection(Collection collection) {
		String path = path(collection);
		Table table = collection.getCollectionTable();
		if (!collection.isOneToMany()) {
			this.origins.add(table, Origin.of(path).withPast(this.collectionPasts.ofTable(collection)));
			element(collection, path);
		}
		for (Column column : collection.getKey().getColumns()) {
			column(table, column, Origin.of(path).withPast(this.collectionPasts.ofKey(collection, column)), false);
		}
		if (collection instanceof IndexedCollection indexed && indexed.getIndex() != null) {
			parts(collection, indexed.getIndex(), path, false);
		}
	}

	private void element(Collection collection, String path) {
		if (collection.getElement() instanceof Component component) {
			component.getProperties().forEach((property) -> property(path + ".", classOf(component), property));
		}
		parts(collection, collection.getElement(), path, collection.getElement().getColumnSpan() == 1);
	}

	private void parts(Collection collection, Value value, String path, boolean single) {
		for (Selectable selectable : value.getSelectables()) {
			if (selectable instanceof Column column) {
				Past past = this.collectionPasts.of(collection, column, single);
				column(collection.getCollectionTable(), column, Origin.of(path).withPast(past), false);
			}
		}
	}

	private static String path(Collection collection) {
		String owner = collection.getOwnerEntityName();
		String role = collection.getRole();
		return (owner != null && role.startsWith(owner + ".")) ? owner + "#" + role.substring(owner.length() + 1)
				: role;
	}

	private void columns(@Nullable Table table, @Nullable Value value, Origin origin) {
		if (table == null || value == null) {
			return;
		}
		for (Selectable selectable : value.getSelectables()) {
			if (selectable instanceof Column column) {
				column(table, column, origin, false);
			}
		}
	}

	private void column(Table table, Column column, Origin origin, boolean written) {
		this.origins.add(table, column, origin, written);
		enumType(column, origin);
	}

	private void enumType(Column column, Origin origin) {
		int code = column.getSqlTypeCode(this.metadata);
		if (code == SqlTypes.NAMED_ENUM || code == SqlTypes.NAMED_ORDINAL_ENUM) {
			this.origins.addType(this.names.written(column.getSqlType(this.metadata)), origin.written());
		}
	}

	private static String nameOf(PersistentClass entity) {
		String name = entity.getClassName();
		return (name != null) ? name : entity.getEntityName();
	}

}
