package io.schemasync.source.entity;

import java.util.List;
import java.util.Optional;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.metamodel.mapping.SelectableMapping;

/**
 * Attribute that is kept in one column, and how Hibernate reads and writes it.
 *
 * @param attribute path of the attribute
 * @param table the column's table
 * @param name the column's name
 * @param mapping how values become those of JDBC
 * @param parameter where in a statement a value stands
 */
record MappedColumn(String attribute, Table table, String name, JdbcMapping mapping, String parameter) {

	/**
	 * Describe an attribute.
	 * @param property the attribute
	 * @param path its path from the entity
	 * @param entity the entity
	 * @param names spells names
	 * @param sessionFactory knows how it is read and written
	 * @return the column, empty if it is not kept in exactly one
	 */
	static Optional<MappedColumn> of(Property property, String path, PersistentClass entity, Identifiers names,
			SessionFactoryImplementor sessionFactory) {
		List<Selectable> selectables = property.getValue().getSelectables();
		ModelPart part = sessionFactory.getMappingMetamodel()
			.getEntityDescriptor(entity.getEntityName())
			.findByPath(path);
		if (selectables.size() != 1 || !(selectables.get(0) instanceof Column column) || part == null
				|| part.getJdbcTypeCount() != 1) {
			return Optional.empty();
		}
		String parameter = (part instanceof SelectableMapping selectable) ? selectable.getWriteExpression() : "?";
		return Optional.of(new MappedColumn(path, property.getValue().getTable(), names.name(column),
				part.getSingleJdbcMapping(), parameter));
	}

	/** Tell whether it is all of an entity's key. */
	boolean isKeyOf(PersistentClass entity) {
		return entity.getKey().getColumnSpan() == 1 && entity.getIdentifierProperty() != null
				&& this.attribute.equals(entity.getIdentifierProperty().getName());
	}

	/** Return the same key in another table of the entity. */
	MappedColumn in(Table other, Identifiers names) {
		return new MappedColumn(this.attribute, other, names.name(other.getPrimaryKey().getColumn(0)), this.mapping,
				this.parameter);
	}

}
