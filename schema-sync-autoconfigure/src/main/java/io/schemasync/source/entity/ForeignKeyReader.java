package io.schemasync.source.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.ReferentialAction;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Reads foreign keys, those that Hibernate would create.
 */
final class ForeignKeyReader {

	private static final Pattern DEFINITION = Pattern.compile(
			"\\s*foreign\\s+key\\s*\\(([^)]*)\\)\\s*references\\s+([^\\s(]+)\\s*(?:\\(([^)]*)\\))?(.*)",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|--[^\\n]*", Pattern.DOTALL);

	private final Model model;

	ForeignKeyReader(Model model) {
		this.model = model;
	}

	List<ForeignKey> read(Table table) {
		Set<String> names = new TreeSet<>();
		List<ForeignKey> keys = new ArrayList<>();
		for (org.hibernate.mapping.ForeignKey mapped : table.getForeignKeyCollection()) {
			if (isCreated(mapped)) {
				ForeignKey key = read(mapped);
				if (key.name() == null || names.add(key.name())) {
					keys.add(key);
				}
			}
		}
		return keys;
	}

	private boolean isCreated(org.hibernate.mapping.ForeignKey key) {
		return this.model.dialect().hasAlterTable() && key.isCreationEnabled() && key.isPhysicalConstraint()
				&& !key.getTable().isView() && !key.getReferencedTable().isView();
	}

	private ForeignKey read(org.hibernate.mapping.ForeignKey key) {
		String rest = " " + onDelete(key) + " " + ((key.getOptions() != null) ? key.getOptions() : "");
		String name = (key.getName() != null) ? this.model.names().normalised(key.getName()) : null;
		if (key.getKeyDefinition() != null) {
			Matcher custom = DEFINITION.matcher(COMMENT.matcher(key.getKeyDefinition()).replaceAll(" "));
			if (custom.matches()) {
				return key(name, names(custom.group(1)), reference(custom.group(2), key),
						(custom.group(3) != null) ? names(custom.group(3)) : List.of(), custom.group(4) + rest);
			}
		}
		return key(name, columns(this.model.order().foreignKey(key)),
				this.model.names().qualified(key.getReferencedTable().getQualifiedTableName()),
				columns(this.model.order().referenced(key)), rest);
	}

	private String onDelete(org.hibernate.mapping.ForeignKey key) {
		OnDeleteAction action = key.getOnDeleteAction();
		return (action != null && action != OnDeleteAction.NO_ACTION && this.model.dialect().supportsCascadeDelete())
				? "on delete " + action.toSqlString() : "";
	}

	private static ForeignKey key(@Nullable String name, List<String> columns, QualifiedName table,
			List<String> referenced, String clauses) {
		if (clauses.isBlank()) {
			return new ForeignKey(name, columns, table, referenced, ReferentialAction.NO_ACTION,
					ReferentialAction.NO_ACTION, "", true);
		}
		Clauses parsed = new Clauses(clauses);
		ReferentialAction onDelete = parsed.take("delete");
		ReferentialAction onUpdate = parsed.take("update");
		return new ForeignKey(name, columns, table, referenced, onDelete, onUpdate, parsed.rest(), true);
	}

	private QualifiedName reference(String written, org.hibernate.mapping.ForeignKey key) {
		int dot = written.lastIndexOf('.');
		if (dot >= 0) {
			return new QualifiedName(this.model.names().written(written.substring(0, dot)),
					this.model.names().written(written.substring(dot + 1)));
		}
		String name = this.model.names().written(written);
		QualifiedName declared = this.model.names().qualified(key.getReferencedTable().getQualifiedTableName());
		return declared.name().equals(name) ? declared
				: this.model.names().qualified(null, null, Identifier.toIdentifier(written));
	}

	private List<String> names(String written) {
		return List.of(written.split(",")).stream().map(String::trim).map(this.model.names()::written).toList();
	}

	private List<String> columns(List<Column> columns) {
		List<String> names = new ArrayList<>(columns.size());
		for (Column column : columns) {
			names.add(this.model.names().name(column));
		}
		return names;
	}

	/** What follows the columns of a foreign key. */
	private static final class Clauses {

		private String text;

		Clauses(String text) {
			this.text = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
		}

		ReferentialAction take(String event) {
			for (ReferentialAction action : ReferentialAction.values()) {
				String clause = " on " + event + " " + action.sql();
				if (this.text.contains(clause)) {
					this.text = this.text.replace(clause, "");
					return action;
				}
			}
			return ReferentialAction.NO_ACTION;
		}

		String rest() {
			return this.text.trim();
		}

	}

}
