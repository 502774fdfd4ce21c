package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.schemasync.schema.EnumType;
import io.schemasync.schema.Origin;
import io.schemasync.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is no relation: types, and what can only be told by its name.
 */
class OtherObjects {

	private final CatalogTexts texts;

	OtherObjects(CatalogTexts texts) {
		this.texts = texts;
	}

	Set<QualifiedName> types() {
		return names(CatalogPart.TYPES);
	}

	private Set<QualifiedName> names(CatalogPart part) {
		Set<QualifiedName> names = new HashSet<>();
		this.texts.rows(part).forEach((row) -> names.add(this.texts.name(row, 0)));
		return names;
	}

	Set<String> constrainedDomains() {
		Set<String> domains = new HashSet<>();
		for (QualifiedName name : names(CatalogPart.DOMAINS)) {
			if (!"information_schema".equals(name.schema())) {
				domains.add(PostgreSqlNames.quote(name));
			}
		}
		return domains;
	}

	/** Extensions and schemas belong to no schema, and are told by the default one. */
	Set<QualifiedName> routines(@Nullable String defaultSchema) {
		String namespace = (defaultSchema != null) ? defaultSchema : "";
		Set<QualifiedName> routines = names(CatalogPart.ROUTINES);
		this.texts.rows(CatalogPart.EXTENSIONS)
			.forEach((row) -> routines.add(new QualifiedName(namespace, "extension " + row.text(0))));
		this.texts.namespaces().forEach((schema) -> routines.add(new QualifiedName(namespace, "schema " + schema)));
		return routines;
	}

	List<EnumType> enumTypes() {
		Map<String, List<CatalogRow>> labels = labels();
		Map<String, Integer> casts = casts();
		List<EnumType> types = new ArrayList<>();
		for (CatalogRow row : this.texts.rows(CatalogPart.ENUM_TYPES)) {
			List<String> ordered = labels.getOrDefault(row.text(0), List.of())
				.stream()
				.sorted(Comparator.comparingDouble((label) -> Double.parseDouble(label.text(1))))
				.map((label) -> label.text(2))
				.toList();
			types.add(new EnumType(this.texts.name(row, 1), ordered, casts.getOrDefault(row.text(0), 0) == 2,
					Origin.NONE));
		}
		types.sort(Comparator.comparing(EnumType::name));
		return types;
	}

	private Map<String, List<CatalogRow>> labels() {
		Map<String, List<CatalogRow>> labels = new HashMap<>();
		for (CatalogRow row : this.texts.rows(CatalogPart.LABELS)) {
			labels.computeIfAbsent(row.text(0), (type) -> new ArrayList<>()).add(row);
		}
		return labels;
	}

	/** Values may be written as plain strings where there is a cast each way. */
	private Map<String, Integer> casts() {
		Map<String, Integer> casts = new HashMap<>();
		for (CatalogRow row : this.texts.rows(CatalogPart.CASTS)) {
			casts.merge(row.text(0), 1, Integer::sum);
			casts.merge(row.text(1), 1, Integer::sum);
		}
		return casts;
	}

}
