package io.schemasync.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.schemasync.testing.SourceCompiler;

/**
 * Models of any size: each entity has a sequence, a dozen columns, two foreign keys, a
 * unique constraint, two checks and two indexes.
 */
final class ManyEntities {

	private static final String NAME = "benchmark.model.Entity";

	private static final String SOURCE = """
			package benchmark.model;

			import jakarta.persistence.*;
			import java.math.BigDecimal;
			import java.time.Instant;
			import org.hibernate.annotations.ColumnDefault;

			@Entity
			@Table(indexes = { @Index(name = "entity%1$d_by_name", columnList = "name"),
					@Index(name = "entity%1$d_by_time", columnList = "created_at desc, state") })
			public class Entity%1$d {

				public enum State { NEW, PAID, SENT }

				@Id @GeneratedValue(strategy = GenerationType.SEQUENCE) Long id;

				@Column(nullable = false) String name;

				@Column(length = 40, unique = true) String code;

				@Enumerated(EnumType.STRING) @Column(length = 20) State state;

				@Enumerated State before;

				@Column(precision = 12, scale = 2) BigDecimal amount;

				@Column(nullable = false) Instant createdAt;

				@ColumnDefault("true") boolean active;

				@Version int version;

				@Column(columnDefinition = "text") String note;

				@ManyToOne(fetch = FetchType.LAZY) Entity%2$d parent;

				@ManyToOne(fetch = FetchType.LAZY, optional = false) Entity%3$d other;

			}
			""";

	private ManyEntities() {
	}

	/**
	 * Make a model.
	 * @param size number of entities, each with a table
	 * @return the entities
	 */
	static List<Class<?>> of(int size) {
		return SourceCompiler.load(compile(sources(size), size)).stream().filter((type) -> !type.isEnum()).toList();
	}

	/**
	 * Make a model, and an application with it, for the class path of other processes.
	 * @param size number of entities, each with a table
	 * @param folder where to put the classes
	 */
	static void write(int size, Path folder) throws IOException {
		Map<String, String> sources = sources(size);
		sources.put(ManyEntitiesApplication.NAME, ManyEntitiesApplication.SOURCE);
		for (Map.Entry<String, byte[]> type : compile(sources, size).entrySet()) {
			Path file = folder.resolve(type.getKey().replace('.', '/') + ".class");
			Files.createDirectories(file.getParent());
			Files.write(file, type.getValue());
		}
	}

	/**
	 * Load the entities of such a process.
	 * @param size number of entities
	 * @return the entities
	 */
	static List<Class<?>> load(int size) throws ClassNotFoundException {
		List<Class<?>> entities = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			entities.add(Class.forName(NAME + i));
		}
		return entities;
	}

	private static Map<String, String> sources(int size) {
		Map<String, String> sources = new HashMap<>();
		for (int i = 0; i < size; i++) {
			sources.put(NAME + i, SOURCE.formatted(i, (i + 1) % size, (i * 7 + 3) % size));
		}
		return sources;
	}

	private static Map<String, byte[]> compile(Map<String, String> sources, int size) {
		return SourceCompiler.compile(sources, () -> size + " entities");
	}

}
