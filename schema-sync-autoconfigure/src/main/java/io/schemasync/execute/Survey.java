package io.schemasync.execute;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.schemasync.dialect.Alignment;
import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.CatalogScope;
import io.schemasync.dialect.CatalogWithRows;
import io.schemasync.dialect.Dialect;
import io.schemasync.dialect.ErrorKind;
import io.schemasync.dialect.Evidence;
import io.schemasync.dialect.Surroundings;
import io.schemasync.plan.ManagedObjects;
import io.schemasync.plan.ModelHistory;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Planner;
import io.schemasync.plan.Expansion;
import io.schemasync.plan.Renaming;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.SchemaObject;
import io.schemasync.schema.Sequence;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Looks at a database and makes the plans. Only reads: one statement for the catalog and
 * the stamps, and for a plan at most two more.
 */
final class Survey {

	private static final int READS = 5;

	private final Dialect dialect;

	private final JdbcOperations jdbc;

	private final Assignment assignment;

	private final Model model;

	private final Bookkeeping bookkeeping;

	private final Planner planner;

	Survey(Session session, Assignment assignment, Model model) {
		this.dialect = session.dialect();
		this.jdbc = session.reading();
		this.assignment = assignment;
		this.model = model;
		this.bookkeeping = new Bookkeeping(this.dialect);
		this.planner = new Planner(this.dialect, assignment.planSettings(), assignment.probing());
	}

	Situation situation() {
		CatalogWithRows read = read();
		Catalog whole = read.catalog();
		BookkeepingTables tables = bookkeepingTables(whole);
		Books books = this.bookkeeping.read(this.jdbc, tables, read.rows());
		Schema desired = desired(whole);
		Statements statements = new Statements(books, this.assignment.owner(), whole.schema());
		return new Situation(relevant(whole, desired), tables, books, statements.left(desired), this.model.hash());
	}

	/** Names decide what is compared with what. */
	private Schema desired(Catalog whole) {
		Schema desired = withoutExcluded(this.dialect.normalise(this.model.schema(), whole));
		Renaming renaming = renaming(whole, desired);
		Schema named = renaming.isEmpty() ? desired
				: withoutExcluded(this.dialect.normalise(this.model.schema(), renaming.catalog()));
		return Expansion.filled(named, renaming.catalog().schema(), this.dialect);
	}

	private Renaming renaming(Catalog catalog, Schema desired) {
		return Renaming.between(catalog, desired, this.assignment.planSettings(), this.dialect);
	}

	/** The first time, the model is read meanwhile. */
	private CatalogWithRows read() {
		if (this.model.isRead()) {
			return read(this.model.scope(this.assignment));
		}
		CatalogScope expected = this.model.expectedScope(this.assignment);
		EarlyAnswer<CatalogWithRows> early = EarlyAnswer.of(() -> read(expected)).meanwhile(this.model::hash);
		CatalogScope scope = this.model.scope(this.assignment);
		return scope.equals(expected) ? early.get() : read(scope);
	}

	/** Another session's changes can make a read fail half-way; the next one is right. */
	private CatalogWithRows read(CatalogScope scope) {
		try {
			return this.dialect.read(this.jdbc, scope, Bookkeeping.sideTable(this.assignment.bookkeepingSchema()));
		}
		catch (DataAccessException ex) {
			return switch (new Failures(this.dialect).kind(ex)) {
				case LOCK, OTHER -> this.dialect.read(this.jdbc, scope, null);
				case RIGHTS, CONNECTION, CREDENTIALS, READ_ONLY, TIMEOUT, VIOLATION -> throw ex;
			};
		}
	}

	private Schema withoutExcluded(Schema schema) {
		return select(schema, (object) -> !isOurs(object) && !this.assignment.planSettings().excludes(object.name()));
	}

	private BookkeepingTables bookkeepingTables(Catalog catalog) {
		String schema = (this.assignment.bookkeepingSchema() != null) ? this.assignment.bookkeepingSchema()
				: catalog.server().defaultSchema();
		Set<QualifiedName> tables = catalog.schema().tables().keySet();
		return new BookkeepingTables(schema, schema == null || catalog.schema().namespaces().contains(schema),
				tables.contains(new QualifiedName(schema, BookkeepingTables.METADATA)),
				tables.contains(new QualifiedName(schema, BookkeepingTables.HISTORY)));
	}

