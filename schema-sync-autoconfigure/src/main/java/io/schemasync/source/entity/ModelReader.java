package io.schemasync.source.entity;

import java.util.ArrayList;
import java.util.List;

import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.CompositeType;
import io.schemasync.schema.EnumType;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.Table;
import io.schemasync.schema.View;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.QualifiedTableName;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole mapping model, with the same filters as Hibernate's schema creation.
 */
final class ModelReader {

	private final Model model;

	private final TableReader tableReader;

	private final @Nullable SessionFactoryImplementor sessionFactory;

	ModelReader(Model model, @Nullable SessionFactoryImplementor sessionFactory) {
		this.sessionFactory = sessionFactory;
		this.model = model;
		this.tableReader = new TableReader(model);
	}

	Schema read() {
		List<Namespace> namespaces = this.model.namespaces().included();
		List<org.hibernate.mapping.Table> tables = tables(namespaces);
		fixKeyOrder(tables);
		AuxiliaryReader auxiliaryReader = new AuxiliaryReader(this.model);
		List<EnumType> enumTypes = auxiliaryReader.enumTypes();
		List<AuxiliaryObject> auxiliaryObjects = auxiliaryReader.others();
		return Schema.of(this.model.namespaces().names(), physical(tables), sequences(namespaces), enumTypes,
				compositeTypes(namespaces), views(tables), auxiliaryObjects);
	}

	private List<org.hibernate.mapping.Table> tables(List<Namespace> namespaces) {
		List<org.hibernate.mapping.Table> tables = new ArrayList<>();
		for (Namespace namespace : namespaces) {
			for (org.hibernate.mapping.Table table : namespace.getTables()) {
				if (table.isPhysicalTable() && this.model.filter().includeTable(table)) {
					tables.add(table);
				}
			}
		}
		return tables;
	}

	/**
	 * Before anything asks for unique keys: that has a side effect on the primary key,
	 * and Hibernate orders its columns first.
	 */
	private void fixKeyOrder(List<org.hibernate.mapping.Table> tables) {
		for (org.hibernate.mapping.Table table : tables) {
			if (table.hasPrimaryKey()) {
				this.model.order().primaryKey(table.getPrimaryKey());
			}
		}
	}

	private List<Table> physical(List<org.hibernate.mapping.Table> tables) {
		List<Table> physical = new ArrayList<>(tables.size());
		for (org.hibernate.mapping.Table table : tables) {
			if (!table.isView()) {
				physical.add(this.tableReader.read(table));
			}
		}
		if (this.sessionFactory != null) {
			physical.addAll(new BulkTableReader(this.model, this.sessionFactory).read());
		}
		return physical;
	}

	private List<View> views(List<org.hibernate.mapping.Table> tables) {
		List<View> views = new ArrayList<>();
		for (org.hibernate.mapping.Table table : tables) {
			if (table.isView()) {
				views.add(view(table));
			}
		}
		return views;
	}

	private View view(org.hibernate.mapping.Table table) {
		QualifiedTableName name = table.getQualifiedTableName();
		return new View(this.model.names().qualified(name), table.getViewQuery(), this.model.origins().of(table));
	}

	private List<Sequence> sequences(List<Namespace> namespaces) {
		SequenceReader reader = new SequenceReader(this.model);
		List<Sequence> sequences = new ArrayList<>();
		for (Namespace namespace : namespaces) {
			for (org.hibernate.boot.model.relational.Sequence sequence : namespace.getSequences()) {
				if (this.model.filter().includeSequence(sequence)) {
					sequences.add(reader.read(sequence));
				}
			}
		}
		return sequences;
	}

	private List<CompositeType> compositeTypes(List<Namespace> namespaces) {
		CompositeTypeReader reader = new CompositeTypeReader(this.model);
		List<CompositeType> types = new ArrayList<>();
		for (Namespace namespace : namespaces) {
			types.addAll(reader.read(namespace));
		}
		return types;
	}

}
