package io.schemasync.diff;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the views by which renamed tables answer to their old names: by the comment
 * that they are made with.
 */
public final class FormerName {

	private static final String PREFIX = "schema-sync: former name of table ";

	private static final String SUFFIX = ", for replicas of an older version of the application";

	private FormerName() {
	}

	/**
	 * Word the comment of a view.
	 * @param table name of the table that it stands for
	 * @return the comment
	 */
	public static String comment(String table) {
		return PREFIX + table + SUFFIX;
	}

	/**
	 * Find out which table a view stands for.
	 * @param view the view
	 * @return the name of the table, or of another such view
	 */
	public static Optional<QualifiedName> successor(Table view) {
		String comment = view.comment();
		boolean marked = view.kind() == Table.Kind.VIEW && comment != null && comment.startsWith(PREFIX)
				&& comment.endsWith(SUFFIX);
		return marked ? Optional.of(new QualifiedName(view.name().schema(), name(comment))) : Optional.empty();
	}

	private static String name(@Nullable String comment) {
		return String.valueOf(comment).substring(PREFIX.length(), String.valueOf(comment).length() - SUFFIX.length());
	}

	/**
	 * Find all tables that answer to an old name.
	 * @param schema what a database holds
	 * @return the tables by the names of the views
	 */
	public static Map<QualifiedName, Table> in(Schema schema) {
		Map<QualifiedName, Table> found = new HashMap<>();
		for (Table view : schema.tables().values()) {
			Optional<QualifiedName> successor = successor(view);
			for (int i = 0; i < schema.tables().size() && successor.isPresent(); i++) {
				Table table = schema.tables().get(successor.get());
				successor = (table != null) ? successor(table) : Optional.empty();
				if (table != null && table.kind().alterable()) {
					found.put(view.name(), table);
				}
			}
		}
		return found;
	}

}
