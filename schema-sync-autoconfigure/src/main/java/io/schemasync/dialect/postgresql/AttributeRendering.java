package io.schemasync.dialect.postgresql;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.sql.SqlClauses;
import io.schemasync.schema.Column;
import io.schemasync.schema.CompositeType;
import io.schemasync.schema.TableFacts;

/**
 * Gives a composite type the attributes that it lacks. Values of it are read by position,
 * so whatever belongs behind a new attribute is dropped and added again, which loses
 * nothing as long as no value is stored.
 */
final class AttributeRendering {

	private final CompositeType from;

	private final CompositeType to;

	AttributeRendering(CompositeType from, CompositeType to) {
		this.from = from;
		this.to = to;
	}

	List<Statement> render() {
		String name = this.to.name().toString();
		if (!this.to.attributes().containsAll(this.from.attributes())) {
			return List.of(Statement.of("-- type " + name + " has other attributes",
					hazard(HazardCode.MEANING_CHANGES,
							"Composite type " + name + " has attributes that the entity's does not have, or not with "
									+ "the same type; alter it by hand while no value of it is stored.")));
		}
		return List.of(CompositeUsage.assertion(this.from), Statement.of(
				"alter type " + PostgreSqlNames.quote(this.to.name()) + " " + actions(),
				hazard(HazardCode.COMPOSITE_TYPE, "Composite type " + name + " lacks attributes of the entity's. Its "
						+ "values are read by position: stored ones, and replicas that write the shape of today, "
						+ "would not fit any more. Alter it by hand while the application is down.")));
	}

	private String actions() {
		int same = 0;
		while (same < this.from.attributes().size()
				&& this.from.attributes().get(same).equals(this.to.attributes().get(same))) {
			same++;
		}
		Stream<String> drops = this.from.attributes()
			.stream()
			.skip(same)
			.map((attribute) -> "drop attribute " + PostgreSqlNames.quote(attribute.name()));
		Stream<String> additions = this.to.attributes()
			.stream()
			.skip(same)
			.map((attribute) -> "add attribute " + definition(attribute));
		return Stream.concat(drops, additions).collect(Collectors.joining(", "));
	}

	private static String definition(Column attribute) {
		return PostgreSqlNames.quote(attribute.name()) + " " + SqlClauses.type(attribute.type());
	}

	private static Hazard hazard(HazardCode code, String effect) {
		return new Hazard(code, effect, TableFacts.NONE);
	}

}
