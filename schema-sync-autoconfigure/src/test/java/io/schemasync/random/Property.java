package io.schemasync.random;

/**
 * Something that holds for every model.
 */
interface Property {

	Verdict check(RandomModel model);

}
