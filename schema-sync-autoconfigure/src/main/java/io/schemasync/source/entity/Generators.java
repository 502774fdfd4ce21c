package io.schemasync.source.entity;

import java.lang.reflect.Field;

import org.hibernate.generator.Generator;
import org.hibernate.id.NativeGenerator;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * What makes the ids of an entity in the end.
 */
final class Generators {

	/** Hibernate keeps to itself what stands behind a generator that it chooses. */
	private static final @Nullable Field CHOSEN = ReflectionUtils.findField(NativeGenerator.class, null,
			Generator.class);

	private Generators() {
	}

	static @Nullable Generator of(EntityPersister entity) {
		Generator generator = entity.getGenerator();
		if (!(generator instanceof NativeGenerator) || CHOSEN == null) {
			return generator;
		}
		ReflectionUtils.makeAccessible(CHOSEN);
		return (Generator) ReflectionUtils.getField(CHOSEN, generator);
	}

}
