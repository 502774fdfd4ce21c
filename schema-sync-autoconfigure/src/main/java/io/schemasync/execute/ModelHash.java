package io.schemasync.execute;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.CompositeType;
import io.schemasync.schema.EnumType;
import io.schemasync.schema.Origin;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.Table;
import io.schemasync.schema.TableFacts;
import io.schemasync.schema.View;

/**
 * Tells models apart by what they ask of a database, whatever order it is said in and
 * whichever class says it. It goes by the model as its source has it: a normalised one
 * may take over spellings from the catalog, and would look like another once that
 * changes.
 */
final class ModelHash {

	private ModelHash() {
	}

	static String of(Schema model) {
		MessageDigest digest = sha256();
		add(digest, "namespaces", model.namespaces(), Function.identity());
		add(digest, "tables", model.tables().values(), ModelHash::neutral);
		add(digest, "sequences", model.sequences().values(), (it) -> new Sequence(it.name(), it.start(), it.increment(),
				it.cache(), it.options(), List.of(), Origin.NONE));
		add(digest, "enums", model.enumTypes().values(),
				(it) -> new EnumType(it.name(), it.labels(), it.casts(), Origin.NONE));
		add(digest, "composites", model.compositeTypes().values(), (it) -> new CompositeType(it.name(),
				it.attributes().stream().map((column) -> column.withOrigin(Origin.NONE)).toList(), Origin.NONE));
		add(digest, "views", model.views().values(), (it) -> new View(it.name(), it.query(), Origin.NONE));
		add(digest, "auxiliary", model.auxiliaryObjects(), AuxiliaryObject::create);
		return HexFormat.of().formatHex(digest.digest());
	}

	private static Object neutral(Table table) {
		Table bare = table.toBuilder()
			.columns(List.of())
			.uniqueConstraints(List.of())
			.foreignKeys(List.of())
			.checks(List.of())
			.indexes(List.of())
			.facts(TableFacts.NONE)
			.origin(Origin.NONE)
			.build();
		return List.of(bare, sorted(table.columns(), (column) -> column.withOrigin(Origin.NONE)),
				sorted(table.uniqueConstraints(), Function.identity()),
				sorted(table.foreignKeys(), Function.identity()), sorted(table.checks(), Function.identity()),
				sorted(table.indexes(), Function.identity()));
	}

	private static <T> void add(MessageDigest digest, String heading, Collection<T> objects,
			Function<T, ?> description) {
		digest.update(heading.getBytes(StandardCharsets.UTF_8));
		sorted(objects, description).forEach((line) -> {
			digest.update((byte) '\n');
			digest.update(line.getBytes(StandardCharsets.UTF_8));
		});
	}

	private static <T> List<String> sorted(Collection<T> objects, Function<T, ?> description) {
		return objects.stream().map(description).map(Object::toString).sorted().toList();
	}

	/** Hash anything that can be told apart by its text. */
	static String of(List<?> parts) {
		return HexFormat.of().formatHex(sha256().digest(parts.toString().getBytes(StandardCharsets.UTF_8)));
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
