package io.schemasync.boot;

import java.util.ArrayList;
import java.util.List;

import io.schemasync.dialect.CatalogScope;
import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.source.SchemaSource;

/** Adds the extensions that an application allows to what its entities ask for. */
final class PostgreSqlExtensions implements SchemaSource {

	private final SchemaSource model;

	private final List<String> extensions;

	PostgreSqlExtensions(SchemaSource model, List<String> extensions) {
		this.model = model;
		this.extensions = extensions;
	}

	@Override
	public Schema read() {
		Schema schema = this.model.read();
		List<AuxiliaryObject> objects = new ArrayList<>();
		this.extensions.forEach((extension) -> objects.add(create(extension)));
		objects.addAll(schema.auxiliaryObjects());
		return new Schema(schema.namespaces(), schema.tables(), schema.sequences(), schema.enumTypes(),
				schema.compositeTypes(), schema.views(), objects);
	}

	@Override
	public CatalogScope expectedScope() {
		return this.model.expectedScope();
	}

	private static AuxiliaryObject create(String extension) {
		return new AuxiliaryObject(new QualifiedName(null, extension),
				List.of("create extension if not exists \"" + extension.replace("\"", "\"\"") + "\""), List.of(), true);
	}

}
