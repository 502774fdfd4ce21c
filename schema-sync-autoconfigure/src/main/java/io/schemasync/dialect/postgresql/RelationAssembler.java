package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.schemasync.dialect.postgresql.ColumnShapes.Shape;
import io.schemasync.dialect.sql.EnumChecks;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.CompositeType;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.InStep;
import io.schemasync.schema.Index;
import io.schemasync.schema.Origin;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;
import io.schemasync.schema.TableFacts;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what belongs to one table, view or composite type. The parts come in no
 * order; columns before all that speaks of them.
 */
class RelationAssembler {

	private static final Comparator<TablePart> BY_NAME = Comparator.comparing((part) -> String.valueOf(part.name()));

	private final CatalogRow row;

	private final QualifiedName name;

	/** By their numbers in the catalog, which have gaps. */
	private @Nullable Column[] columns = {};

	private final Map<Integer, String> expressions = new HashMap<>();

	private final Map<Integer, String> comments = new HashMap<>();

	private final Map<Integer, List<QualifiedName>> sequences = new HashMap<>();

	private @Nullable PrimaryKey primaryKey;

	private final List<UniqueConstraint> uniques = new ArrayList<>();

	private final List<UniqueConstraint> uniqueIndexes = new ArrayList<>();

	private final List<CheckConstraint> checks = new ArrayList<>();

	private final List<ForeignKey> foreignKeys = new ArrayList<>();

	private final List<Index> indexes = new ArrayList<>();

	private final Map<String, List<String>> dependents = new HashMap<>();

	private final Set<String> keptNotNull = new HashSet<>();

	private final Set<String> domainsNotNull = new HashSet<>();

	private final List<String> publications = new ArrayList<>();

	private final List<QualifiedName> partitions = new ArrayList<>();

	private @Nullable List<String> partitionKey;

	private final List<TablePart> unfinished = new ArrayList<>();

	private final List<InStep> inStep = new ArrayList<>();

	/**
	 * Create an assembler.
	 * @param row a row of {@link CatalogPart#RELATIONS}
	 * @param name the relation's name
	 */
	RelationAssembler(CatalogRow row, QualifiedName name) {
		this.row = row;
		this.name = name;
	}

	QualifiedName name() {
		return this.name;
	}

	String kind() {
		return this.row.text(3);
	}

	/** Return the definition of a view. */
	String query() {
		return this.row.text(6);
	}

	void addComment(int number, String comment) {
		this.comments.put(number, comment);
	}

	void addExpression(int number, String expression) {
		this.expressions.put(number, expression);
	}

	void addSequence(int number, QualifiedName sequence) {
		this.sequences.computeIfAbsent(number, (column) -> new ArrayList<>()).add(sequence);
	}

	void addColumn(CatalogRow row, Shape shape) {
		int number = (int) row.number(1);
		Column column = ColumnReader.read(row, shape, this.expressions.get(number),
				this.sequences.getOrDefault(number, List.of()), this.comments.get(number));
		if (number >= this.columns.length) {
			this.columns = Arrays.copyOf(this.columns, number + 16);
		}
		this.columns[number] = column;
		if (shape.domain() && !column.nullable()) {
			this.domainsNotNull.add(column.name());
		}
	}

	String columnName(int number) {
		Column column = (number > 0 && number < this.columns.length) ? this.columns[number] : null;
		return (column != null) ? column.name() : "";
	}

	List<String> columnNames(int... numbers) {
		List<String> names = new ArrayList<>(numbers.length);
		for (int number : numbers) {
			String column = columnName(number);
			if (!column.isEmpty()) {
				names.add(column);
			}
		}
		return names;
	}

	void add(PrimaryKey key) {
		this.primaryKey = key;
	}

	void add(CheckConstraint check, EnumChecks enumChecks) {
		if (Temporaries.bearsName(check)) {
			this.unfinished.add(check);
		}
		else {
			this.checks.add(enumChecks.recognise(check, columns()));
		}
	}

	void add(ForeignKey key) {
		this.foreignKeys.add(key);
	}

	void add(UniqueConstraint unique) {
		this.uniques.add(unique);
	}

	void add(IndexReader index) {
		TablePart part = index.isUniqueConstraint() ? index.uniqueConstraint() : index.index();
		if (Temporaries.bearsName(part)) {
			this.unfinished.add(part);
		}
		else if (part instanceof UniqueConstraint unique) {
			this.uniqueIndexes.add(unique);
		}
		else {
			this.indexes.add((Index) part);
		}
	}

	void addDependent(int number, String description) {
		columnNames(number)
			.forEach((column) -> this.dependents.computeIfAbsent(column, (name) -> new ArrayList<>()).add(description));
	}

	void keepNotNull(int... numbers) {
		this.keptNotNull.addAll(columnNames(numbers));
	}

	/** A trigger before inserts may fill any column. */
	void keepAllNotNull() {
		columns().stream().filter((column) -> !column.nullable()).map(Column::name).forEach(this.keptNotNull::add);
	}

	/** The trigger fills the former column. */
	void addInStep(InStep pair) {
		this.inStep.add(pair);
		this.keptNotNull.add(pair.former());
	}

	void addPublication(String publication) {
		this.publications.add(publication);
	}

	void partitionKey(int... numbers) {
		this.partitionKey = Arrays.stream(numbers).mapToObj(this::columnName).toList();
	}

	void addPartition(QualifiedName partition) {
		this.partitions.add(partition);
	}

	private List<Column> columns() {
		List<Column> all = new ArrayList<>(this.columns.length);
		for (Column column : this.columns) {
			if (column != null) {
				all.add(column);
			}
		}
		return all;
	}

	Table table() {
		this.uniques.sort(BY_NAME);
		this.uniqueIndexes.sort(BY_NAME);
		this.uniques.addAll(this.uniqueIndexes);
		this.checks.sort(BY_NAME);
		this.foreignKeys.sort(BY_NAME);
		this.indexes.sort(BY_NAME);
		return Table.named(this.name)
			.kind(tableKind())
			.comment(this.comments.get(0))
			.columns(columns())
			.primaryKey(this.primaryKey)
			.uniqueConstraints(this.uniques)
			.foreignKeys(this.foreignKeys)
			.checks(this.checks)
			.indexes(this.indexes)
			.facts(facts())
			.build();
	}

	private Table.Kind tableKind() {
		return switch (kind()) {
			case "p" -> Table.Kind.PARTITIONED_TABLE;
			case "v" -> Table.Kind.VIEW;
			case "m" -> Table.Kind.MATERIALIZED_VIEW;
			case "f" -> Table.Kind.FOREIGN_TABLE;
			default -> Table.Kind.TABLE;
		};
	}

	private TableFacts facts() {
		this.keptNotNull.addAll(this.domainsNotNull);
		this.dependents.values().forEach(Collections::sort);
		Collections.sort(this.publications);
		Collections.sort(this.partitions);
		this.unfinished.sort(BY_NAME);
		return new TableFacts(this.row.number(4), this.row.number(5), this.dependents, this.keptNotNull,
				this.publications, this.partitionKey, this.partitions, this.unfinished, this.inStep, List.of());
	}

	CompositeType compositeType() {
		return new CompositeType(this.name, columns(), Origin.NONE);
	}

}
