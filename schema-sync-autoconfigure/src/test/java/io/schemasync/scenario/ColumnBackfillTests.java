package io.schemasync.scenario;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import io.schemasync.annotation.Backfill;
import io.schemasync.annotation.RenamedFrom;
import io.schemasync.backfill.ColumnBackfill;
import io.schemasync.backfill.Row;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.testing.EntityModels;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Transient;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Columns that are filled in Java, whatever Hibernate makes of their values. */
class ColumnBackfillTests {

	private final ScenarioDatabase database = PostgreSqlSpelling.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	/** What a bean would be. */
	private record Filling(Class<?> entity, String attribute, List<String> reads,
			Function<Row, @Nullable Object> value) implements ColumnBackfill<Object> {

		@Override
		public List<? extends @Nullable Object> values(List<Row> rows) {
			return rows.stream().map(this.value).toList();
		}

	}

	private static Filling filling(Class<?> entity, String attribute, Function<Row, @Nullable Object> value,
			String... reads) {
		return new Filling(entity, attribute, List.of(reads), value);
	}

	/** Points that are kept as a text. */
	static class PointsConverter implements AttributeConverter<Integer, String> {

		@Override
		public String convertToDatabaseColumn(Integer points) {
			return (points != null) ? points + " points" : null;
		}

		@Override
		public Integer convertToEntityAttribute(String text) {
			return (text != null) ? Integer.valueOf(text.replace(" points", "")) : null;
		}

	}

	enum Tier {

		BASIC, GOLD

	}

	/** Customers of all kinds. */
	interface V1 {

		@Entity(name = "Region")
		class Region {

			@Id
			Long id;

		}

		@Entity(name = "Customer")
		@Inheritance(strategy = InheritanceType.JOINED)
		class Customer {

			@Id
			UUID id;

			@Convert(converter = PointsConverter.class)
			Integer points;

			@Embedded
			Address address;

		}

		@Entity(name = "Company")
		class Company extends Customer {

			String number;

		}

		@Embeddable
		class Address {

			String city;

		}

	}

	/** Of whom more is known. */
	interface V2 {

		@Entity(name = "Region")
		class Region {

			@Id
			Long id;

		}

		@Entity(name = "Customer")
		@Inheritance(strategy = InheritanceType.JOINED)
		class Customer {

			@Id
			UUID id;

			@Convert(converter = PointsConverter.class)
			Integer points;

			@Embedded
			Address address;

			@Enumerated(EnumType.STRING)
			@Column(nullable = false)
			Tier tier;

			@JdbcTypeCode(SqlTypes.NAMED_ENUM)
			@Column(nullable = false)
			Tier next;

			@JdbcTypeCode(SqlTypes.JSON)
			@Column(nullable = false)
			Map<String, String> labels;

			@ManyToOne(optional = false)
			Region region;

			@Transient
			String shown;

			@RenamedFrom("town")
			String home;

			@Backfill("'x'")
			String other;

		}

		@Entity(name = "Company")
		class Company extends Customer {

			String number;

			@Column(nullable = false)
			LocalDate founded;

		}

		@Embeddable
		class Address {

			String city;

			@Convert(converter = PointsConverter.class)
			@Column(nullable = false)
			Integer score;

		}

	}

	private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

	private void companies() {
		this.database.start(V1.Region.class, V1.Customer.class, V1.Company.class);
		this.database.sql("insert into region values (1), (2)",
				"insert into customer (id, points, city) values ('" + ID + "', '17 points', 'Bern')",
				"insert into company (id, number) values ('" + ID + "', 'CH-1980')");
	}

	@Test
	void valuesAreThoseOfTheEntity() {
		companies();
		Start start = this.database.start(
				Settings.defaults()
					.filledBy(filling(V2.Customer.class, "tier",
							(row) -> (row.get("points", Integer.class) > 10) ? Tier.GOLD : Tier.BASIC, "points"),
							filling(V2.Customer.class, "next", (row) -> Tier.BASIC),
							filling(V2.Customer.class, "labels",
									(row) -> Map.of("city", row.get("address.city", String.class)), "address.city"),
							filling(V2.Customer.class, "region", (row) -> 2L),
							filling(V2.Customer.class, "address.score", (row) -> row.get("points", Integer.class) + 1,
									"points"),
							filling(V2.Company.class, "founded",
									(row) -> row.get("id", UUID.class).equals(ID) ? LocalDate.of(1980, 1, 2) : null,
									"id", "number")),
				V2.Region.class, V2.Customer.class, V2.Company.class);
		assertThat(start.warnings()).isEmpty();
		assertThat(start.left()).isEmpty();
		assertThat(this.jdbc.queryForMap("""
				select tier, next::text, labels ->> 'city' as city, region_id, score, founded::text
				from customer join company using (id)""")).containsEntry("tier", "GOLD")
			.containsEntry("next", "BASIC")
			.containsEntry("city", "Bern")
			.containsEntry("region_id", 2L)
			.containsEntry("score", "18 points")
			.containsEntry("founded", "1980-01-02");
	}

