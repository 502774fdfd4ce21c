package io.schemasync.scenario;

import java.util.Map;

import javax.sql.DataSource;

import io.schemasync.Mode;
import io.schemasync.SchemaSync;
import io.schemasync.Strategy;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.execute.Outcome;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;
import io.schemasync.source.DatabaseSchemaSource;
import io.schemasync.source.SchemaSource;
import io.schemasync.source.entity.EntitySchemaSource;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Uses the engine without Spring Boot. The documentation takes its snippets from here.
 */
class LibraryUseTests {

	private final DataSource dataSource = TestPostgres.freshDatabase().dataSource();

	private StandardServiceRegistry registry;

	private Metadata metadata;

	@Entity(name = "Country")
	static class Country {

		@Id
		@Column(length = 2)
		String code;

		@Column(nullable = false)
		String name;

	}

	@BeforeEach
	void buildMetadata() {
		// tag::metadata[]
		this.registry = new StandardServiceRegistryBuilder()
			.applySettings(Map.of("hibernate.connection.datasource", this.dataSource))
			.build();
		this.metadata = new MetadataSources(this.registry).addAnnotatedClass(Country.class).buildMetadata();
		// end::metadata[]
	}

	@AfterEach
	void close() {
		StandardServiceRegistryBuilder.destroy(this.registry);
	}

	@Test
	void makesADatabaseMatchEntities() {
		// tag::entities[]
		SchemaSync schemaSync = SchemaSync.builder(this.dataSource)
			.desired(EntitySchemaSource.of(this.metadata))
			.strategy(Strategy.ADDITIVE)
			.build();

		Plan plan = schemaSync.plan();
		for (Step step : plan.steps()) {
			System.out.println(step.sign().symbol() + " " + step.object() + " " + step.summary());
		}
		Outcome outcome = schemaSync.run();
		// end::entities[]
		assertThat(plan.steps()).singleElement()
			.satisfies((step) -> assertThat(step.object()).isEqualTo("public.country"));
		assertThat(outcome).isInstanceOf(Outcome.Applied.class);
		assertThat(schemaSync.run()).isInstanceOf(Outcome.Unchanged.class);
	}

	@Test
	void failsOnAnyDifferenceWhenAskedToValidate() {
		// tag::validate[]
		SchemaSync validation = SchemaSync.builder(this.dataSource)
			.desired(EntitySchemaSource.of(this.metadata))
			.mode(Mode.VALIDATE)
			.build();
		// end::validate[]
		assertThatExceptionOfType(SchemaSyncException.class).isThrownBy(validation::run)
			.withMessageContaining("public.country");
		SchemaSync.builder(this.dataSource).desired(EntitySchemaSource.of(this.metadata)).build().run();
		assertThat(validation.run()).isInstanceOf(Outcome.Planned.class);
	}

	@Test
	void makesADatabaseMatchAnother() {
		DataSource template = TestPostgres.freshDatabase().dataSource();
		new JdbcTemplate(template).execute("""
				create type mood as enum ('calm', 'keen');
				create sequence visits start 5 increment 5;
				create table city (id bigint generated always as identity primary key, name varchar(80) not null unique,
				  mood mood default 'calm', size bigint check (size > 0));
				create table street (city_id bigint not null references city on delete cascade, name text,
				  primary key (city_id, name));
				create index street_by_name on street (lower(name));
				comment on table street is 'of a city';
				create view big_city as select * from city where size > 1000000;
				""");
		// tag::database[]
		SchemaSource model = DatabaseSchemaSource.of(template);
		SchemaSync schemaSync = SchemaSync.builder(this.dataSource).desired(model).build();
		schemaSync.run();
		// end::database[]
		assertThat(schemaSync.plan().inSync()).isTrue();
		assertThat(schemaSync.plan().unmapped()).isEmpty();
		assertThat(DatabaseSchemaSource.of(this.dataSource).read().tables().keySet()).extracting((name) -> name.name())
			.contains("city", "street");
	}

	@Test
	void leavesTheBooksOfTheOtherDatabaseThere() {
		DataSource template = TestPostgres.freshDatabase().dataSource();
		SchemaSync.builder(template).desired(EntitySchemaSource.of(this.metadata)).build().run();
		Outcome outcome = SchemaSync.builder(this.dataSource).desired(DatabaseSchemaSource.of(template)).build().run();
		assertThat(((Outcome.Applied) outcome).applied().steps()).singleElement()
			.satisfies((step) -> assertThat(step.object()).isEqualTo("public.country"));
	}

	@Test
	void readsSeveralSchemas() {
		DataSource template = TestPostgres.freshDatabase().dataSource();
		new JdbcTemplate(template).execute("""
				create schema sales;
				create schema stock;
				create table stock.item (id bigint primary key);
				create table sales.line (id bigint primary key, item_id bigint references stock.item);
				""");
		SchemaSync schemaSync = SchemaSync.builder(this.dataSource)
			.desired(DatabaseSchemaSource.of(template, "sales", "stock"))
			.build();
		assertThat(schemaSync.plan().steps()).extracting(Step::object, Step::summary)
			.contains(org.assertj.core.groups.Tuple.tuple("sales", "schema"));
		schemaSync.run();
		assertThat(schemaSync.plan().inSync()).isTrue();
	}

}
