package io.schemasync.boot;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Qualifier of a {@code DataSource} bean that only schema-sync uses, usually with a role
 * that may change the schema. Declare the bean with {@code defaultCandidate = false}, so
 * that nobody else takes it.
 */
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Qualifier
public @interface SchemaSyncDataSource {

	/**
	 * Bean name of the entity manager factory it is for.
	 * @return the name, empty for the only one
	 */
	String value() default "";

}
