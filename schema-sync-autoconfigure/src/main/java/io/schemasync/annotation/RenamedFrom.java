package io.schemasync.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what an attribute or an entity was called before, so that its column or table is
 * taken for the old one and not for a new one. The tables of collections follow the names
 * of their entities and attributes.
 *
 * <p>
 * What {@code additive} does about it says {@code schemasync.additive.renames}. Where the
 * old name is not found in the database, or the new one is, the annotation has no effect,
 * so that it may stay for as long as any database has the old name. {@code recreate}
 * ignores it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.TYPE, ElementType.RECORD_COMPONENT })
public @interface RenamedFrom {

	/**
	 * The old names, the latest first: of the attribute or entity, or of its column or
	 * table. The naming strategy of the persistence unit turns the one into the other.
	 * @return at least one name
	 */
	String[] value();

}
