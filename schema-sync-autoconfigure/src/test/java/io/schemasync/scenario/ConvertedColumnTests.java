package io.schemasync.scenario;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import java.math.BigDecimal;
import java.util.Map;

import io.schemasync.SchemaSync;
import io.schemasync.annotation.Backfill;
import io.schemasync.annotation.RenamedFrom;
import io.schemasync.execute.SyncListener;
import io.schemasync.testing.EntityModels;
import org.hibernate.annotations.ColumnDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A column of another type beside the one before it, while both versions write. */
class ConvertedColumnTests {

	private final ScenarioDatabase database = PostgreSqlSpelling.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	/** Keeps cents and a code of any letters. */
	interface V1 {

		@Entity(name = "Invoice")
		class Invoice {

			@Id
			Long id;

			@Column(nullable = false)
			Long cents;

			String code;

		}

	}

	/** Keeps euros and a number, and says how one becomes the other. */
	interface V2 {

		@Entity(name = "Invoice")
		class Invoice {

			@Id
			Long id;

			@RenamedFrom("cents")
			@Backfill(value = "cents / 100.0", inverse = "(euros * 100)::bigint")
			@Column(nullable = false, precision = 12, scale = 2)
			BigDecimal euros;

			@RenamedFrom("code")
			@Backfill("code::integer")
			Integer number;

		}

	}

	/** Does not say how. */
	interface Silent {

		@Entity(name = "Invoice")
		class Invoice {

			@Id
			Long id;

			@Column(nullable = false)
			Long cents;

			@RenamedFrom("code")
			Integer number;

		}

	}

	@Test
	void expressionAndItsInverseKeepBothInStep() {
		this.database.start(V1.Invoice.class);
		this.database.sql("insert into invoice (id, cents, code) values (1, 1999, '42'), (2, 5, null)");
		this.database.start(V2.Invoice.class);
		assertThat(row(1)).containsEntry("euros", new BigDecimal("19.99")).containsEntry("number", 42);
		assertThat(row(2)).containsEntry("euros", new BigDecimal("0.05")).containsEntry("number", null);
		this.database.sql("insert into invoice (id, cents, code) values (3, 100, '7')",
				"insert into invoice (id, euros, number) values (4, 2.50, 8)",
				"update invoice set euros = 20.01 where id = 1",
				"update invoice set cents = 6, code = '5' where id = 2");
		assertThat(row(1)).containsEntry("cents", 2001L).containsEntry("code", "42");
		assertThat(row(2)).containsEntry("euros", new BigDecimal("0.06")).containsEntry("number", 5);
		assertThat(row(3)).containsEntry("euros", new BigDecimal("1.00")).containsEntry("number", 7);
		assertThat(row(4)).containsEntry("cents", 250L).containsEntry("code", "8");
	}

	@Test
	void valueThatDoesNotConvertKeepsTheVersionBeforeWorking() {
		this.database.start(V1.Invoice.class);
		this.database.sql("insert into invoice (id, cents, code) values (1, 1999, '42')");
		this.database.start(V2.Invoice.class);
		this.database.sql("update invoice set code = 'forty-two' where id = 1",
				"insert into invoice (id, cents, code) values (2, 1, 'x')");
		assertThat(row(1)).containsEntry("code", "forty-two").containsEntry("number", null);
		assertThat(row(2)).containsEntry("code", "x").containsEntry("number", null);
	}

	@Test
	void rowsThatDoNotConvertAreCountedAndKeepTheApplicationFromStarting() {
		this.database.start(V1.Invoice.class);
		this.database.sql(
				"insert into invoice (id, cents, code) select n, n, case when n % 10 = 7 then 'x' else n::text end from generate_series(1, 60) n");
		try (EntityModels models = EntityModels.of(this.database.testDatabase(), V2.Invoice.class)) {
			SchemaSync sync = Settings.defaults()
				.builder(this.database.dataSource(), models.source(), SyncListener.NONE)
				.build();
			assertThatThrownBy(sync::run)
				.hasMessageContaining("6 rows, such as those with the keys (7), (17), (27), (37), (47)")
				.hasMessageContaining("invalid input syntax");
		}
		this.database.sql("update invoice set code = id where code = 'x'");
		this.database.start(V2.Invoice.class);
		assertThat(this.jdbc.queryForObject("select count(*) from invoice where number = id", Integer.class))
			.isEqualTo(60);
	}

