package io.schemasync.scenario;

import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

import io.schemasync.SchemaSync;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.source.entity.EntitySchemaSource;
import io.schemasync.testing.EntityModels;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import org.hibernate.annotations.NativeGenerator;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class LostSequenceTests {

	private final TestDatabase database = TestPostgres.freshDatabase();

	@Test
	void newSequenceHandsOutNoIdThatARowHas() {
		assertThat(firstIdAfterALoss(Parcel.class, Parcel::new, (parcel) -> parcel.id)).isEqualTo(778);
	}

	/** Which kind of generator it is, Hibernate decides by the database. */
	@Test
	void newSequenceOfANativeGeneratorHandsOutNoIdThatARowHas() {
		assertThat(firstIdAfterALoss(Letter.class, Letter::new, (letter) -> letter.id)).isEqualTo(778);
	}

	private <T> long firstIdAfterALoss(Class<T> entity, Supplier<T> made, ToLongFunction<T> id) {
		String table = entity.getSimpleName().toLowerCase(Locale.ROOT);
		try (EntityModels model = EntityModels.of(this.database, entity)) {
			SchemaSync sync = SchemaSync.builder(this.database.dataSource())
				.desired(EntitySchemaSource.of(model.metadata(), model.sessionFactory()))
				.build();
			sync.run();
			JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());
			jdbc.execute("insert into " + table + " (id) select generate_series(1, 777)");
			jdbc.execute("drop sequence " + table + "_seq");

			sync.run();

			assertThat(sync.plan().steps()).isEmpty();
			T added = made.get();
			model.sessionFactory().inTransaction((session) -> session.persist(added));
			return id.applyAsLong(added);
		}
	}

	@Entity(name = "Parcel")
	static class Parcel {

		@Id
		@GeneratedValue
		long id;

	}

	@Entity(name = "Letter")
	static class Letter {

		@Id
		@NativeGenerator(sequenceForm = @SequenceGenerator(allocationSize = 10))
		long id;

	}

}
