package io.schemasync.dialect.h2;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.schemasync.dialect.Surroundings;
import io.schemasync.dialect.Surroundings.Grant;
import io.schemasync.dialect.Surroundings.Reference;
import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.View;

import org.springframework.jdbc.core.JdbcOperations;

/** Finds what hangs on tables and sequences that will be made anew. */
final class SurroundingsReader {

	private SurroundingsReader() {
	}

	static Surroundings read(JdbcOperations jdbc, Collection<QualifiedName> objects) {
		Schema all = new CatalogReader().read(jdbc).schema();
		Set<QualifiedName> going = Set.copyOf(objects);
		List<Reference> references = new ArrayList<>();
		all.tables()
			.values()
			.stream()
			.filter((table) -> !going.contains(table.name()))
			.forEach((table) -> table.foreignKeys()
				.stream()
				.filter((key) -> going.contains(key.referencedTable()))
				.forEach((key) -> references
					.add(new Reference(table.name(), String.valueOf(key.name()), key.referencedTable()))));
		List<AuxiliaryObject> views = views(all, going);
		Set<QualifiedName> again = new HashSet<>(going);
		views.forEach((view) -> again.add(view.name()));
		return new Surroundings(views, references, grants(jdbc, again));
	}

	/** H2 writes full names into the queries that it keeps. */
	private static List<AuxiliaryObject> views(Schema all, Set<QualifiedName> going) {
		List<AuxiliaryObject> found = new ArrayList<>();
		List<String> used = new ArrayList<>(going.stream().map(H2Names.ANY::quote).toList());
		Set<QualifiedName> seen = new HashSet<>(going);
		boolean grown = true;
		while (grown) {
			grown = false;
			for (View view : all.views().values()) {
				if (!seen.contains(view.name()) && used.stream().anyMatch(view.query()::contains)) {
					seen.add(view.name());
					used.add(H2Names.ANY.quote(view.name()));
					found.add(view(view));
					grown = true;
				}
			}
		}
		return found;
	}

	private static AuxiliaryObject view(View view) {
		String name = H2Names.ANY.quote(view.name());
		return new AuxiliaryObject(view.name(), List.of("create view " + name + " as " + view.query()),
				List.of("drop view " + name), false);
	}

	private static Map<QualifiedName, List<Grant>> grants(JdbcOperations jdbc, Set<QualifiedName> objects) {
		Map<QualifiedName, List<Grant>> grants = new HashMap<>();
		jdbc.query(H2Names.catalog("select table_schema, table_name, rights, grantee from information_schema.rights"
				+ " where table_name is not null"), (result) -> {
					QualifiedName name = new QualifiedName(result.getString(1), result.getString(2));
					if (objects.contains(name)) {
						grants.computeIfAbsent(name, (object) -> new ArrayList<>())
							.add(new Grant("grant " + result.getString(3) + " on " + H2Names.ANY.quote(name) + " to "
									+ H2Names.ANY.quote(result.getString(4)), null));
					}
				});
		return grants;
	}

}
