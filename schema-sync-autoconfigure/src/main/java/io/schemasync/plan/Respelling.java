package io.schemasync.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

import io.schemasync.dialect.Spelling;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.GeneratedExpression;
import io.schemasync.schema.InStep;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;
import io.schemasync.schema.TableFacts;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;

/**
 * Spells tables with other names of tables and columns, wherever these are mentioned.
 */
final class Respelling {

	private final Spelling spelling;

	private final Map<QualifiedName, QualifiedName> tables;

	private final Map<QualifiedName, Map<String, String>> columns;

	/**
	 * Create it.
	 * @param spelling knows where in an expression a name stands
	 * @param tables the new names of tables by the old ones
	 * @param columns the new names of columns by the old ones, by old name of the table
	 */
	Respelling(Spelling spelling, Map<QualifiedName, QualifiedName> tables,
			Map<QualifiedName, Map<String, String>> columns) {
		this.spelling = spelling;
		this.tables = tables;
		this.columns = columns;
	}

	/** Return what leads back to the old names. */
	Respelling inverse() {
		Map<QualifiedName, Map<String, String>> former = new HashMap<>();
		this.columns.forEach((table, names) -> former.put(name(table), inverse(names)));
		return new Respelling(this.spelling, inverse(this.tables), former);
	}

	private static <T> Map<T, T> inverse(Map<T, T> map) {
		Map<T, T> inverse = new HashMap<>();
		map.forEach((from, to) -> inverse.put(to, from));
		return inverse;
	}

	QualifiedName name(QualifiedName table) {
		return this.tables.getOrDefault(table, table);
	}

	private Map<String, String> columns(QualifiedName table) {
		return this.columns.getOrDefault(table, Map.of());
	}

	private List<String> names(QualifiedName table, List<String> names) {
		return names.stream().map((name) -> columns(table).getOrDefault(name, name)).toList();
	}

	Set<String> names(QualifiedName table, Set<String> names) {
		return new HashSet<>(names(table, List.copyOf(names)));
	}

	private String expression(QualifiedName table, String sql) {
		return columns(table).isEmpty() ? sql : this.spelling.replaceNames(sql, columns(table));
	}

	/** Spell a table, all that belongs to it, and what it points to. */
	Table table(Table table) {
		QualifiedName name = table.name();
		boolean pointsToOthers = table.foreignKeys()
			.stream()
			.map(ForeignKey::referencedTable)
			.anyMatch((other) -> this.tables.containsKey(other) || this.columns.containsKey(other));
		if (!this.tables.containsKey(name) && !this.columns.containsKey(name) && !pointsToOthers) {
			return table;
		}
		return table.toBuilder()
			.name(name(name))
			.columns(all(name, table.columns(), this::column))
			.primaryKey((table.primaryKey() != null) ? key(name, table.primaryKey()) : null)
			.uniqueConstraints(all(name, table.uniqueConstraints(), this::unique))
			.checks(all(name, table.checks(), this::check))
			.indexes(all(name, table.indexes(), this::index))
			.foreignKeys(all(name, table.foreignKeys(), this::foreignKey))
			.facts(facts(name, table.facts()).withDefinition(definition(table)))
			.build();
	}

	private static <T extends TablePart> List<T> all(QualifiedName table, List<T> parts, Spell<T> spell) {
		return parts.stream().map((part) -> spell.part(table, part)).toList();
	}

	/** Spell a part of a table. */
	TablePart part(QualifiedName table, TablePart part) {
		return part.accept(new TablePart.Visitor<TablePart>() {

			@Override
			public TablePart visit(Column column) {
				return column(table, column);
			}

			@Override
			public TablePart visit(PrimaryKey key) {
				return key(table, key);
			}

			@Override
			public TablePart visit(UniqueConstraint unique) {
				return unique(table, unique);
			}

			@Override
			public TablePart visit(CheckConstraint check) {
				return check(table, check);
			}

			@Override
			public TablePart visit(ForeignKey key) {
				return foreignKey(table, key);
			}

			@Override
			public TablePart visit(Index index) {
				return index(table, index);
			}

		});
	}

	Column column(QualifiedName table, Column column) {
		GeneratedExpression generated = column.generated();
		Column renamed = column.withName(columns(table).getOrDefault(column.name(), column.name()));
		return (generated == null) ? renamed : renamed
			.withGenerated(new GeneratedExpression(expression(table, generated.sql()), generated.stored()));
	}

	private PrimaryKey key(QualifiedName table, PrimaryKey key) {
		return new PrimaryKey(key.name(), names(table, key.columns()));
	}

	private UniqueConstraint unique(QualifiedName table, UniqueConstraint unique) {
		return new UniqueConstraint(unique.name(), names(table, unique.columns()), unique.nullsDistinct(),
				unique.constraint(), unique.valid(), unique.timing(), unique.options());
	}

	private CheckConstraint check(QualifiedName table, CheckConstraint check) {
		return new CheckConstraint(check.name(), expression(table, check.expression()), names(table, check.columns()),
				check.validated(), check.values());
	}

	private Index index(QualifiedName table, Index index) {
		List<IndexPart> parts = index.parts()
			.stream()
			.map((part) -> new IndexPart(
					part.expression() ? expression(table, part.sql())
							: columns(table).getOrDefault(part.sql(), part.sql()),
					part.expression(), part.descending(), part.nullsFirst()))
			.toList();
		return new Index(index.name(), parts, index.unique(), index.method(), expression(table, index.options()),
				index.valid());
	}

	private ForeignKey foreignKey(QualifiedName table, ForeignKey key) {
		return new ForeignKey(key.name(), names(table, key.columns()), name(key.referencedTable()),
				names(key.referencedTable(), key.referencedColumns()), key.onDelete(), key.onUpdate(), key.timing(),
				key.validated());
	}

	private TableFacts facts(QualifiedName table, TableFacts facts) {
		List<String> partitionKey = facts.partitionKey();
		return new TableFacts(facts.estimatedRows(), facts.bytes(), dependents(table, facts.dependents()),
				names(table, facts.keptNotNull()), facts.publications(),
				(partitionKey != null) ? names(table, partitionKey) : null, facts.partitions(),
				facts.unfinished().stream().map((part) -> part(table, part)).toList(),
				facts.inStep().stream().map((pair) -> inStep(table, pair)).toList(), List.of());
	}

	private InStep inStep(QualifiedName table, InStep pair) {
		return new InStep(names(table, List.of(pair.former())).get(0), names(table, List.of(pair.column())).get(0));
	}

	private Map<String, List<String>> dependents(QualifiedName table, Map<String, List<String>> dependents) {
		BinaryOperator<List<String>> first = (one, other) -> one;
		return dependents.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> columns(table).getOrDefault(entry.getKey(), entry.getKey()),
					Map.Entry::getValue, first));
	}

	/**
	 * It names the table itself, and those that it points to. Where it names columns of
	 * those, it is better not known than wrong.
	 */
	private List<String> definition(Table table) {
		List<String> definition = table.facts().definition();
		boolean others = table.foreignKeys()
			.stream()
			.map(ForeignKey::referencedTable)
			.anyMatch((other) -> !other.equals(table.name()) && this.columns.containsKey(other));
		if (definition.isEmpty() || others) {
			return List.of();
		}
		Map<String, String> names = new LinkedHashMap<>();
		this.tables.forEach((from, to) -> names.put(from.name(), to.name()));
		names.putAll(columns(table.name()));
		return definition.stream().map((sql) -> this.spelling.replaceNames(sql, names)).toList();
	}

	private interface Spell<T extends TablePart> {

		T part(QualifiedName table, T part);

	}

}