	/** Leave out our own tables, and schemas that were only read to find them. */
	private static Catalog relevant(Catalog catalog, Schema desired) {
		Set<String> namespaces = Model.namespaces(desired);
		Predicate<SchemaObject> relevant = (object) -> object.name().schema() == null
				|| namespaces.contains(object.name().schema());
		Schema schema = select(withMappedColumnSequences(catalog, desired), relevant.and((object) -> !isOurs(object)));
		return new Catalog(catalog.server(), schema, catalog.types(), catalog.routines(), catalog.attachments(),
				catalog.columnSequences());
	}

	private static boolean isOurs(SchemaObject object) {
		return Set.of(BookkeepingTables.METADATA, BookkeepingTables.HISTORY).contains(object.name().name());
	}

	/** Models of old databases name the sequence that a serial column brought along. */
	private static Schema withMappedColumnSequences(Catalog catalog, Schema desired) {
		Schema all = catalog.schema();
		Stream<Sequence> mapped = catalog.columnSequences()
			.values()
			.stream()
			.filter((sequence) -> desired.sequences().containsKey(sequence.name()));
		return Schema.of(all.namespaces(), all.tables().values(),
				Stream.concat(all.sequences().values().stream(), mapped).toList(), all.enumTypes().values(),
				all.compositeTypes().values(), all.views().values(), all.auxiliaryObjects());
	}

	private static Schema select(Schema all, Predicate<SchemaObject> wanted) {
		return Schema.of(all.namespaces(), all.tables().values().stream().filter(wanted).toList(),
				all.sequences().values().stream().filter(wanted).toList(),
				all.enumTypes().values().stream().filter(wanted).toList(),
				all.compositeTypes().values().stream().filter(wanted).toList(),
				all.views().values().stream().filter(wanted).toList(), all.auxiliaryObjects());
	}

	/** Plan to add what is missing. */
	Plan additive(Situation situation, ModelHistory history) {
		return additive(situation, align(situation), history);
	}

	private Alignment align(Situation situation) {
		return this.dialect.align(this.jdbc, situation.desired(),
				renaming(situation.catalog(), situation.desired()).catalog());
	}

	private Plan additive(Situation situation, Alignment alignment, ModelHistory history) {
		Evidence evidence = gather(situation, alignment, history, READS);
		return Batches.noted(this.planner.additive(situation.catalog(), alignment, evidence, history), this.dialect);
	}

	/**
	 * Another replica that locks the same tables in another order may have the server end
	 * the deadlock here.
	 */
	private Evidence gather(Situation situation, Alignment alignment, ModelHistory history, int attempts) {
		try {
			return this.planner.gather(this.jdbc, situation.catalog(), alignment, history);
		}
		catch (DataAccessException ex) {
			if (attempts == 1 || new Failures(this.dialect).kind(ex) != ErrorKind.LOCK) {
				throw ex;
			}
			return gather(situation, alignment, history, attempts - 1);
		}
	}

	/** Plan to drop everything that is managed, and to create what the model maps. */
	Plan recreate(Situation situation, ManagedObjects managed) {
		Set<QualifiedName> objects = new TreeSet<>(managed.tables());
		objects.addAll(managed.sequences());
		Surroundings surroundings = objects.isEmpty() ? Surroundings.NONE
				: this.dialect.surroundings(this.jdbc, objects);
		return Batches.noted(
				this.planner.recreate(situation.catalog(), anew(situation, managed), managed, surroundings),
				this.dialect);
	}

	/**
	 * What the model brings as SQL is missing again where the table it belongs to goes.
	 */
	private Schema anew(Situation situation, ManagedObjects managed) {
		if (situation.desired().auxiliaryObjects().isEmpty()) {
			return situation.desired();
		}
		return withoutExcluded(this.dialect.normalise(this.model.schema(),
				situation.catalog().withoutAttachmentsOf(managed.tables())));
	}

	/** Return the plan without steps if what is managed is just what the model maps. */
	Optional<Plan> matching(Situation situation, ManagedObjects managed) {
		Alignment alignment = align(situation);
		return this.planner.matches(situation.catalog(), alignment, managed)
				? Optional.of(additive(situation, alignment, ModelHistory.NONE)) : Optional.empty();
	}

}
