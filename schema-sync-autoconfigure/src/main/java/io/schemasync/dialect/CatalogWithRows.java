package io.schemasync.dialect;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A catalog, and what stands in one small table.
 *
 * @param catalog the catalog
 * @param rows the values of each row; {@code null} where the table is not there or was
 * not read along
 */
public record CatalogWithRows(Catalog catalog, @Nullable List<List<@Nullable String>> rows) {
}