	@Test
	void whatCannotBeFilledIsRefused() {
		try (EntityModels models = EntityModels.of(this.database.testDatabase(), V2.Region.class, V2.Customer.class,
				V2.Company.class, Families.Pet.class, Families.Dog.class)) {
			Class<?> customer = V2.Customer.class;
			assertRefused(models, "Customer has no attribute nmae", filling(customer, "nmae", (row) -> null));
			assertRefused(models, "Customer has no attribute nmae", filling(customer, "tier", (row) -> null, "nmae"));
			assertRefused(models, "Customer has no attribute shown", filling(customer, "shown", (row) -> null));
			assertRefused(models, "Customer has no attribute id.x", filling(customer, "id.x", (row) -> null));
			assertRefused(models, "address is not kept in one column", filling(customer, "address", (row) -> null));
			assertRefused(models, "has a @Backfill too", filling(customer, "other", (row) -> null));
			assertRefused(models, "the column that it is @RenamedFrom", filling(customer, "home", (row) -> null));
			assertRefused(models, "is part of the key", filling(customer, "id", (row) -> null));
			assertRefused(models, "is filled by Filling too", filling(customer, "tier", (row) -> null),
					filling(customer, "tier", (row) -> null));
			assertRefused(models, "points is in another table",
					filling(V2.Company.class, "founded", (row) -> null, "points"));
			assertRefused(models, "shares its table with rows of other entities",
					filling(Families.Dog.class, "breed", (row) -> null));
			assertRefused(models, "is of no entity", filling(String.class, "length", (row) -> null));
			assertThat(models.source(List.of(filling(V1.Company.class, "nmae", (row) -> null))).read().tables())
				.as("an entity of another unit")
				.isNotEmpty();
		}
	}

	private static void assertRefused(EntityModels models, String reason, Filling... fillings) {
		SchemaSyncException refusal = catchThrowableOfType(SchemaSyncException.class,
				() -> models.source(List.of(fillings)).read());
		assertThat(refusal).as(reason).isNotNull();
		assertThat(refusal.problem()).isEqualTo(Problem.INVALID_MODEL);
		assertThat(refusal).hasMessageContaining(reason)
			.hasMessageContaining(fillings[0].entity().getSimpleName() + "#" + fillings[0].attribute())
			.hasMessageContaining("Filling");
	}

	@Test
	void valueOfAnotherTypeIsNamed() {
		companies();
		Start start = this.database.start(
				Settings.defaults().filledBy(filling(V2.Company.class, "founded", (row) -> "1980-01-02")),
				V2.Region.class, V2.Customer.class, V2.Company.class);
		assertThat(start.warnings()).singleElement()
			.asString()
			.contains("company.founded", "Filling failed for the row with the key (" + ID + ")", "java.lang.String",
					"java.time.LocalDate");
	}

	/** Vehicles in tables of their own, and pets in one. */
	interface Families {

		@Entity(name = "Vehicle")
		@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
		class Vehicle {

			@Id
			Long id;

			String plate;

		}

		@Entity(name = "Truck")
		class Truck extends Vehicle {

			Integer load;

		}

		@Entity(name = "Pet")
		class Pet {

			@Id
			Long id;

			String name;

		}

		@Entity(name = "Dog")
		class Dog extends Pet {

			String breed;

		}

	}

	@Test
	void everyTableOfAFamilyIsFilled() {
		this.database.sql("create table vehicle (id bigint primary key)",
				"create table truck (id bigint primary key, load integer)", "insert into vehicle values (1)",
				"insert into truck values (2, 5)");
		Start start = this.database.start(Settings.defaults()
			.filledBy(filling(Families.Vehicle.class, "plate", (row) -> "ZH " + row.get("id", Long.class), "id")),
				Families.Vehicle.class, Families.Truck.class);
		assertThat(start.warnings()).isEmpty();
		assertThat(this.jdbc.queryForList("select plate from vehicle union all select plate from truck order by 1",
				String.class))
			.containsExactly("ZH 1", "ZH 2");
	}

}
