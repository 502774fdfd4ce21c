/**
 * Joined tables with composite keys, three levels deep, without discriminator.
 */
package io.schemasync.mappings.joinedkeys;
