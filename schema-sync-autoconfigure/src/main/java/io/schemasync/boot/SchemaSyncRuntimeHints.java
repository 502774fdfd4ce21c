package io.schemasync.boot;

import java.util.ServiceLoader;

import io.schemasync.dialect.Dialect;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * What a native image has to contain because it is only found by name. Spring itself sees
 * to the properties, the endpoint and what {@code spring.factories} names.
 */
final class SchemaSyncRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources()
			.registerPattern("io/schemasync/report/html/*.css")
			.registerPattern("io/schemasync/report/html/*.js")
			.registerPattern("META-INF/services/" + Dialect.class.getName());
		ServiceLoader.load(Dialect.class, classLoader)
			.stream()
			.forEach((dialect) -> hints.reflection()
				.registerType(dialect.type(), MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS));
		hints.reflection()
			.registerTypeIfPresent(classLoader, "org.hibernate.id.NativeGenerator",
					MemberCategory.ACCESS_DECLARED_FIELDS);
		// Looked for, and done without where they are not there
		for (String library : new String[] { "org.postgresql.PGConnection", DeferredInitializationDefault.FLYWAY,
				DeferredInitializationDefault.FLYWAY_AUTO_CONFIGURATION, DeferredInitializationDefault.LIQUIBASE,
				DeferredInitializationDefault.LIQUIBASE_AUTO_CONFIGURATION }) {
			hints.reflection().registerTypeIfPresent(classLoader, library);
		}
	}

}
