package io.schemasync.boot.command;

import java.util.List;
import java.util.function.BiConsumer;

import io.schemasync.boot.SchemaSyncAutoConfiguration;
import io.schemasync.boot.SchemaSyncProperties;
import io.schemasync.boot.SchemaSyncProperties.Command;
import io.schemasync.boot.SchemaSyncProperties.Format;
import io.schemasync.boot.SchemaSyncProperties.Reaction;
import io.schemasync.boot.SyncedUnit;
import io.schemasync.boot.SyncedUnits;
import io.schemasync.boot.actuate.PlanFormat;
import io.schemasync.boot.actuate.SchemaSyncEndpoint;
import io.schemasync.boot.actuate.SchemaSyncEndpointAutoConfiguration;
import io.schemasync.boot.shop.Product;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.testing.AnswerSchema;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the commands and the endpoint say on a database. The processes of which commands
 * are made are tried elsewhere; here they come to their results only.
 */
abstract class DatabaseCommands {

	private final TestDatabase database = freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	/** Create an empty database. */
	abstract TestDatabase freshDatabase();

	/** Return what the database calls itself. */
	abstract String product();

	/** Return the table of the shop as this database has it in plans. */
	abstract String table();

	@Test
	void planApplyAndPlanAgain() {
		this.jdbc
			.execute("create table product (id bigint not null primary key, name varchar(200) not null, note int)");
		this.jdbc.execute("insert into product (id, name) values (1, 'Tea')");
		started("plan", (context, commands) -> {
			CommandResult plan = commands.run(Command.PLAN, Format.TEXT);
			assertThat(plan.exitCode()).isEqualTo(2);
			assertThat(plan.text()).startsWith("entityManagerFactory: PENDING (environment 'production'")
				.containsIgnoringCase("+ " + table() + ".code")
				.containsIgnoringCase("! " + table() + ".name");
			assertThat(commands.run(Command.PLAN, Format.SQL).text()).startsWith("-- schema-sync plan ")
				.contains("alter table ");
			JsonNode unit = AnswerSchema.check("units", commands.run(Command.PLAN, Format.JSON).text())
				.at("/units/entityManagerFactory");
			assertThat(unit.at("/database/product").asString()).isEqualTo(product());
			assertThat(unit.at("/plan/summary/apply").asInt()).isPositive();
			CommandResult verify = commands.run(Command.VERIFY, Format.TEXT);
			assertThat(verify.exitCode()).as(verify.text()).isZero();
			assertThat(verify.text()).contains("✓ version: " + product() + " ", "✓ writable: ", "✓ rights: ",
					"steps would be applied, 1 are withheld");
			CommandResult contract = commands.run(Command.CONTRACT, Format.TEXT);
			assertThat(contract.exitCode()).isEqualTo(2);
			assertThat(contract.text()).containsIgnoringCase("- column " + table() + ".note");
			assertThat(contract.text()).contains("This database does not tell sizes");
			assertThat(columns()).doesNotContain("code");
		});
		started("apply", (context, commands) -> {
			CommandResult apply = commands.run(Command.APPLY, Format.TEXT);
			assertThat(apply.exitCode()).as(apply.text()).isZero();
			assertThat(apply.text()).startsWith("entityManagerFactory: WITHHELD (environment 'production'")
				.containsIgnoringCase("+ " + table() + ".code")
				.contains("3 steps applied, 1 withheld in ");
			assertThat(columns()).contains("code");
			assertThat(commands.run(Command.PLAN, Format.TEXT).exitCode()).isEqualTo(3);
			commands.properties().getAdditive().setOnWithheld(Reaction.FAIL);
			assertThat(commands.run(Command.APPLY, Format.TEXT).exitCode()).isEqualTo(3);
			shows(context.getBean(SchemaSyncEndpoint.class));
		});
	}

	private List<String> columns() {
		return this.jdbc.queryForList("select * from product")
			.stream()
			.flatMap((row) -> row.keySet().stream())
			.map(String::toLowerCase)
			.toList();
	}

	private void shows(SchemaSyncEndpoint endpoint) {
		JsonNode unit = AnswerSchema
			.check("units", JsonMapper.shared().writeValueAsString(answer(endpoint, PlanFormat.JSON)))
			.at("/units/entityManagerFactory");
		assertThat(unit.at("/status").asString()).isEqualTo("WITHHELD");
		assertThat(unit.at("/database/product").asString()).isEqualTo(product());
		assertThat(unit.at("/database/version").asString()).isNotBlank();
		assertThat(unit.at("/database/url").asString()).isNotBlank();
		assertThat(unit.at("/lastRun/result").asString()).isEqualTo("applied");
		assertThat(unit.at("/plan/steps/0/hazards/0/code").asString()).isEqualTo("NARROWS");
		assertThat(unit.at("/plan/unmapped/0/object").asString()).isEqualToIgnoringCase(table() + ".note");
		assertThat(answer(endpoint, PlanFormat.TEXT).toString()).startsWith("entityManagerFactory: WITHHELD (")
			.containsIgnoringCase("! " + table() + ".name")
			.containsIgnoringCase(table() + ".note is unmapped");
	}

	private static Object answer(SchemaSyncEndpoint endpoint, PlanFormat format) {
		Object body = endpoint.units(format, null, null).getBody();
		assertThat(body).isNotNull();
		return body;
	}

	/** With what the command itself sets where it is a process of its own. */
	private void started(String command, BiConsumer<ApplicationContext, Running> work) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					TransactionAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
					SchemaSyncAutoConfiguration.class, SchemaSyncEndpointAutoConfiguration.class))
			.withUserConfiguration(Shop.class)
			.withPropertyValues("ENVIRONMENT=production", "schemasync.mode=" + command,
					"schemasync.additive.online=wait", "management.endpoints.web.exposure.include=schemasync",
					"spring.datasource.url=" + this.database.url(),
					"spring.datasource.username=" + this.database.username(),
					"spring.datasource.password=" + this.database.password())
			.run((context) -> {
				assertThat(context).hasNotFailed();
				work.accept(context, new Running(context.getBean(SchemaSyncProperties.class),
						context.getBean(SyncedUnits.class).all().stream().toList()));
			});
	}

	/**
	 * An application that was started for commands.
	 *
	 * @param properties its settings
	 * @param units its persistence units
	 */
	private record Running(SchemaSyncProperties properties, List<SyncedUnit> units) {

		CommandResult run(Command command, Format format) {
			this.properties.setCommand(command);
			this.properties.setFormat(format);
			return Commands.result(this.properties, this.units);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = Product.class)
	static class Shop {

	}

}
