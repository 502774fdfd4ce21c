package io.schemasync.dialect.sql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.schemasync.dialect.Catalog;
import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.Index;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which statements of the model have yet to run. One that makes something has
 * run if that is there. All others belong to the one before them, or, at the beginning,
 * to the first; where there is none, the catalog cannot tell, and the books have to.
 */
public final class SqlObjects {

	private final Catalog catalog;

	private final NameCompletion names;

	/**
	 * Create it.
	 * @param catalog what the database holds
	 * @param names completes names
	 */
	public SqlObjects(Catalog catalog, NameCompletion names) {
		this.catalog = catalog;
		this.names = names;
	}

	/**
	 * Leave out what has run.
	 * @param object an object of the model
	 * @return the object with the statements that have yet to run
	 */
	public AuxiliaryObject normalise(AuxiliaryObject object) {
		List<String> waiting = new ArrayList<>();
		List<String> missing = new ArrayList<>();
		Map<QualifiedName, QualifiedName> makes = new HashMap<>();
		QualifiedName name = null;
		boolean runs = false;
		for (String sql : object.create().stream().flatMap((text) -> SqlStatement.split(text).stream()).toList()) {
			SqlStatement made = SqlStatement.parse(sql, this.names.names())
				.map(this::inSchema)
				.filter(this::isVisible)
				.orElse(null);
			if (made != null) {
				runs = !exists(made);
				name = (name != null) ? name : made.name();
				makes.put(made.name(), (made.table() != null) ? made.table() : made.name());
			}
			if (name == null) {
				waiting.add(sql);
			}
			else if (runs) {
				missing.addAll(waiting);
				missing.add(sql);
			}
			if (made != null) {
				waiting.clear();
			}
		}
		return (name != null) ? new AuxiliaryObject(name, missing, object.drop(), object.beforeTables(), makes, null)
				: new AuxiliaryObject(object.name(), waiting, object.drop(), object.beforeTables(), makes,
						mark(waiting));
	}

	private SqlStatement inSchema(SqlStatement statement) {
		QualifiedName table = (statement.table() != null) ? this.names.normalise(statement.table()) : null;
		QualifiedName name = (table != null) ? new QualifiedName(table.schema(), statement.name().name())
				: this.names.normalise(statement.name());
		return new SqlStatement(statement.kind(), name, table);
	}

	/** Schemas that no entity uses are not looked at. */
	private boolean isVisible(SqlStatement statement) {
		String schema = statement.name().schema();
		return schema == null || statement.kind().equals("schema") || statement.kind().equals("extension")
				|| schema.equals(this.names.defaultSchema()) || this.catalog.schema().namespaces().contains(schema);
	}

	private boolean exists(SqlStatement made) {
		QualifiedName name = made.name();
		return switch (made.kind()) {
			case "function", "procedure", "aggregate" -> this.catalog.routines().contains(name);
			case "type", "domain" -> this.catalog.types().contains(name);
			case "sequence" ->
				this.catalog.schema().sequences().containsKey(name) || this.catalog.columnSequences().containsKey(name);
			case "table", "view" ->
				this.catalog.schema().tables().containsKey(name) || this.catalog.attachments().containsKey(name);
			case "index" -> indexes(name.schema()).anyMatch(name.name()::equals);
			case "constraint" -> constraints(made).anyMatch(name.name()::equals)
					|| this.catalog.attachments().containsKey(attached(made));
			case "trigger", "policy", "rule" -> this.catalog.attachments().containsKey(attached(made));
			default -> this.catalog.routines()
				.contains(new QualifiedName(
						made.kind().matches("schema|extension") ? this.catalog.server().defaultSchema() : name.schema(),
						made.kind() + " " + name.name()));
		};
	}

	private static QualifiedName attached(SqlStatement made) {
		String table = (made.table() != null) ? made.table().name() : "";
		return new QualifiedName(made.name().schema(), made.kind() + " " + made.name().name() + " on " + table);
	}

	private Stream<String> indexes(@Nullable String schema) {
		return this.catalog.schema()
			.tables()
			.values()
			.stream()
			.filter((table) -> Objects.equals(table.name().schema(), schema))
			.flatMap((table) -> Stream.concat(table.indexes().stream().filter(Index::valid).map(Index::name),
					table.uniqueConstraints().stream().filter(UniqueConstraint::valid).map(UniqueConstraint::name)))
			.flatMap(Stream::ofNullable);
	}

	private Stream<String> constraints(SqlStatement made) {
		Table table = (made.table() != null) ? this.catalog.schema().tables().get(made.table()) : null;
		if (table == null) {
			return Stream.empty();
		}
		Stream<TablePart> keys = Stream.concat(Stream.ofNullable(table.primaryKey()),
				table.uniqueConstraints().stream().filter(UniqueConstraint::constraint));
		return Stream.concat(keys, Stream.concat(table.checks().stream(), table.foreignKeys().stream()))
			.map(TablePart::name)
			.flatMap(Stream::ofNullable);
	}

	private static String mark(List<String> statements) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			statements.forEach((sql) -> digest
				.update((sql.strip().replaceAll("\\s+", " ") + "\n").getBytes(StandardCharsets.UTF_8)));
			return HexFormat.of().formatHex(digest.digest(), 0, 16);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

}
