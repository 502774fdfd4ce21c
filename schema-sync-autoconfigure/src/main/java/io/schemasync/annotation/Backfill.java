package io.schemasync.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what the rows that exist already hold in an attribute that is new. They are filled
 * in batches beside the application's traffic; if the attribute must not be null, that
 * rule follows as soon as the last row has its value. A row is filled once, while its
 * column is null: a value that the application has written is never replaced. The
 * expression is evaluated again for rows that are null later, as long as the annotation
 * is there.
 *
 * @see io.schemasync.backfill.ColumnBackfill
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT })
public @interface Backfill {

	/**
	 * SQL expression over the columns of the same row, in the dialect of the database.
	 * Where it gives null, the row stays as it is.
	 * @return the expression
	 */
	String value();

	/**
	 * The way back, for an attribute that takes the place of another one
	 * ({@link RenamedFrom}) whose values the expression converts: an SQL expression over
	 * the columns of the row that gives the former column's value, for the replicas of
	 * the version before.
	 * @return the expression, empty where a cast to the former type does it
	 */
	String inverse() default "";

}
