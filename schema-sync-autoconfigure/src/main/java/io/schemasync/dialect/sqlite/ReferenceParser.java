package io.schemasync.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.schemasync.dialect.sql.SqlToken;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.ReferentialAction;

/**
 * Reads what a foreign key says.
 */
final class ReferenceParser {

	private ReferenceParser() {
	}

	static ForeignKey parse(Clause clause) {
		List<SqlToken> tokens = SqlToken.split(clause.body());
		String table = tokens.get(0).name(SqliteNames.INSTANCE);
		List<String> columns = new ArrayList<>();
		int next = 1;
		while (next < tokens.size()
				&& (tokens.get(next).depth() > 0 || tokens.get(next).is("(") || tokens.get(next).is(")"))) {
			if (tokens.get(next).depth() > 0 && !tokens.get(next).is(",")) {
				columns.add(tokens.get(next).name(SqliteNames.INSTANCE));
			}
			next++;
		}
		ReferentialAction onDelete = ReferentialAction.NO_ACTION;
		ReferentialAction onUpdate = ReferentialAction.NO_ACTION;
		boolean deferred = false;
		while (next < tokens.size()) {
			if (tokens.get(next).is("on") && next + 2 < tokens.size()) {
				ReferentialAction action = action(tokens, next + 2);
				if (tokens.get(next + 1).is("delete")) {
					onDelete = action;
				}
				else {
					onUpdate = action;
				}
				next += 2;
			}
			deferred |= tokens.get(next).is("deferred");
			next++;
		}
		return new ForeignKey(clause.name(), clause.columns(), new QualifiedName(null, table), columns, onDelete,
				onUpdate, deferred ? "deferrable initially deferred" : "", true);
	}

	private static ReferentialAction action(List<SqlToken> tokens, int start) {
		String first = tokens.get(start).text().toUpperCase(Locale.ROOT);
		boolean single = first.equals("CASCADE") || first.equals("RESTRICT");
		return ReferentialAction
			.valueOf(single ? first : first + "_" + tokens.get(start + 1).text().toUpperCase(Locale.ROOT));
	}

}
