package io.schemasync.execute;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.function.BiConsumer;

import io.schemasync.schema.Schema;

/**
 * Tells models apart by what they ask of a database, whatever order it is said in. It
 * goes by the model as its source has it: a normalised one may take over spellings from
 * the catalog, and would look like another once that changes.
 */
final class ModelHash {

	private ModelHash() {
	}

	/** Hash what a model asks for, whichever class asks for it. */
	static String of(Schema model) {
		return of(model, false);
	}

	/** Hash all that a plan could depend on. */
	static String exact(Schema model) {
		return of(model, true);
	}

	private static String of(Schema model, boolean exact) {
		MessageDigest digest = sha256();
		add(digest, "namespaces", model.namespaces(), (all, namespace) -> all.text(namespace), exact);
		add(digest, "tables", model.tables().values(), ModelText::table, exact);
		add(digest, "sequences", model.sequences().values(), ModelText::sequence, exact);
		add(digest, "enums", model.enumTypes().values(), ModelText::enumType, exact);
		add(digest, "composites", model.compositeTypes().values(), ModelText::compositeType, exact);
		add(digest, "views", model.views().values(), ModelText::view, exact);
		add(digest, "auxiliary", model.auxiliaryObjects(), ModelText::auxiliaryObject, exact);
		return HexFormat.of().formatHex(digest.digest());
	}

	private static <T> void add(MessageDigest digest, String heading, Collection<T> objects,
			BiConsumer<ModelText, T> description, boolean exact) {
		digest.update(heading.getBytes(StandardCharsets.UTF_8));
		for (String line : ModelText.each(objects, description, exact)) {
			digest.update((byte) '\n');
			digest.update(line.getBytes(StandardCharsets.UTF_8));
		}
	}

	/** Hash anything that can be told apart by its text. */
	static String of(Collection<?> parts) {
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
