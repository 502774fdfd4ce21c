package io.schemasync.source.entity;

import java.beans.Introspector;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.schemasync.annotation.Backfill;
import io.schemasync.annotation.RenamedFrom;
import io.schemasync.schema.Past;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the annotations of classes and their attributes say about the past. Most
 * have none, so that a class is looked at once.
 */
final class Pasts {

	private final PhysicalNamingStrategy strategy;

	private final JdbcEnvironment environment;

	private final Identifiers names;

	private final Map<Class<?>, Map<String, AnnotatedElement>> fields = new HashMap<>();

	private final Map<Class<?>, Map<String, AnnotatedElement>> getters = new HashMap<>();

	Pasts(MetadataImplementor metadata, Identifiers names) {
		this.strategy = metadata.getMetadataBuildingOptions().getPhysicalNamingStrategy();
		this.environment = metadata.getMetadataBuildingOptions()
			.getServiceRegistry()
			.requireService(JdbcEnvironment.class);
		this.names = names;
	}

	/** Find out what an entity's table was called. */
	Past of(PersistentClass entity) {
		Set<String> former = new LinkedHashSet<>(formerNames(entity));
		if (!former.isEmpty() && entity.getTable().getNameIdentifier() != null) {
			former.remove(this.names.name(entity.getTable().getNameIdentifier()));
		}
		return former.isEmpty() ? Past.NONE : new Past(List.copyOf(former), null);
	}

	/** Return what default names have of an entity in them: its name, or its table's. */
	Set<String> names(PersistentClass entity) {
		Set<String> names = new LinkedHashSet<>();
		if (entity.getTable().getNameIdentifier() != null) {
			names.add(this.names.name(entity.getTable().getNameIdentifier()));
		}
		if (entity.getJpaEntityName() != null) {
			names.add(physicalTable(entity.getJpaEntityName()));
		}
		return names;
	}

	/** Return what an entity or its table was called. */
	List<String> formerNames(PersistentClass entity) {
		Class<?> type = (entity.getClassName() != null) ? entity.getMappedClass() : null;
		RenamedFrom renamed = (type != null) ? type.getDeclaredAnnotation(RenamedFrom.class) : null;
		return (renamed != null) ? Stream.of(renamed.value()).map(this::physicalTable).toList() : List.of();
	}

	private String physicalTable(String name) {
		return this.names.name(this.strategy
			.toPhysicalTableName(this.environment.getIdentifierHelper().toIdentifier(name), this.environment));
	}

	/**
	 * Find out what is said about an attribute.
	 * @param owner the class that declares or inherits it, {@code null} if there is none
	 * @param property the attribute
	 * @return its field or getter if there is anything
	 */
	@Nullable AnnotatedElement declaration(@Nullable Class<?> owner, Property property) {
		return (owner != null)
				? declaration(owner, property.getName(), "property".equals(property.getPropertyAccessorName())) : null;
	}

	/** Find out what is said about an attribute that may have a getter. */
	@Nullable AnnotatedElement declaration(Class<?> owner, String attribute, boolean getter) {
		AnnotatedElement field = this.fields.computeIfAbsent(owner, Pasts::fields).get(attribute);
		if (field == null && getter) {
			return this.getters.computeIfAbsent(owner, Pasts::getters).get(attribute);
		}
		return field;
	}

	/**
	 * Say how one of an attribute's columns came to be.
	 * @param declaration the attribute's field or getter
	 * @param attribute the attribute's name
	 * @param column the column
	 * @param single whether the attribute has no other one
	 */
	Past of(AnnotatedElement declaration, String attribute, Column column, boolean single) {
		RenamedFrom renamed = declaration.getAnnotation(RenamedFrom.class);
		Backfill backfill = declaration.getAnnotation(Backfill.class);
		String name = this.names.name(column);
		Set<String> former = new LinkedHashSet<>();
		for (String old : (renamed != null) ? renamed.value() : new String[0]) {
			String physical = physical(old);
			String ending = ending(name, physical(attribute));
			if (ending != null) {
				former.add(name.substring(0, name.length() - ending.length() - physical(attribute).length()) + physical
						+ ending);
			}
			if (single) {
				former.add(physical);
			}
		}
		former.remove(name);
		if (backfill == null || !single) {
			return new Past(new ArrayList<>(former), null);
		}
		return new Past(new ArrayList<>(former), backfill.value(),
				backfill.inverse().isEmpty() ? null : backfill.inverse(), false, null);
	}

	/** Return what an attribute or its column was called. */
	List<String> formerNames(AnnotatedElement declaration) {
		RenamedFrom renamed = declaration.getAnnotation(RenamedFrom.class);
		return (renamed != null) ? Stream.of(renamed.value()).map(this::physical).toList() : List.of();
	}

	/** Spell the name of an attribute as that of a column. */
	String physical(String name) {
		Identifier identifier = this.environment.getIdentifierHelper().toIdentifier(name);
		return this.names.name(this.strategy.toPhysicalColumnName(identifier, this.environment));
	}

	/**
	 * Tell what stands behind an attribute's name in the name of its column: the column
	 * of an association ends with the name of the key.
	 */
	private static @Nullable String ending(String column, String attribute) {
		int position = column.lastIndexOf(attribute);
		return (position >= 0) ? column.substring(position + attribute.length()) : null;
	}

	private static Map<String, AnnotatedElement> fields(Class<?> owner) {
		Map<String, AnnotatedElement> found = new HashMap<>();
		for (Class<?> type = owner; type != null && type != Object.class; type = type.getSuperclass()) {
			for (Field field : type.getDeclaredFields()) {
				if (says(field)) {
					found.putIfAbsent(field.getName(), field);
				}
			}
		}
		return found;
	}

	private static Map<String, AnnotatedElement> getters(Class<?> owner) {
		Map<String, AnnotatedElement> found = new HashMap<>();
		for (Class<?> type = owner; type != null && type != Object.class; type = type.getSuperclass()) {
			for (Method method : type.getDeclaredMethods()) {
				String name = method.getName();
				if (method.getParameterCount() == 0 && (name.startsWith("get") || name.startsWith("is"))
						&& says(method)) {
					found.putIfAbsent(Introspector.decapitalize(name.substring(name.startsWith("is") ? 2 : 3)), method);
				}
			}
		}
		return found;
	}

	private static boolean says(AnnotatedElement declaration) {
		return declaration.isAnnotationPresent(RenamedFrom.class) || declaration.isAnnotationPresent(Backfill.class);
	}

}
