package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.schemasync.dialect.sql.EnumChecks;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.ReferentialAction;
import io.schemasync.schema.UniqueConstraint;

/**
 * Reads rules from rows of {@link CatalogPart#CONSTRAINTS}, and tells the indexes that
 * belong to them from others.
 */
class ConstraintReader {

	private final Map<String, RelationAssembler> relations;

	private final CatalogTexts texts;

	private final EnumChecks enumChecks = new EnumChecks(PostgreSqlNames.IDENTIFIERS);

	/** By the oid of the index that keeps them. */
	private final Map<String, CatalogRow> uniques = new HashMap<>();

	private final Set<String> exclusions = new HashSet<>();

	ConstraintReader(CatalogTexts texts, Map<String, RelationAssembler> relations) {
		this.texts = texts;
		this.relations = relations;
	}

	/** Take a rule; unique ones wait for their index. */
	void read(CatalogRow row, RelationAssembler relation) {
		String name = row.text(2);
		List<String> columns = relation.columnNames(row.numbers(3));
		switch (row.text(1)) {
			case "p" -> relation.add(new PrimaryKey(name, columns));
			case "c" -> relation.add(new CheckConstraint(name, row.text(5), columns, row.is(4)), this.enumChecks);
			case "f" -> relation.add(foreignKey(row, columns));
			case "u" -> this.uniques.put(row.text(13), row);
			case "x" -> this.exclusions.add(row.text(13));
			default -> throw new IllegalStateException("Unknown kind of constraint: " + row.text(1));
		}
	}

	/**
	 * Take an index.
	 * @param index a row of {@link CatalogPart#INDEXES}
	 * @param relation its table
	 * @return whether it is only there to keep a rule
	 */
	boolean keepsRule(CatalogRow index, RelationAssembler relation) {
		CatalogRow row = this.uniques.get(index.text(1));
		if (row == null) {
			return this.exclusions.contains(index.text(1));
		}
		relation.add(new UniqueConstraint(row.text(2), relation.columnNames(row.numbers(3)), !index.is(6), true,
				index.is(11), deferral(row), ""));
		return true;
	}

	private ForeignKey foreignKey(CatalogRow row, List<String> columns) {
		RelationAssembler target = this.relations.get(row.text(6));
		List<String> referenced = new ArrayList<>();
		QualifiedName table = new QualifiedName("", "");
		if (target != null) {
			table = target.name();
			referenced = target.columnNames(row.numbers(7));
		}
		for (CatalogRow outside : this.texts.rows(row.optional(14))) {
			table = new QualifiedName(outside.text(0), outside.text(1));
			referenced.add(outside.text(2));
		}
		return new ForeignKey(row.text(2), columns, table, referenced, action(row.text(8)), action(row.text(9)),
				timing(row), row.is(4));
	}

	private static ReferentialAction action(String code) {
		return switch (code) {
			case "r" -> ReferentialAction.RESTRICT;
			case "c" -> ReferentialAction.CASCADE;
			case "n" -> ReferentialAction.SET_NULL;
			case "d" -> ReferentialAction.SET_DEFAULT;
			default -> ReferentialAction.NO_ACTION;
		};
	}

	private static String timing(CatalogRow row) {
		String match = row.text(10).equals("f") ? "match full" : "";
		return (match + " " + deferral(row)).strip();
	}

	private static String deferral(CatalogRow row) {
		return row.is(11) ? (row.is(12) ? "deferrable initially deferred" : "deferrable") : "";
	}

}
