package io.schemasync.dialect;

import org.jspecify.annotations.Nullable;

/**
 * A publication for logical replication that takes in every new table, with its updates
 * or deletes.
 *
 * @param name its name
 * @param schema the schema whose tables it takes, {@code null} for all
 */
public record Publication(String name, @Nullable String schema) {
}
