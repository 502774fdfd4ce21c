package io.schemasync.dialect;

import java.util.Set;

import io.schemasync.schema.QualifiedName;

import org.jspecify.annotations.Nullable;

/**
 * What else a dialect must know to say how a change is made.
 *
 * @param server the server
 * @param tablesWithRows tables that hold at least one row
 * @param grantee role that gets the rights to work with what is created, {@code null}
 * where the creator is the one who works with it
 */
public record Circumstances(Server server, Set<QualifiedName> tablesWithRows, @Nullable String grantee) {

	public Circumstances {
		tablesWithRows = Set.copyOf(tablesWithRows);
	}

	/**
	 * Tell whether a table holds rows.
	 * @param table the table's name
	 * @return whether there is at least one row, as of the moment of planning
	 */
	public boolean rows(QualifiedName table) {
		return this.tablesWithRows.contains(table);
	}

}
