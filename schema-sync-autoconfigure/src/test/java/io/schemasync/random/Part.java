package io.schemasync.random;

import java.util.Map;
import java.util.Set;

/**
 * Smallest piece of a random model that can be left out: an entity, an attribute, an
 * index.
 *
 * @param key what other parts call it
 * @param feature the feature of mappings that it stands for
 * @param owner key of the type that it belongs to; a type's own key for the type itself
 * @param needs keys of the parts that it cannot be without
 * @param text what it adds to the source of its owner, by place
 */
record Part(String key, String feature, String owner, Set<String> needs, Map<Slot, String> text) {

	Part {
		needs = Set.copyOf(needs);
		text = Map.copyOf(text);
	}

	/** Places in the source of a type. */
	enum Slot {

		/** Declaration, such as {@code class Order extends Base}. */
		HEAD,

		/** Annotation on the type. */
		ANNOTATION,

		/** Attribute of {@code @Table}. */
		TABLE,

		/** Member of {@code @Table(uniqueConstraints)}. */
		UNIQUE,

		/** Member of {@code @Table(indexes)}. */
		INDEX,

		/** Field of the type, or of its identifier class where it has one. */
		MEMBER,

		/** Nested type. */
		TYPE

	}

}
