package io.schemasync.dialect.postgresql;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

import io.schemasync.schema.InStep;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;

import static io.schemasync.dialect.postgresql.PostgreSqlNames.DDL;

/**
 * Names of what keeps two columns in step: a trigger that comes after all others of its
 * table, whose arguments say which columns it is for, its function, and a sequence that
 * holds the time of the last write by a version that knows the former column alone. None
 * of them outlives that column.
 *
 * @param table the table
 * @param pair the columns
 */
record InStepTrigger(QualifiedName table, InStep pair) {

	/** Triggers fire in the order of their names. */
	private static final String PREFIX = "zz_schemasync_";

	/** Tell which columns a trigger is for. */
	static InStep columns(String arguments) {
		String[] names = new String(HexFormat.of().parseHex(arguments), StandardCharsets.UTF_8).split("\0");
		return new InStep(names[0], (names.length > 1) ? names[1] : "");
	}

	String trigger() {
		return PostgreSqlNames.quote(name());
	}

	private String name() {
		return DDL.implicitName(new QualifiedName(null, PREFIX + this.table.name()), List.of(this.pair.column()),
				"step");
	}

	String function() {
		return PostgreSqlNames.quote(new QualifiedName(this.table.schema(), name()));
	}

	/** The time of the last such write, in seconds since 1970. */
	String lastWrite() {
		return PostgreSqlNames.quote(new QualifiedName(this.table.schema(), DDL.implicitName(
				new QualifiedName(null, PREFIX + this.table.name()), List.of(this.pair.former()), "written")));
	}

	String arguments() {
		return PostgreSqlNames.literal(this.pair.former()) + ", " + PostgreSqlNames.literal(this.pair.column());
	}

	/** Return what has to go before the former column can. */
	List<String> drops(Table on) {
		return List.of("drop trigger " + trigger() + " on " + PostgreSqlNames.quote(on.name()),
				"drop function " + function() + "()");
	}

}
