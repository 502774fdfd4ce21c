package io.schemasync.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.schemasync.plan.Decision.Withhold;
import io.schemasync.testing.SourceCompiler;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever changes the type of an attribute is told what to write, and that works: word
 * for word, on rows, with a replica of the version before that goes on.
 */
class ChangedTypeTests {

	private static final List<Change> CHANGES = List.of(new Change("Integer", "Long", "7", "7", "5000000000", null),
			new Change("Short", "Integer", "7", "7", "8", "8"), new Change("Long", "Integer", "7", "7", "8", "8"),
			new Change("Integer", "@Column(precision = 12, scale = 2) BigDecimal", "7", "7.00", "8.25", "8"),
			new Change("@Column(precision = 12, scale = 2) BigDecimal", "@Column(precision = 14, scale = 4) BigDecimal",
					"7.25", "7.2500", "8.1250", "8.13"),
			new Change("@Column(precision = 12, scale = 2) BigDecimal", "Long", "7.25", "7", "8", "8.00"),
			new Change("Double", "@Column(precision = 12, scale = 2) BigDecimal", "7.5", "7.50", "8.25", "8.25"),
			new Change("@Column(length = 20) String", "@Column(length = 5) String", "'seventh'", "seven", "'eight'",
					"eight"),
			new Change("String", "Integer", "'7'", "7", "8", "8"),
			new Change("Integer", "String", "7", "7", "'8'", "8"),
			new Change("String", "java.util.UUID", "'00000000-0000-0000-0000-000000000007'",
					"00000000-0000-0000-0000-000000000007", "'00000000-0000-0000-0000-000000000008'",
					"00000000-0000-0000-0000-000000000008"),
			new Change("Boolean", "Integer", "true", "1", "0", "false"),
			new Change("Integer", "Boolean", "7", "true", "false", "0"),
			new Change("java.time.LocalDateTime", "java.time.Instant", "'2026-01-02 03:04:05'",
					"2026-01-02 03:04:05+00", "'2026-02-03 04:05:06+00'", "2026-02-03 04:05:06"),
			new Change("java.time.LocalDate", "java.time.LocalDateTime", "'2026-01-02'", "2026-01-02 00:00:00",
					"'2026-02-03 04:05:06'", "2026-02-03"));

	private final ScenarioDatabase database = PostgreSqlSpelling.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	@Test
	void whatTheMessagesSayWorks() {
		start(CHANGES.stream().map(Change::before).toList());
		this.database.sql("insert into thing (id) values (0)", insert(1, "a%s", Change::value));
		Start withheld = start(CHANGES.stream().map(Change::after).toList());
		assertThat(withheld.changedNothing()).isTrue();
		Start start = start(following(withheld));
		assertThat(start.left().lines()).noneMatch((line) -> line.startsWith("!"));
		this.database.sql(insert(2, "a%s", Change::value), insert(3, "a%s_2", Change::newValue));
		for (int i = 0; i < CHANGES.size(); i++) {
			Change change = CHANGES.get(i);
			assertThat(values("a" + i + "_2")).as(change.toString())
				.startsWith(null, change.converted(), change.converted());
			assertThat(values("a" + i)).as(change.toString()).endsWith(change.convertedBack());
		}
	}

	/** Do what the reasons say. */
	private static List<String> following(Start withheld) {
		List<String> attributes = new ArrayList<>();
		List<String> reasons = withheld.remaining()
			.withheld()
			.stream()
			.map((step) -> ((Withhold) step.decision()).reason())
			.toList();
		for (int i = 0; i < CHANGES.size(); i++) {
			Pattern pattern = Pattern.compile("\\(schemasync.additive.renames=expand\\): (@RenamedFrom\\(\"a" + i
					+ "\"\\).* @Column\\(name = \"a" + i + "_2\")\\)\\.");
			String annotations = reasons.stream()
				.map(pattern::matcher)
				.filter(Matcher::find)
				.map((found) -> found.group(1))
				.findFirst()
				.orElseThrow();
			String after = CHANGES.get(i).after();
			attributes.add(after.startsWith("@Column(") ? annotations + ", " + after.substring("@Column(".length())
					: annotations + ") " + after);
		}
		return attributes;
	}

	private static String insert(int id, String column, Function<Change, String> value) {
		return "insert into thing (id, "
				+ IntStream.range(0, CHANGES.size()).mapToObj(column::formatted).collect(joining(", ")) + ") values ("
				+ id + ", " + CHANGES.stream().map(value).collect(joining(", ")) + ")";
	}

	private List<String> values(String column) {
		return this.jdbc.queryForList(
				"select substr(set_config('TimeZone', 'UTC', false) || " + column + "::text, 4) from thing order by id",
				String.class);
	}

	/** Hibernate looks for classes there. */
	private Start start(List<String> attributes) {
		Class<?> entity = entity(attributes);
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(entity.getClassLoader());
		try {
			return this.database.start(Settings.defaults().rewriteLimit(0), entity);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	private static Class<?> entity(List<String> attributes) {
		String source = """
				package changed;
				import io.schemasync.annotation.*;
				import jakarta.persistence.*;
				import java.math.BigDecimal;
				@Entity(name = "Thing") public class Thing { @Id Long id; %s }
				""".formatted(IntStream.range(0, attributes.size())
			.mapToObj((i) -> attributes.get(i) + " a" + i + ";")
			.collect(joining("\n")));
		return SourceCompiler.load(SourceCompiler.compile(Map.of("changed.Thing", source), () -> source)).get(0);
	}

	/**
	 * Another type of an attribute.
	 *
	 * @param before the attribute as it was
	 * @param after the attribute as it is to be
	 * @param value a value of it
	 * @param converted what that becomes
	 * @param newValue a value that the new version writes
	 * @param convertedBack what the version before reads then
	 */
	private record Change(String before, String after, String value, String converted, String newValue,
			String convertedBack) {
	}

}
