package io.schemasync.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Entities of {@code io.schemasync.mappings}: one package for each feature of mappings.
 */
public final class MappingCorpus {

	private static final String ROOT = "io.schemasync.mappings";

	/** Features that need more than the usual settings of Hibernate. */
	private static final Map<String, Map<String, Object>> SETTINGS = Map.of("defaultschema",
			Map.of("hibernate.default_schema", "shop"), "quotedglobally",
			Map.of("hibernate.globally_quoted_identifiers", true), "columnorder",
			Map.of("hibernate.column_ordering_strategy", "legacy"), "partitioned",
			Map.of("hibernate.temporal.table_strategy", "SINGLE_TABLE"), "bulk",
			Map.of("hibernate.query.mutation_strategy", "persistent", "hibernate.query.insert_strategy", "persistent"));

	/** Features whose SQL older servers do not know. */
	private static final Map<String, Integer> SINCE = Map.of("indexes", 150000, "options", 160000);

	private MappingCorpus() {
	}

	/**
	 * Find all features.
	 * @return the features by name
	 */
	public static List<Feature> features() {
		try (Stream<Path> folders = Files.list(folder(""))) {
			return folders.filter(Files::isDirectory)
				.map((folder) -> feature(folder.getFileName().toString()))
				.sorted((first, second) -> first.name().compareTo(second.name()))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Find a feature.
	 * @param name the last part of its package's name
	 * @return the feature
	 */
	public static Feature feature(String name) {
		try (Stream<Path> files = Files.list(folder("/" + name))) {
			List<Class<?>> classes = files.map((file) -> file.getFileName().toString())
				.filter((file) -> file.endsWith(".class") && !file.equals("package-info.class"))
				.sorted()
				.<Class<?>>map((file) -> load(ROOT + "." + name + "." + file.substring(0, file.length() - 6)))
				.filter(MappingCorpus::isMapped)
				.toList();
			return new Feature(name, SETTINGS.getOrDefault(name, Map.of()), classes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path folder(String relative) {
		URL url = MappingCorpus.class.getResource("/" + ROOT.replace('.', '/') + relative);
		try {
			return Path.of(url.toURI());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Class<?> load(String name) {
		try {
			return Class.forName(name, false, MappingCorpus.class.getClassLoader());
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static boolean isMapped(Class<?> type) {
		return Stream.of(Entity.class, Embeddable.class, MappedSuperclass.class, Converter.class)
			.anyMatch((annotation) -> Arrays.stream(type.getAnnotations())
				.anyMatch((present) -> present.annotationType() == annotation));
	}

	/**
	 * A feature of mappings.
	 *
	 * @param name what it is called
	 * @param settings settings of Hibernate that it needs
	 * @param classes its entities, embeddables and converters
	 */
	public record Feature(String name, Map<String, Object> settings, List<Class<?>> classes) {

		/**
		 * Tell whether a server knows all of the feature's SQL.
		 * @param dataSource the server
		 * @return whether Hibernate can create it there
		 */
		public boolean fits(DataSource dataSource) {
			Integer version = new JdbcTemplate(dataSource)
				.queryForObject("select current_setting('server_version_num')::int", Integer.class);
			return version != null && version >= SINCE.getOrDefault(this.name, 140000);
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
