package io.schemasync.dialect;

import java.util.List;
import java.util.Map;

import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * What hangs on tables that are about to be made anew, though it is not theirs.
 *
 * @param views others' views over them, each after those that it is made of
 * @param references others' foreign keys that point to them
 * @param grants the rights on all of these, by object
 */
public record Surroundings(List<AuxiliaryObject> views, List<Reference> references,
		Map<QualifiedName, List<Grant>> grants) {

	/** Nothing hangs on them. */
	public static final Surroundings NONE = new Surroundings(List.of(), List.of(), Map.of());

	public Surroundings {
		views = List.copyOf(views);
		references = List.copyOf(references);
		grants = Map.copyOf(grants);
	}

	/**
	 * A foreign key of a table that stays.
	 *
	 * @param table the table that has it
	 * @param constraint its name
	 * @param referenced the table it points to
	 */
	public record Reference(QualifiedName table, String constraint, QualifiedName referenced) {
	}

	/**
	 * A right on an object.
	 *
	 * @param sql the statement that gives it
	 * @param column the column it is limited to, {@code null} for the whole object
	 */
	public record Grant(String sql, @Nullable String column) {
	}

}
