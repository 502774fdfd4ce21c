package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import io.schemasync.dialect.sql.SqlToken.Kind;
import io.schemasync.dialect.sql.SqlToken;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.QualifiedName;

/**
 * Brings every spelling of a data type into the one that the catalog has.
 */
class ColumnTypeParser {

	private static final Set<String> SEVERAL_WORDS = Set.of("double", "character", "char", "national", "nchar", "bit",
			"timestamp", "time", "interval");

	private static final Pattern REAL = Pattern.compile("0*([1-9]|1[0-9]|2[0-4])");

	private final UnaryOperator<QualifiedName> resolver;

	/**
	 * Create a parser.
	 * @param resolver finds the schema of a type that is not built in; answers a name
	 * without schema if there is no such type
	 */
	ColumnTypeParser(UnaryOperator<QualifiedName> resolver) {
		this.resolver = resolver;
	}

	ColumnType parse(String text) {
		List<SqlToken> tokens = SqlToken.split(text);
		if (tokens.isEmpty()) {
			return ColumnType.of(text);
		}
		int dimensions = tokens.stream().anyMatch((token) -> token.depth() == 0 && (token.is("[") || token.is("array")))
				? 1 : 0;
		return tokens.get(0).kind() == Kind.WORD && !followedByDot(tokens) ? named(text, tokens, dimensions)
				: userDefined(text, tokens, dimensions);
	}

	private ColumnType named(String text, List<SqlToken> tokens, int dimensions) {
		List<String> arguments = arguments(text, tokens);
		String name = words(tokens);
		if (name.equals("float")) {
			name = (!arguments.isEmpty() && REAL.matcher(arguments.get(0)).matches()) ? "real" : "double precision";
			arguments = List.of();
		}
		name = ColumnTypes.ALIASES.getOrDefault(name, name);
		if (!name.contains(" ") && !ColumnTypes.BUILT_IN.contains(name)) {
			return userDefined(text, tokens, dimensions);
		}
		return new ColumnType(name, ColumnTypes.arguments(name, arguments), dimensions);
	}

	private ColumnType userDefined(String text, List<SqlToken> tokens, int dimensions) {
		QualifiedName written = followedByDot(tokens)
				? new QualifiedName(tokens.get(0).name(), tokens.get(Math.min(2, tokens.size() - 1)).name())
				: new QualifiedName(null, tokens.get(0).name());
		if ("pg_catalog".equals(written.schema())
				|| (written.schema() == null && ColumnTypes.inCatalog(written.name()))) {
			return catalogType(written.name(), arguments(text, tokens), dimensions);
		}
		String name = PostgreSqlNames.quote(this.resolver.apply(written));
		return new ColumnType(name, arguments(text, tokens), dimensions);
	}

	private static ColumnType catalogType(String typname, List<String> arguments, int dimensions) {
		String name = typname.equals("char") ? "\"char\"" : ColumnTypes.ALIASES.getOrDefault(typname, typname);
		return new ColumnType(name, ColumnTypes.arguments(name, arguments), dimensions);
	}

	/** The words in front of and behind the arguments, but for those that say nothing. */
	private static String words(List<SqlToken> tokens) {
		boolean several = SEVERAL_WORDS.contains(tokens.get(0).name());
		List<String> words = new ArrayList<>();
		for (SqlToken token : tokens) {
			if (token.depth() == 0 && token.kind() == Kind.WORD && !token.is("array") && (several || words.isEmpty())) {
				words.add(token.text().toLowerCase(Locale.ROOT));
			}
		}
		return String.join(" ", words);
	}

	private static List<String> arguments(String text, List<SqlToken> tokens) {
		int open = -1;
		for (SqlToken token : tokens) {
			if (open < 0 && token.is("(")) {
				open = token.end();
			}
			else if (token.is(")") && token.depth() == 0) {
				return List.of(text.substring(open, token.start()).strip().split("\\s*,\\s*"));
			}
		}
		return List.of();
	}

	private static boolean followedByDot(List<SqlToken> tokens) {
		return tokens.size() > 2 && tokens.get(1).is(".");
	}

}
