package io.schemasync.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Dialect;
import io.schemasync.dialect.Place;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.Usage;
import io.schemasync.dialect.Usage.Dependent;
import io.schemasync.dialect.Usage.Role;
import io.schemasync.dialect.Usages;
import io.schemasync.diff.Change;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Finds an order in which what no entity maps could be removed, and what would have to go
 * or be changed before.
 */
public final class ContractionPlanner {

	private static final String TABLE = "table";

	private static final String FOREIGN_KEY = "foreign key";

	private final Dialect dialect;

	private final Catalog catalog;

	private final Schema desired;

	private final Set<QualifiedName> madeBySql;

	private final Map<Place, Unmapped> unmapped = new LinkedHashMap<>();

	private final RemovalOrder order;

	/**
	 * Create a planner.
	 * @param dialect the dialect of the database
	 * @param catalog what the database holds
	 * @param plan the plan that lists what is unmapped
	 */
	public ContractionPlanner(Dialect dialect, Catalog catalog, Plan plan) {
		this.dialect = dialect;
		this.catalog = catalog;
		this.desired = plan.desired();
		this.madeBySql = this.desired.auxiliaryObjects()
			.stream()
			.flatMap((object) -> object.makes().keySet().stream())
			.collect(Collectors.toSet());
		for (Unmapped it : plan.unmapped()) {
			if (it.place() != null && !it.sql().isEmpty()) {
				this.unmapped.put(it.place(), it);
			}
		}
		this.order = new RemovalOrder(this.unmapped.keySet());
	}

	/**
	 * Name what could go.
	 * @return where that is, in the order of the plan
	 */
	public List<Place> places() {
		return List.copyOf(this.unmapped.keySet());
	}

	/**
	 * Put together what is known.
	 * @param usages what the database knows
	 * @param obstacles finds why something must not go, as far as the books tell
	 * @return what could go, in an order that works
	 */
	public Contraction contraction(Usages usages, Function<Place, List<String>> obstacles) {
		Map<Place, Removal> removals = new LinkedHashMap<>();
		this.order.after((place) -> needing(place, usages)).forEach((place) -> {
			Usage usage = judged(usages.of(place));
			List<String> reasons = new ArrayList<>(obstacles.apply(place));
			reasons.addAll(obstacles(usage, removals));
			removals.put(place, new Removal(unmapped(place), usage, reasons, statements(place, usage, removals)));
		});
		return new Contraction(this.catalog.server(), List.copyOf(removals.values()), usages.since(), usages.notes());
	}

	private Unmapped unmapped(Place place) {
		return Objects.requireNonNull(this.unmapped.get(place));
	}

	private Stream<Place> needing(Place place, Usages usages) {
		return Stream.concat(places(usages.of(place)), referencing(place).map((key) -> new Place(TABLE, key.name())));
	}

	private static Stream<Place> places(Usage usage) {
		return usage.dependents()
			.stream()
			.filter((dependent) -> dependent.role() != Role.MENTIONS)
			.flatMap((dependent) -> Stream.ofNullable(dependent.place()));
	}

	private Usage judged(Usage usage) {
		return new Usage(usage.bytes(), usage.estimated(), usage.activity(), usage.lastWrite(),
				usage.dependents().stream().map(this::judged).toList());
	}

	/**
	 * What the model maps, or makes by its own SQL, must not go for anything else; and
	 * what goes before keeps nothing.
	 */
	private Dependent judged(Dependent dependent) {
		Place place = dependent.place();
		if (place == null) {
			return dependent;
		}
		return switch (dependent.role()) {
			case GOES_FIRST -> isWanted(place) ? dependent.keeping() : dependent;
			case KEEPS -> this.order.listed(place).isEmpty() ? dependent : dependent.goingBefore();
			case GOES_ALONG, MENTIONS -> dependent;
		};
	}

	private boolean isWanted(Place place) {
		QualifiedName object = place.object();
		if (place.kind().equals(FOREIGN_KEY)) {
			return this.desired.tables().containsKey(object) && !this.unmapped.containsKey(place);
		}
		return this.desired.tables().containsKey(object) || this.desired.views().containsKey(object)
				|| this.madeBySql.contains(object);
	}

	private List<String> obstacles(Usage usage, Map<Place, Removal> before) {
		List<String> obstacles = new ArrayList<>();
		for (Dependent dependent : usage.dependents()) {
			Place place = dependent.place();
			if (dependent.role() == Role.KEEPS) {
				obstacles.add("%s %s needs it: change that first.".formatted(dependent.kind(), dependent.name()));
			}
			else if (dependent.role() == Role.GOES_FIRST && place != null
					&& this.order.listed(place).stream().anyMatch((other) -> mustStay(before.get(other)))) {
				obstacles.add("%s %s needs it, and must not go yet.".formatted(dependent.kind(), dependent.name()));
			}
		}
		return obstacles;
	}

	private static boolean mustStay(@Nullable Removal removal) {
		return removal != null && !removal.obstacles().isEmpty();
	}

	private List<String> statements(Place place, Usage usage, Map<Place, Removal> before) {
		Set<String> statements = new LinkedHashSet<>();
		usage.dependents()
			.stream()
			.filter((dependent) -> dependent.role() == Role.GOES_FIRST && !dependent.sql().isEmpty())
			.forEach((dependent) -> statements.add(dependent.sql()));
		circles(place, usage, before).forEach(statements::add);
		statements.add(unmapped(place).sql());
		return List.copyOf(statements);
	}

	/** Where tables point to each other in a circle, no order of them would do. */
	private Stream<String> circles(Place place, Usage usage, Map<Place, Removal> before) {
		Circumstances circumstances = new Circumstances(this.catalog.server(), Set.of(), null);
		Set<Place> known = places(usage).collect(Collectors.toSet());
		return referencing(place).filter((key) -> {
			Place table = new Place(TABLE, key.name());
			return this.unmapped.containsKey(table) && !before.containsKey(table);
		})
			.filter((key) -> !known.contains(new Place(FOREIGN_KEY, key.name(), String.valueOf(key.part().name()))))
			.flatMap((key) -> this.dialect.render(key, circumstances).stream())
			.map(Statement::sql);
	}

	/** Find the foreign keys of other tables that point to a table. */
	private Stream<Change.DropPart> referencing(Place place) {
		if (!place.kind().equals(TABLE)) {
			return Stream.empty();
		}
		return this.catalog.schema()
			.tables()
			.values()
			.stream()
			.filter((table) -> !table.name().equals(place.object()))
			.flatMap((table) -> table.foreignKeys()
				.stream()
				.filter((key) -> key.referencedTable().equals(place.object()))
				.map((key) -> new Change.DropPart(table, key)));
	}

}
