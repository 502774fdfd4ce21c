package io.schemasync.dialect.postgresql;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to do about errors of which the server's code alone tells the cause. */
final class Remedies {

	private static final Pattern TYPE = Pattern.compile("\"(?:[^\"]*\\.)?([^\".]+)\"");

	/** Types that come with an extension of another name. */
	private static final Map<String, String> EXTENSIONS = Map.of("geometry", "postgis", "geography", "postgis", "box2d",
			"postgis", "halfvec", "vector", "sparsevec", "vector");

	private Remedies() {
	}

	static Optional<String> of(SQLException error) {
		String state = (error.getSQLState() != null) ? error.getSQLState() : "";
		return Optional.ofNullable(switch (state) {
			case "42704" -> unknownType(String.valueOf(error.getMessage()));
			case "53100" -> "The server's disk is full: free some space, then start again.";
			case "53200" -> "The server is out of memory, often of that for locks: raise max_locks_per_transaction, "
					+ "or end other sessions, then start again.";
			case "42P07", "42710" ->
				"Something that no entity maps has that name already: rename or drop it, or map the "
						+ "entity to another name.";
			default -> null;
		});
	}

	private static String unknownType(String message) {
		Matcher type = TYPE.matcher(message);
		String name = type.find() ? type.group(1) : "";
		return "No type of this name exists in the database. If an extension brings it, list that: "
				+ "schemasync.postgresql.extensions=%s (the role must be allowed to create it, or a superuser creates it once: CREATE EXTENSION). Else correct the columnDefinition."
					.formatted(EXTENSIONS.getOrDefault(name, name.isEmpty() ? "<name>" : name));
	}

}
