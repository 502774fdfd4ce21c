package io.schemasync.boot;

import java.util.LinkedHashMap;
import java.util.Map;

import io.schemasync.Strategy;
import io.schemasync.dialect.SchemaSyncException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EnvironmentResolverTests {

	@ParameterizedTest
	@ValueSource(strings = { "dev", "development", "local", "test", "testing", "ci", "DEV", " Test " })
	void recreatesWhereNothingIsLost(String name) {
		EnvironmentChoice choice = resolve(variable("ENVIRONMENT", name));
		assertThat(choice.strategy()).isEqualTo(Strategy.RECREATE);
		assertThat(choice.warning()).isNull();
		assertThat(choice.reason()).isEqualTo("ENVIRONMENT");
	}

	@ParameterizedTest
	@ValueSource(strings = { "prod", "production", "staging", "PRODUCTION" })
	void addsInProduction(String name) {
		EnvironmentChoice choice = resolve(variable("ENVIRONMENT", name));
		assertThat(choice.strategy()).isEqualTo(Strategy.ADDITIVE);
		assertThat(choice.warning()).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "prodution, production", "devel, dev", "tset, test", "stagin, staging", "prd, prod" })
	void guessesWhatWasMeantButOnlyAdds(String name, String meant) {
		EnvironmentChoice choice = resolve(variable("ENVIRONMENT", name));
		assertThat(choice.strategy()).isEqualTo(Strategy.ADDITIVE);
		assertThat(choice.warning()).contains("'" + name + "'", "did you mean '" + meant + "'", "Set ENVIRONMENT to");
	}

	@ParameterizedTest
	@ValueSource(strings = { "qa", "uat", "europe", "customer-7" })
	void guessesNothingWhenNothingIsNear(String name) {
		EnvironmentChoice choice = resolve(variable("ENVIRONMENT", name));
		assertThat(choice.strategy()).isEqualTo(Strategy.ADDITIVE);
		assertThat(choice.warning()).contains("'" + name + "'").doesNotContain("did you mean");
	}

	@Test
	void warnsWhenUnset() {
		EnvironmentChoice choice = resolve(new StandardEnvironmentWithoutSystem());
		assertThat(choice.strategy()).isEqualTo(Strategy.ADDITIVE);
		assertThat(choice.warning()).contains("ENVIRONMENT is not set").contains("production");
	}

	@Test
	void warnsWhenBlank() {
		EnvironmentChoice choice = resolve(variable("ENVIRONMENT", "  "));
		assertThat(choice.strategy()).isEqualTo(Strategy.ADDITIVE);
		assertThat(choice.warning()).contains("ENVIRONMENT is blank");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ENVIRONMENT", "environment", "Environment" })
	void findsAnySpelling(String spelling) {
		assertThat(resolve(variable(spelling, "dev")).strategy()).isEqualTo(Strategy.RECREATE);
	}

	@Test
	void refusesSpellingsThatDisagree() {
		StandardEnvironment environment = variable("ENVIRONMENT", "production");
		environment.getPropertySources().addFirst(new MapPropertySource("arguments", Map.of("environment", "dev")));
		assertThatExceptionOfType(SchemaSyncException.class).isThrownBy(() -> resolve(environment))
			.withMessageContaining("ENVIRONMENT=production")
			.withMessageContaining("environment=dev");
	}

	@Test
	void acceptsSpellingsThatAgree() {
		StandardEnvironment environment = variable("ENVIRONMENT", "dev");
		environment.getPropertySources().addFirst(new MapPropertySource("arguments", Map.of("environment", "DEV ")));
		assertThat(resolve(environment).strategy()).isEqualTo(Strategy.RECREATE);
	}

	@Test
	void laterSourcesOverrideEarlierOnes() {
		StandardEnvironment environment = variable("ENVIRONMENT", "dev");
		environment.getPropertySources()
			.addFirst(new MapPropertySource("arguments", Map.of("ENVIRONMENT", "production")));
		assertThat(resolve(environment).name()).isEqualTo("production");
	}

	@Test
	void propertyOverridesVariable() {
		EnvironmentChoice choice = resolve(variable("ENVIRONMENT", "dev"), "schemasync.environment", "production");
		assertThat(choice.strategy()).isEqualTo(Strategy.ADDITIVE);
		assertThat(choice.reason()).isEqualTo("schemasync.environment");
	}

	@Test
	void strategyOverridesEnvironment() {
		EnvironmentChoice choice = resolve(variable("ENVIRONMENT", "dev"), "schemasync.strategy", "additive");
		assertThat(choice.strategy()).isEqualTo(Strategy.ADDITIVE);
		assertThat(choice.reason()).isEqualTo("schemasync.strategy");
		assertThat(choice.warning()).isNull();
	}

	@Test
	void knowsAdditionalNames() {
		assertThat(resolve(variable("ENVIRONMENT", "qa"), "schemasync.environments.QA", "recreate").strategy())
			.isEqualTo(Strategy.RECREATE);
		assertThat(resolve(variable("ENVIRONMENT", "test"), "schemasync.environments.test", "additive").strategy())
			.isEqualTo(Strategy.ADDITIVE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "prod", "production", "PROD" })
	void neverRecreatesProduction(String name) {
		assertThatExceptionOfType(SchemaSyncException.class)
			.isThrownBy(() -> resolve(variable("ENVIRONMENT", "dev"), "schemasync.environments." + name, "recreate"));
	}

	@Test
	void recreatesEmbeddedDatabaseWithoutWarning() {
		EnvironmentChoice choice = resolve(new StandardEnvironmentWithoutSystem()).forEmbeddedDatabase();
		assertThat(choice.strategy()).isEqualTo(Strategy.RECREATE);
		assertThat(choice.warning()).isNull();
	}

	@Test
	void keepsMisspeltEnvironmentOfEmbeddedDatabase() {
		EnvironmentChoice choice = resolve(variable("ENVIRONMENT", "prodution")).forEmbeddedDatabase();
		assertThat(choice.strategy()).isEqualTo(Strategy.ADDITIVE);
	}

	private static EnvironmentChoice resolve(StandardEnvironment environment, String... properties) {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int i = 0; i < properties.length; i += 2) {
			map.put(properties[i], properties[i + 1]);
		}
		environment.getPropertySources().addLast(new MapPropertySource("application.yml", map));
		SchemaSyncProperties bound = Binder.get(environment).bindOrCreate("schemasync", SchemaSyncProperties.class);
		return new EnvironmentResolver(environment, bound).resolve();
	}

	private static StandardEnvironment variable(String name, String value) {
		StandardEnvironment environment = new StandardEnvironmentWithoutSystem();
		environment.getPropertySources()
			.addLast(new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
					Map.of(name, value)));
		return environment;
	}

	/** Sees nothing of the machine that runs the tests. */
	private static final class StandardEnvironmentWithoutSystem extends StandardEnvironment {

		@Override
		protected void customizePropertySources(org.springframework.core.env.MutablePropertySources propertySources) {
		}

	}

}
