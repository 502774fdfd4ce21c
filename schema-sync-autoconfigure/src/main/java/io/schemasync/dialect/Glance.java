package io.schemasync.dialect;

import org.jspecify.annotations.Nullable;

/**
 * What one short query says about a database.
 *
 * @param server the server, without what planning alone needs
 * @param fingerprint a text that changes whenever anything does in the catalog that a
 * plan could depend on
 * @param answer what the question that went along was answered, {@code null} for nothing
 */
public record Glance(Server server, String fingerprint, @Nullable String answer) {
}
