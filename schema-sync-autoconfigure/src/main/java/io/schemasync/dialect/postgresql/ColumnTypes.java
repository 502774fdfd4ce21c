package io.schemasync.dialect.postgresql;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.schemasync.schema.ColumnType;

import static java.util.Map.entry;

/**
 * The built-in types: their canonical names, and what is the same about two of them.
 */
final class ColumnTypes {

	/** What people write, and what {@code format_type} makes of it. */
	static final Map<String, String> ALIASES = Map.ofEntries(entry("int", "integer"), entry("int4", "integer"),
			entry("int2", "smallint"), entry("int8", "bigint"), entry("float4", "real"),
			entry("float8", "double precision"), entry("decimal", "numeric"), entry("dec", "numeric"),
			entry("bool", "boolean"), entry("varchar", "character varying"), entry("char varying", "character varying"),
			entry("national character varying", "character varying"),
			entry("national char varying", "character varying"), entry("nchar varying", "character varying"),
			entry("char", "character"), entry("nchar", "character"), entry("national character", "character"),
			entry("national char", "character"), entry("varbit", "bit varying"),
			entry("timestamp", "timestamp without time zone"), entry("timestamptz", "timestamp with time zone"),
			entry("time", "time without time zone"), entry("timetz", "time with time zone"));

	static final Map<String, String> SERIALS = Map.of("serial", "integer", "serial4", "integer", "bigserial", "bigint",
			"serial8", "bigint", "smallserial", "smallint", "serial2", "smallint");

	/**
	 * Types of {@code pg_catalog} with a name of one word: they hide others of that name.
	 */
	static final Set<String> BUILT_IN = Set.of("""
			integer smallint bigint real numeric boolean character text bytea uuid json jsonb jsonpath xml money date
			interval bit oid regclass regtype regproc regprocedure regrole regnamespace regoper regoperator regconfig
			regdictionary regcollation name cidr inet macaddr macaddr8 point line lseg box path polygon circle tsvector
			tsquery int4range int8range numrange tsrange tstzrange daterange int4multirange int8multirange nummultirange
			tsmultirange tstzmultirange datemultirange bpchar xid xid8 cid tid pg_lsn txid_snapshot pg_snapshot
			refcursor int2vector oidvector record""".split("\\s+"));

	/** Names that {@code pg_catalog} has beside {@link #BUILT_IN}, also when quoted. */
	private static final Set<String> INTERNAL = Set.of("int2", "int4", "int8", "float4", "float8", "bool", "char",
			"varchar", "varbit", "timestamp", "timestamptz", "time", "timetz");

	private static final Set<String> FRACTIONAL_SECONDS = Set.of("timestamp without time zone",
			"timestamp with time zone", "time without time zone", "time with time zone", "interval", "interval second");

	private static final Set<String> LONG = Set.of("""
			text bytea bpchar json jsonb jsonpath xml bit path polygon tsvector int4range int8range numrange tsrange
			tstzrange daterange int4multirange int8multirange nummultirange tsmultirange tstzmultirange datemultirange
			refcursor character""".split("\\s+"));

	private ColumnTypes() {
	}

	static boolean inCatalog(String name) {
		return INTERNAL.contains(name) || BUILT_IN.contains(name);
	}

	/**
	 * Tell whether two types hold the same values, though the catalog keeps them apart.
	 * @param one a type
	 * @param other another
	 * @return whether no statement is needed to make one of the other
	 */
	static boolean equivalent(ColumnType one, ColumnType other) {
		return one.name().equals(other.name()) && one.dimensions() == other.dimensions()
				&& (sameArguments(one.arguments(), other.arguments())
						|| (FRACTIONAL_SECONDS.contains(one.name()) && microseconds(one) && microseconds(other)));
	}

	private static boolean sameArguments(List<String> one, List<String> other) {
		return one.equals(other) || String.join(",", one).equalsIgnoreCase(String.join(",", other));
	}

	private static boolean microseconds(ColumnType type) {
		return type.arguments().isEmpty() || type.arguments().equals(List.of("6"));
	}

	/**
	 * Return how a built-in type is stored unless a table says otherwise.
	 * @param type the type
	 * @return the storage strategy
	 */
	static String storage(ColumnType type) {
		if (type.dimensions() > 0 || LONG.contains(type.name()) || type.name().endsWith(" varying")) {
			return "extended";
		}
		return Set.of("numeric", "inet", "cidr").contains(type.name()) ? "main" : "plain";
	}

	/**
	 * Complete or shorten the arguments as the server does.
	 * @param name the canonical name
	 * @param arguments the arguments as written
	 * @return the arguments as {@code format_type} prints them
	 */
	static List<String> arguments(String name, List<String> arguments) {
		if (arguments.isEmpty()) {
			return (name.equals("character") || name.equals("bit")) ? List.of("1") : arguments;
		}
		if (name.equals("numeric") && arguments.size() == 1) {
			return List.of(arguments.get(0), "0");
		}
		if (FRACTIONAL_SECONDS.contains(name) && arguments.get(0).matches("[0-9]{1,9}")
				&& Integer.parseInt(arguments.get(0)) > 6) {
			return List.of("6");
		}
		return arguments;
	}

}
