package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import io.schemasync.dialect.sql.SqlToken;

/**
 * The text of {@code pg_get_indexdef} in its parts.
 *
 * @param list the columns and expressions with their parentheses
 * @param parts each of them, without its sorting
 * @param tail what follows: included columns, storage, predicate
 */
record IndexDefinition(String list, List<String> parts, String tail) {

	private static final IndexDefinition PLAIN = new IndexDefinition("", List.of(), "");

	static IndexDefinition parse(String definition) {
		if (definition.isEmpty()) {
			return PLAIN;
		}
		List<SqlToken> tokens = SqlToken.split(definition);
		List<String> parts = new ArrayList<>();
		int open = -1;
		int start = -1;
		for (SqlToken token : tokens) {
			if (open < 0 && token.is("(")) {
				open = token.start();
				start = token.end();
			}
			else if (open >= 0 && token.depth() == 1 && token.is(",")) {
				parts.add(withoutSorting(definition.substring(start, token.start())));
				start = token.end();
			}
			else if (open >= 0 && token.depth() == 0) {
				parts.add(withoutSorting(definition.substring(start, token.start())));
				return new IndexDefinition(definition.substring(open, token.end()), parts,
						definition.substring(token.end()).strip());
			}
		}
		return PLAIN;
	}

	private static String withoutSorting(String part) {
		return SqlToken.withoutParentheses(part.strip().replaceFirst("( DESC)?( NULLS (FIRST|LAST))?$", ""));
	}

	String part(int index) {
		return (index < this.parts.size()) ? this.parts.get(index) : "";
	}

	boolean hasCollation() {
		return SqlToken.split(this.list).stream().anyMatch((token) -> token.depth() == 1 && token.is("collate"));
	}

}
