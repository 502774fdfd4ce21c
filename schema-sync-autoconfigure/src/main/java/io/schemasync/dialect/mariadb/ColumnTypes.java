package io.schemasync.dialect.mariadb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.schemasync.schema.ColumnType;

/** Brings every spelling of a data type into one. */
final class ColumnTypes {

	static final Set<String> INTEGERS = Set.of("tinyint", "smallint", "mediumint", "int", "bigint");

	/** From the shortest to the longest, with how many bytes fit. */
	static final List<String> TEXTS = List.of("tinytext", "text", "mediumtext", "longtext");

	static final List<String> BLOBS = List.of("tinyblob", "blob", "mediumblob", "longblob");

	static final long[] LENGTHS = { 255L, 65_535L, 16_777_215L, 4_294_967_295L };

	private static final Map<String, String> ALIASES = Map.ofEntries(Map.entry("integer", "int"),
			Map.entry("int1", "tinyint"), Map.entry("int2", "smallint"), Map.entry("int3", "mediumint"),
			Map.entry("int4", "int"), Map.entry("int8", "bigint"), Map.entry("bool", "tinyint"),
			Map.entry("boolean", "tinyint"), Map.entry("numeric", "decimal"), Map.entry("dec", "decimal"),
			Map.entry("fixed", "decimal"), Map.entry("number", "decimal"), Map.entry("real", "double"),
			Map.entry("double precision", "double"), Map.entry("float4", "float"), Map.entry("float8", "double"),
			Map.entry("character", "char"), Map.entry("nchar", "char"), Map.entry("national char", "char"),
			Map.entry("national character", "char"), Map.entry("character varying", "varchar"),
			Map.entry("char varying", "varchar"), Map.entry("nvarchar", "varchar"), Map.entry("varchar2", "varchar"),
			Map.entry("varcharacter", "varchar"), Map.entry("national varchar", "varchar"),
			Map.entry("national character varying", "varchar"), Map.entry("national varcharacter", "varchar"),
			Map.entry("long", "mediumtext"), Map.entry("long varchar", "mediumtext"), Map.entry("clob", "longtext"),
			Map.entry("long varbinary", "mediumblob"), Map.entry("raw", "varbinary"));

	private ColumnTypes() {
	}

	/**
	 * Parse a type.
	 * @param text the type as the catalog has it, or as somebody writes it
	 * @return the type
	 */
	static ColumnType parse(String text) {
		int open = text.indexOf('(');
		int close = text.lastIndexOf(')');
		boolean argued = open >= 0 && close > open;
		String before = (argued ? text.substring(0, open) : text).strip();
		String after = argued ? text.substring(close + 1).strip() : "";
		List<String> arguments = argued ? Texts.split(text.substring(open + 1, close), ',') : List.of();
		List<String> attributes = new ArrayList<>();
		List<String> words = new ArrayList<>();
		for (String word : Texts.lower(before + " " + after).strip().split("\\s+")) {
			(Set.of("unsigned", "zerofill", "signed").contains(word) ? attributes : words).add(word);
		}
		String name = String.join(" ", words);
		return type(ALIASES.getOrDefault(name, name), arguments, attributes);
	}

	private static ColumnType type(String name, List<String> arguments, List<String> attributes) {
		boolean unsigned = attributes.contains("unsigned") || attributes.contains("zerofill");
		String full = name + (unsigned ? " unsigned" : "") + (attributes.contains("zerofill") ? " zerofill" : "");
		if (INTEGERS.contains(name) || name.equals("year") || name.equals("serial")) {
			return ColumnType.of(full);
		}
		return switch (name) {
			case "float" -> ColumnType.of((arguments.size() == 1 && Integer.parseInt(arguments.get(0)) > 24)
					? full.replace("float", "double") : full);
			case "double" -> ColumnType.of(full);
			case "decimal" -> new ColumnType(full, List.of(arguments.isEmpty() ? "10" : arguments.get(0),
					(arguments.size() > 1) ? arguments.get(1) : "0"), 0);
			case "char", "binary", "bit" -> new ColumnType(full, arguments.isEmpty() ? List.of("1") : arguments, 0);
			case "text", "blob" -> ColumnType.of(sized(name, arguments));
			case "datetime", "timestamp", "time" ->
				new ColumnType(full, arguments.equals(List.of("0")) ? List.of() : arguments, 0);
			default -> new ColumnType(full, arguments, 0);
		};
	}

	/** With a length, the server takes the shortest type that holds it. */
	private static String sized(String name, List<String> arguments) {
		if (arguments.isEmpty()) {
			return name;
		}
		long bytes = Long.parseLong(arguments.get(0)) * (name.equals("text") ? 4 : 1);
		List<String> types = name.equals("text") ? TEXTS : BLOBS;
		for (int i = 0; i < LENGTHS.length; i++) {
			if (bytes <= LENGTHS[i]) {
				return types.get(i);
			}
		}
		return types.get(types.size() - 1);
	}

	/**
	 * Choose the type to work towards: of enumerations the order says nothing, and new
	 * constants come last, where that takes no time. JSON is a long text, and on a closer
	 * look a rule.
	 * @param wanted the type of the model
	 * @param current the type of today
	 * @return the type of today if it means the same, else the wanted one
	 */
	static ColumnType reachable(ColumnType wanted, ColumnType current) {
		if (wanted.name().equals("json") && current.name().equals("longtext")) {
			return current;
		}
		if (!isSet(wanted) || !wanted.name().equals(current.name())) {
			return wanted;
		}
		if (!wanted.arguments().containsAll(current.arguments())) {
			return wanted;
		}
		List<String> constants = new ArrayList<>(current.arguments());
		wanted.arguments().stream().filter((constant) -> !constants.contains(constant)).forEach(constants::add);
		return new ColumnType(current.name(), constants, 0);
	}

	static boolean isSet(ColumnType type) {
		return type.name().equals("enum") || type.name().equals("set");
	}

	/** Spell a type so that it can stand in a statement. */
	static String sql(ColumnType type) {
		if (type.arguments().isEmpty()) {
			return type.name();
		}
		int blank = type.name().indexOf(' ');
		String name = (blank < 0) ? type.name() : type.name().substring(0, blank);
		return name + "(" + String.join(",", type.arguments()) + ")"
				+ ((blank < 0) ? "" : type.name().substring(blank));
	}

}
