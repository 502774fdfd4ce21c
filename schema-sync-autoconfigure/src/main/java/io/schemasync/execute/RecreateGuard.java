package io.schemasync.execute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.dialect.Dialect;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.dialect.Server;
import io.schemasync.plan.ManagedObjects;
import io.schemasync.schema.QualifiedName;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Asks for good signs that a database may be dropped: nothing in it, or a stamp which
 * says that dropping is what this owner does here. Anything else is refused.
 */
final class RecreateGuard {

	private static final int NAMED = 5;

	private final Dialect dialect;

	private final Assignment assignment;

	RecreateGuard(Dialect dialect, Assignment assignment) {
		this.dialect = dialect;
		this.assignment = assignment;
	}

	/**
	 * Let pass or throw.
	 * @throws SchemaSyncException with what speaks against it
	 */
	void check(JdbcOperations jdbc, Situation situation) {
		ManagedObjects managed = situation.managed(this.assignment);
		List<String> objections = new ArrayList<>();
		Map<Stamp, List<MappedObject>> others = ofOthers(situation, managed);
		others.forEach((stamp, objects) -> objections
			.add("%s belong%s to %s too".formatted(some(objects.stream().map(MappedObject::name).toList()),
					(objects.size() == 1) ? "s" : "", words(stamp))));
		if (situation.books().unreadable() != null) {
			objections.add("the stamps in %s cannot be read: %s".formatted(situation.bookkeeping().metadata(),
					situation.books().unreadable()));
		}
		Optional<Stamp> own = situation.books().of(this.assignment.owner());
		if (own.isPresent() && !own.get().recreate()) {
			objections.add("the stamp was left by " + words(own.get()) + ", which means that data is kept here");
		}
		if (own.isEmpty()) {
			rows(jdbc, situation).ifPresent(objections::add);
		}
		if (!objections.isEmpty()) {
			String token = token(situation.catalog().server(), own, others.keySet());
			if (!token.equals(this.assignment.settings().recreateForce())) {
				throw refusal(situation, managed, objections, token);
			}
		}
	}

	/** Find the objects that other owners' rows list, as they would be dropped too. */
	Map<Stamp, List<MappedObject>> ofOthers(Situation situation, ManagedObjects managed) {
		Set<QualifiedName> names = Stream.of(managed.tables(), managed.sequences(), managed.types())
			.flatMap(Collection::stream)
			.collect(Collectors.toSet());
		Map<Stamp, List<MappedObject>> found = new LinkedHashMap<>();
		for (Stamp stamp : situation.books().ofOthers(this.assignment.owner())) {
			List<MappedObject> objects = stamp.objects()
				.stream()
				.filter((object) -> names.contains(object.name()))
				.toList();
			if (!objects.isEmpty()) {
				found.put(stamp, objects);
			}
		}
		return found;
	}

	private Optional<String> rows(JdbcOperations jdbc, Situation situation) {
		Set<QualifiedName> tables = situation.mappedTables();
		Set<QualifiedName> filled = tables.isEmpty() ? Set.of() : this.dialect.tablesWithRows(jdbc, tables);
		return filled.isEmpty() ? Optional.empty() : Optional.of("%s hold%s rows, and no stamp says that they may go"
			.formatted(some(filled.stream().sorted().toList()), (filled.size() == 1) ? "s" : ""));
	}

	private static String token(Server server, Optional<Stamp> own, Collection<Stamp> others) {
		return server.database() + "/"
				+ Stream.concat(Stream.of(own.map(Stamp::id).orElse(server.identity())), others.stream().map(Stamp::id))
					.collect(Collectors.joining("+"));
	}

	private SchemaSyncException refusal(Situation situation, ManagedObjects managed, List<String> objections,
			String token) {
		Server server = situation.catalog().server();
		return new SchemaSyncException(Problem.RECREATE_REFUSED,
				"""
						'recreate' would drop %s of database '%s' and was refused, because:
						%s
						Nothing was changed.""".formatted(tables(managed), server.database(),
						objections.stream().map((line) -> " - " + line).collect(Collectors.joining("\n"))),
				"""
						If the data matters, set ENVIRONMENT to production (or schemasync.strategy=additive). \
						If not, let it be dropped once with schemasync.recreate.force=%s""".formatted(token), null);
	}

	private static String tables(ManagedObjects managed) {
		int count = managed.tables().size();
		return (count == 1) ? "1 table" : count + " tables";
	}

	private static String words(Stamp stamp) {
		return "owner '%s' (strategy %s%s)".formatted(stamp.owner(), stamp.recreate() ? "recreate" : "additive",
				stamp.environment().isEmpty() ? "" : ", environment " + stamp.environment());
	}

	private static String some(List<QualifiedName> names) {
		String first = names.stream().limit(NAMED).map(QualifiedName::toString).collect(Collectors.joining(", "));
		return (names.size() > NAMED) ? first + " and " + (names.size() - NAMED) + " more" : first;
	}

}
