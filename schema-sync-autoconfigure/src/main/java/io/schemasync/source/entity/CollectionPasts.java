package io.schemasync.source.entity;

import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.schemasync.schema.Past;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ManyToOne;
import org.hibernate.mapping.PersistentClass;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the tables of collections and their columns were called. Their default names
 * are made of those of entities and attributes, and go with them.
 */
final class CollectionPasts {

	private final MetadataImplementor metadata;

	private final Identifiers names;

	private final Pasts pasts;

	CollectionPasts(MetadataImplementor metadata, Identifiers names, Pasts pasts) {
		this.metadata = metadata;
		this.names = names;
		this.pasts = pasts;
	}

	/** Find out what the table was called. */
	Past ofTable(Collection collection) {
		String name = this.names.name(collection.getCollectionTable().getNameIdentifier());
		Set<String> all = afterAttribute(afterOwner(Set.of(name), collection), collection, true);
		PersistentClass target = (collection.getElement() instanceof ManyToOne many)
				? this.metadata.getEntityBinding(many.getReferencedEntityName()) : null;
		return past(name, (target != null) ? after(all, target) : all);
	}

	/** Find out what a column for the owner was called. */
	Past ofKey(Collection collection, Column column) {
		String name = this.names.name(column);
		return past(name, afterOwner(Set.of(name), collection));
	}

	/**
	 * Find out what a column of the elements or of their places was called.
	 * @param collection the collection
	 * @param column the column
	 * @param single whether it stands for the attribute alone
	 */
	Past of(Collection collection, Column column, boolean single) {
		String name = this.names.name(column);
		return past(name, afterAttribute(Set.of(name), collection, single));
	}

	private Set<String> afterOwner(Set<String> names, Collection collection) {
		return after(names, collection.getOwner());
	}

	private Set<String> after(Set<String> names, PersistentClass entity) {
		List<String> former = this.pasts.formerNames(entity);
		return former.isEmpty() ? names : replaced(names, this.pasts.names(entity), former);
	}

	/** A name that is not made of the attribute's is one that the old names stand for. */
	private Set<String> afterAttribute(Set<String> names, Collection collection, boolean single) {
		String attribute = attribute(collection);
		PersistentClass owner = collection.getOwner();
		if (attribute == null || owner.getClassName() == null) {
			return names;
		}
		AnnotatedElement declaration = this.pasts.declaration(owner.getMappedClass(), attribute, true);
		List<String> former = (declaration != null) ? this.pasts.formerNames(declaration) : List.of();
		if (former.isEmpty()) {
			return names;
		}
		Set<String> replaced = replaced(names, Set.of(this.pasts.physical(attribute)), former);
		if (single && replaced.equals(names)) {
			replaced.addAll(former);
		}
		return replaced;
	}

	/** Those of embeddables have a longer path. */
	private static @Nullable String attribute(Collection collection) {
		String prefix = collection.getOwnerEntityName() + ".";
		String role = collection.getRole();
		return (role.startsWith(prefix) && role.indexOf('.', prefix.length()) < 0) ? role.substring(prefix.length())
				: null;
	}

	/** Put former names wherever a name of today stands between underscores. */
	private static Set<String> replaced(Set<String> names, Set<String> current, List<String> former) {
		Set<String> replaced = new LinkedHashSet<>();
		for (String old : former) {
			for (String now : current) {
				Pattern whole = Pattern.compile("(?<=^|_)" + Pattern.quote(now) + "(?=_|$)");
				names.forEach((name) -> replaced.add(whole.matcher(name).replaceAll(Matcher.quoteReplacement(old))));
			}
		}
		replaced.addAll(names);
		return replaced;
	}

	private static Past past(String name, Set<String> names) {
		List<String> former = names.stream().filter((it) -> !it.equals(name)).toList();
		return former.isEmpty() ? Past.NONE : new Past(former, null);
	}

}
