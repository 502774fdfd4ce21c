package io.schemasync.scenario;

import io.schemasync.SchemaSync;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.source.entity.EntitySchemaSource;
import io.schemasync.testing.EntityModels;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class LostSequenceTests {

	private final TestDatabase database = TestPostgres.freshDatabase();

	@Test
	void newSequenceHandsOutNoIdThatARowHas() {
		try (EntityModels model = EntityModels.of(this.database, Parcel.class)) {
			SchemaSync sync = SchemaSync.builder(this.database.dataSource())
				.desired(EntitySchemaSource.of(model.metadata(), model.sessionFactory()))
				.build();
			sync.run();
			JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());
			jdbc.execute("insert into parcel (id) select generate_series(1, 777)");
			jdbc.execute("drop sequence parcel_seq");

			sync.run();

			assertThat(sync.plan().steps()).isEmpty();
			assertThat(firstNewId(model.sessionFactory())).isEqualTo(778);
		}
	}

	private static long firstNewId(SessionFactory sessionFactory) {
		return sessionFactory.fromTransaction((session) -> {
			Parcel parcel = new Parcel();
			session.persist(parcel);
			return parcel.id;
		});
	}

	@Entity(name = "Parcel")
	static class Parcel {

		@Id
		@GeneratedValue
		long id;

	}

}
