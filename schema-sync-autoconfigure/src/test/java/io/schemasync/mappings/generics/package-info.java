/**
 * Generic parents with type parameters in keys and associations.
 */
package io.schemasync.mappings.generics;
