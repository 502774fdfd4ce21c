package io.schemasync.execute;

import java.util.List;

import io.schemasync.execute.MappedObject.Kind;
import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;

/**
 * Knows which statements of the model ran before, where only the books can tell: each
 * runs once, with the first tables. In a database that was there before any stamp, they
 * have run.
 */
final class Statements {

	private final Books books;

	private final String owner;

	private final Schema current;

	Statements(Books books, String owner, Schema current) {
		this.books = books;
		this.owner = owner;
		this.current = current;
	}

	/** Return a schema without the statements that ran. */
	Schema left(Schema desired) {
		if (desired.auxiliaryObjects().isEmpty()) {
			return desired;
		}
		List<AuxiliaryObject> objects = desired.auxiliaryObjects()
			.stream()
			.map((object) -> ran(object, desired) ? object.done() : object)
			.toList();
		return new Schema(desired.namespaces(), desired.tables(), desired.sequences(), desired.enumTypes(),
				desired.compositeTypes(), desired.views(), objects);
	}

	private boolean ran(AuxiliaryObject object, Schema desired) {
		if (object.mark() == null) {
			return false;
		}
		if (this.books.unreadable() != null) {
			return true;
		}
		QualifiedName mark = new QualifiedName(null, object.mark());
		return this.books.of(this.owner)
			.map((stamp) -> stamp.objects()
				.stream()
				.anyMatch((known) -> known.kind() == Kind.STATEMENT && known.name().equals(mark)))
			.orElseGet(() -> desired.tables().keySet().stream().anyMatch(this.current.tables()::containsKey));
	}

}
