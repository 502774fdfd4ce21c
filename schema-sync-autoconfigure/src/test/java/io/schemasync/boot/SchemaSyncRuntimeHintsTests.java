package io.schemasync.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.schemasync.dialect.Dialect;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/** Hints as any ahead-of-time processing finds them. */
class SchemaSyncRuntimeHintsTests {

	private final RuntimeHints hints = registered();

	@Test
	void everyResourceOfTheEngineIsThere() throws IOException {
		Path classes = Path.of("target/classes");
		try (Stream<Path> files = Files.walk(classes.resolve("io/schemasync"))) {
			assertThat(files.filter(Files::isRegularFile).filter((file) -> !file.toString().endsWith(".class")))
				.hasSizeGreaterThan(1)
				.allSatisfy((file) -> assertThat(
						RuntimeHintsPredicates.resource().forResource(classes.relativize(file).toString()))
					.accepts(this.hints));
		}
	}

	@Test
	void dialectsAreFound() throws NoSuchMethodException {
		assertThat(RuntimeHintsPredicates.resource().forResource("META-INF/services/" + Dialect.class.getName()))
			.accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection()
			.onConstructorInvocation(io.schemasync.dialect.postgresql.PostgreSqlDialect.class.getConstructor()))
			.accepts(this.hints);
	}

	@Test
	void whatOnlySomeApplicationsHaveIsFound() {
		assertThat(RuntimeHintsPredicates.reflection().onType(org.postgresql.PGConnection.class)).accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(org.flywaydb.core.Flyway.class)).accepts(this.hints);
	}

	@Test
	void whatHibernateHidesIsFound() throws NoSuchFieldException {
		assertThat(RuntimeHintsPredicates.reflection()
			.onFieldAccess(org.hibernate.id.NativeGenerator.class.getDeclaredField("dialectNativeGenerator")))
			.accepts(this.hints);
	}

	private static RuntimeHints registered() {
		RuntimeHints hints = new RuntimeHints();
		SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)
			.stream()
			.filter((registrar) -> registrar.getClass().getName().startsWith("io.schemasync."))
			.forEach((registrar) -> registrar.registerHints(hints, SchemaSyncRuntimeHintsTests.class.getClassLoader()));
		return hints;
	}

}
