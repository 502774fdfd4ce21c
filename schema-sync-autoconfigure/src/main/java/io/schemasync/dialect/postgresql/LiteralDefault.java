package io.schemasync.dialect.postgresql;

import java.util.List;

import io.schemasync.dialect.sql.SqlToken.Kind;
import io.schemasync.dialect.sql.SqlToken;
import io.schemasync.schema.ColumnType;

/**
 * Recognises without the server that a string in the model is the typed string of the
 * catalog: {@code 'x'} is {@code 'x'::character varying} in a column of that type.
 */
final class LiteralDefault {

	private static final ColumnTypeParser TYPES = new ColumnTypeParser((name) -> name);

	private static final String TYPE = "[a-z0-9 ]+(\\([0-9, ]+\\))?[a-z ]*(\\[\\])?";

	private LiteralDefault() {
	}

	static boolean isSame(String catalog, String model, ColumnType type) {
		List<SqlToken> written = SqlToken.split(SqlToken.withoutParentheses(model));
		List<SqlToken> printed = SqlToken.split(catalog);
		if (written.size() != 1 || printed.isEmpty()) {
			return false;
		}
		if (written.get(0).kind() != Kind.STRING) {
			return printed.size() == 1 && written.get(0).kind() != Kind.QUOTED
					&& written.get(0).is(printed.get(0).text());
		}
		if (printed.size() < 3 || !printed.get(1).is("::") || !printed.get(0).text().equals(written.get(0).text())) {
			return false;
		}
		String cast = catalog.substring(printed.get(2).start());
		return cast.matches(TYPE) && TYPES.parse(cast).name().equals(type.name())
				&& type.dimensions() == TYPES.parse(cast).dimensions();
	}

}
