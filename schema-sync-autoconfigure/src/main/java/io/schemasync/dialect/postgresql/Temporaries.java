package io.schemasync.dialect.postgresql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.sql.ImplicitNames;
import io.schemasync.diff.Change;
import io.schemasync.diff.ColumnAspect;
import io.schemasync.schema.Column;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Index;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;

import static io.schemasync.dialect.postgresql.PostgreSqlNames.DDL;

/**
 * What is made on the way to something else. Its names end in such a way that every later
 * run recognises it, in the catalog alone.
 */
final class Temporaries {

	/** A check that proves a NOT NULL, and goes when that is done. */
	private static final String NOT_NULL_PROOF = "schemasync_not_null";

	/** An index that becomes a constraint's, or takes another one's place. */
	private static final String INDEX = "schemasync_new";

	private static final int LIMIT = 63;

	private Temporaries() {
	}

	static boolean bearsName(TablePart part) {
		String name = part.name();
		return name != null && (name.endsWith("_" + NOT_NULL_PROOF) || name.endsWith("_" + INDEX));
	}

	static String proof(Table table, String column) {
		return name(table.name().name(), column, NOT_NULL_PROOF);
	}

	/** Name the index that will be the one of this name. */
	static String index(String name) {
		return name(name, "", INDEX);
	}

	/** Names that would be clipped get something of the whole, to stay different. */
	private static String name(String first, String second, String suffix) {
		String whole = first + "_" + (second.isEmpty() ? "" : second + "_") + suffix;
		return (whole.getBytes(StandardCharsets.UTF_8).length <= LIMIT) ? whole
				: ImplicitNames.choose(first, second, hash(whole) + "_" + suffix, LIMIT);
	}

	private static String hash(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, 3);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/** Find what a run that was stopped has left under a name. */
	static Optional<TablePart> begun(Table table, String name) {
		return table.facts().unfinished().stream().filter((part) -> name.equals(part.name())).findFirst();
	}

	/** Name what the statements of a change make on their way. */
	static Set<String> of(Change change, Circumstances circumstances) {
		if (!circumstances.rows(change.name())) {
			return Set.of();
		}
		if (change instanceof Change.AlterColumn alter) {
			return alter.aspects().contains(ColumnAspect.NULLABILITY) && !alter.to().nullable()
					? Set.of(proof(alter.table(), alter.to().name())) : Set.of();
		}
		if (change instanceof Change.AddPart add) {
			return of(add.table(), add.part());
		}
		return (change instanceof Change.ReplacePart replace && replace.from() instanceof Index index)
				? Set.of(index(String.valueOf(index.name()))) : Set.of();
	}

	private static Set<String> of(Table table, TablePart part) {
		if (part instanceof Column || part instanceof ForeignKey) {
			return Set.of();
		}
		Set<String> names = new HashSet<>();
		if (part instanceof PrimaryKey key) {
			key.columns().forEach((column) -> names.add(proof(table, column)));
		}
		names.add(nameOf(table.name(), part));
		names.add(index(nameOf(table.name(), part)));
		return names;
	}

	/** Return the name of a part, or the one that the server would choose. */
	static String nameOf(QualifiedName table, TablePart part) {
		if (part.name() != null) {
			return part.name();
		}
		if (part instanceof PrimaryKey) {
			return DDL.implicitName(table, List.of(), "pkey");
		}
		return DDL.implicitName(table, part.columns(), (part instanceof UniqueConstraint) ? "key" : "idx");
	}

}
