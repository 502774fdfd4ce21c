package io.schemasync.dialect.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The scanner splits as the grammar says, which is written down here once more as a
 * pattern.
 */
class SqlScannerTests {

	private static final Pattern GRAMMAR = Pattern.compile("""
			(?<string>[eE]'(?:[^'\\\\]|''|\\\\.)*+'|'(?:[^']|'')*+'|(?<tag>\\$\\w*\\$).*?\\k<tag>)\
			|(?<quoted>"(?:[^"]|"")*+")\
			|(?<word>[\\p{L}_][\\p{L}\\p{M}\\p{N}_$]*+)\
			|(?<number>[0-9]++(?:\\.[0-9]*+)?+(?:[eE][+-]?[0-9]++)?+)\
			|(?<space>\\s++|--[^\\n]*+|/\\*.*?\\*/)\
			|(?<symbol>::|<>|<=|>=|!=|.)""", Pattern.DOTALL);

	private static final List<String> PIECES = List.of("'", "\"", "''", "E'", "e'", "\\", "\\'", "$", "$$", "$a$", "a",
			"Z_9", "ü", "日本", "\uD835\uDD38", "é\u0301", "²", "0", "12.", "1.5e-3", "2e", "1e+", ".", " ", "\n", "\t",
			"--", "/*", "*/", "/", "-", "::", ":", "<", ">", "=", "!", "(", ")", "[", "]", ",", "\uD83D\uDE00", "x",
			"check");

	@Test
	void splitsAsTheGrammarSays() {
		Random random = new Random(4711);
		for (int i = 0; i < 200_000; i++) {
			String sql = IntStream.range(0, 1 + random.nextInt(12))
				.mapToObj((piece) -> PIECES.get(random.nextInt(PIECES.size())))
				.collect(Collectors.joining());
			assertThat(SqlToken.split(sql)).as(sql).isEqualTo(byGrammar(sql));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "'open", "\"open", "/* open", "$a$ open $b$", "E'it\\'s' || 'it''s'",
			"((kind)::text = any ((array['A'::character varying])::text[]))", "nextval('\"Odd\".seq'::regclass)" })
	void splitsWhatOccurs(String sql) {
		assertThat(SqlToken.split(sql)).isEqualTo(byGrammar(sql));
	}

	private static List<SqlToken> byGrammar(String sql) {
		List<SqlToken> tokens = new ArrayList<>();
		Matcher matcher = GRAMMAR.matcher(sql);
		int depth = 0;
		while (matcher.find()) {
			String text = matcher.group();
			if (matcher.group("space") != null) {
				continue;
			}
			if (text.equals(")") || text.equals("]")) {
				depth--;
			}
			tokens.add(new SqlToken(kind(matcher), text, matcher.start(), depth));
			if (text.equals("(") || text.equals("[")) {
				depth++;
			}
		}
		return tokens;
	}

	private static SqlToken.Kind kind(Matcher matcher) {
		for (SqlToken.Kind kind : SqlToken.Kind.values()) {
			if (matcher.group(kind.name().toLowerCase(Locale.ROOT)) != null) {
				return kind;
			}
		}
		throw new IllegalStateException();
	}

}
