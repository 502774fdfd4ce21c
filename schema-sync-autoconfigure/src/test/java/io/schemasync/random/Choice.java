package io.schemasync.random;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Random decisions, and names that are new each time.
 */
final class Choice {

	private static final List<String> WORDS = List.of("name", "orderNumber", "value", "URLPath", "x", "größe",
			"createdAt", "a_b", "straßenName", "Count", "level2", "isActive", "description", "amount", "wert", "ключ",
			"pValue", "theNameOfThisAttributeIsLongerThanWhatPostgreSqlKeepsOfAnIdentifier");

	private static final List<String> NASTY = List.of("\\\"Mixed Case\\\"", "\\\"select\\\"", "`order`", "\\\"it's\\\"",
			"\\\"with.dot\\\"", "\\\"Ünïcode\\\"", "\\\"user\\\"", "UPPER", "lower_case", "CamelCase", "\\\"a-b\\\"",
			"\\\"100%\\\"", "größe", "\\\"group\\\"",
			"a_name_of_more_than_sixty_three_bytes_which_postgresql_cuts_off_somewhere");

	private final Random random;

	private final Set<String> used = new HashSet<>();

	Choice(long seed) {
		// Random alone makes of neighbouring seeds numbers that begin alike
		this.random = new Random(seed * 0x9E3779B97F4A7C15L);
	}

	Random random() {
		return this.random;
	}

	boolean chance(double probability) {
		return this.random.nextDouble() < probability;
	}

	int upTo(int limit) {
		return this.random.nextInt(limit + 1);
	}

	@SafeVarargs
	final <T> T of(T... values) {
		return values[this.random.nextInt(values.length)];
	}

	<T> T of(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

	/** The text, now and then; else nothing. */
	String maybe(double probability, String text) {
		return chance(probability) ? text : "";
	}

	/** Name of an attribute. */
	String name() {
		return unique(of(WORDS));
	}

	/** Name for the database that asks for care. */
	String nasty() {
		String name = of(NASTY);
		if (name.length() > 40) {
			return "n" + fresh() + name;
		}
		String suffix = this.used.add(name.toLowerCase()) ? "" : fresh();
		boolean quoted = name.endsWith("\\\"");
		return quoted ? name.substring(0, name.length() - 2) + suffix + "\\\""
				: name.endsWith("`") ? name.substring(0, name.length() - 1) + suffix + "`" : name + suffix;
	}

	/** Plain name with a number. */
	String plain(String prefix) {
		return prefix + fresh();
	}

	private String unique(String name) {
		if (name.length() > 40) {
			return "n" + fresh() + name;
		}
		return this.used.add(name.toLowerCase()) ? name : name + fresh();
	}

	private String fresh() {
		int number = this.used.size();
		this.used.add("#" + number);
		return String.valueOf(number);
	}

}
