package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogRowsTests {

	private static final TestDatabase DATABASE = TestPostgres.freshDatabase();

	private final CatalogRows rows = new CatalogRows();

	@Test
	void readsRowsOneBehindTheOther() {
		assertThat(read("(1,\"two words\",)(2,,\"say \"\"no\"\"\")"))
			.containsExactly(Arrays.asList("1", "two words", null), Arrays.asList("2", null, "say \"no\""));
		assertThat(read(null)).isEmpty();
		assertThat(read("(a)(\"\")()")).containsExactly(List.of("a"), List.of(""), Arrays.asList((String) null));
	}

	@Test
	void keepsEqualTextsOnce() {
		List<List<@Nullable String>> read = read("(version,\"version\")");
		assertThat(read.get(0).get(0)).isSameAs(read.get(0).get(1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "a,b", "(a)", ")(", "\"", "\"\"", "\\", "\\\"", "\"\\", "a\\\"b\\\\", "'",
			"{}", "\n", "ünï", "\uD83D\uDE00", "null", "a\u0001b", "\",(\"" })
	void readsWhatTheServerPrints(String value) {
		JdbcTemplate jdbc = new JdbcTemplate(DATABASE.dataSource());
		String text = jdbc.queryForObject("""
				select string_agg(row(value, null, n, value)::text, '')
				from (values (?, 1), (?, 2)) x (value, n)""", String.class, value, value + value);
		assertThat(read(text)).containsExactly(Arrays.asList(value, null, "1", value),
				Arrays.asList(value + value, null, "2", value + value));
	}

	private List<List<@Nullable String>> read(@Nullable String text) {
		List<List<@Nullable String>> all = new ArrayList<>();
		this.rows.of(text).forEach((row) -> all.add(Arrays.asList(row.values())));
		return all;
	}

}