	/** Makes null of some values. */
	interface Lossy {

		@Entity(name = "Invoice")
		class Invoice {

			@Id
			Long id;

			@Column(nullable = false)
			Long cents;

			@RenamedFrom("code")
			@Backfill("nullif(code, '-')")
			String sign;

		}

		@Entity(name = "Invoice")
		class Strict {

			@Id
			Long id;

			@RenamedFrom("cents")
			@Backfill(value = "nullif(cents, 0) / 100.0", inverse = "(euros * 100)::bigint")
			@Column(nullable = false, precision = 12, scale = 2)
			BigDecimal euros;

			String code;

		}

	}

	@Test
	void valuesThatBecomeNullAreNamedWhereNullIsAllowed() {
		this.database.start(V1.Invoice.class);
		this.database.sql("insert into invoice (id, cents, code) values (1, 1, '-'), (2, 2, '+'), (3, 3, null)");
		Start start = this.database.start(Lossy.Invoice.class);
		assertThat(start.warnings()).singleElement()
			.asString()
			.contains("invoice.sign", "code became null in the row with the key (1)");
		assertThat(start.remaining().steps()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "0, 5" })
	void valuesThatBecomeNullKeepTheApplicationFromStartingWhereNullIsForbidden(int one, int two) {
		this.database.start(V1.Invoice.class);
		this.database.sql("insert into invoice (id, cents) values (1, " + one + "), (2, " + two + ")");
		try (EntityModels models = EntityModels.of(this.database.testDatabase(), Lossy.Strict.class)) {
			SchemaSync sync = Settings.defaults()
				.builder(this.database.dataSource(), models.source(), SyncListener.NONE)
				.build();
			assertThatThrownBy(sync::run).hasMessageContaining("invoice.euros")
				.hasMessageContaining("cents became null in ");
			assertThatThrownBy(sync::run).hasMessageContaining("cents became null in ");
		}
		this.database.sql("update invoice set cents = 7 where cents = 0");
		assertThat(this.database.start(Lossy.Strict.class).remaining().steps()).isEmpty();
	}

	@Test
	void otherTypeWithoutExpressionIsWithheld() {
		this.database.start(V1.Invoice.class);
		this.database.sql("insert into invoice (id, cents, code) values (1, 1999, '42')");
		Start start = this.database.start(Settings.defaults().notForHibernate(), Silent.Invoice.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left().replaceAll("\\s+", " ")).contains("! invoice.number")
			.contains("Say with @Backfill how")
			.doesNotContain("+ invoice.number");
	}

	/** No cast leads back from a number to a time. */
	interface OneWay {

		@Entity(name = "Invoice")
		class Before {

			@Id
			Long id;

			java.time.LocalDate day;

		}

		@Entity(name = "Invoice")
		class After {

			@Id
			Long id;

			@RenamedFrom("day")
			@Backfill("day - date '2000-01-01'")
			Integer dayNumber;

		}

	}

	@Test
	void wayBackThatIsNoneIsRefusedBeforeTheFirstWriteFails() {
		this.database.start(OneWay.Before.class);
		this.database.sql("insert into invoice (id, day) values (1, '2000-01-08')");
		assertThat(this.database.refuse(Settings.defaults(), OneWay.After.class))
			.hasMessageContaining("cannot cast type integer to date");
	}

	/** A null of which one cannot tell who wrote it. */
	interface Defaulted {

		@Entity(name = "Invoice")
		class Before {

			@Id
			Long id;

			@ColumnDefault("'new'")
			String state;

		}

		@Entity(name = "Invoice")
		class After {

			@Id
			Long id;

			@RenamedFrom("state")
			String phase;

		}

	}

	@Test
	void defaultThatLooksLikeAValueIsInTheWay() {
		this.database.start(Defaulted.Before.class);
		this.database.sql("insert into invoice (id) values (1)");
		Start start = this.database.start(Settings.defaults().notForHibernate(), Defaulted.After.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left().replaceAll("\\s+", " ")).contains("Drop the default of state first");
	}

	private Map<String, Object> row(long id) {
		return this.jdbc.queryForMap("select * from invoice where id = ?", id);
	}

}
