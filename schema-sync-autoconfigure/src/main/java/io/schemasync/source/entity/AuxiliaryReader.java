package io.schemasync.source.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.EnumType;
import io.schemasync.schema.QualifiedName;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the model brings as plain SQL. Enumerated types are among that, so they are
 * recognised by their statement.
 */
final class AuxiliaryReader {

	private static final Pattern ENUM = Pattern.compile(
			"\\s*create\\s+type\\s+(\\S+)\\s+as\\s+enum\\s*\\((.*)\\)\\s*;?\\s*",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern LABEL = Pattern.compile("'((?:[^']|'')*)'");

	private static final int SHOWN = 40;

	private final Model model;

	private final List<AuxiliaryDatabaseObject> objects;

	AuxiliaryReader(Model model) {
		this.model = model;
		this.objects = model.metadata()
			.getDatabase()
			.getAuxiliaryDatabaseObjects()
			.stream()
			.filter((object) -> object.appliesToDialect(model.dialect()))
			.toList();
	}

	List<EnumType> enumTypes() {
		return this.objects.stream().filter(this::isEnum).map(this::enumType).toList();
	}

	List<AuxiliaryObject> others() {
		return this.objects.stream().filter((object) -> !isEnum(object)).map(this::other).toList();
	}

	private boolean isEnum(AuxiliaryDatabaseObject object) {
		List<String> create = create(object);
		return !create.isEmpty() && ENUM.matcher(create.get(0)).matches() && create.stream()
			.skip(1)
			.allMatch((statement) -> statement.trim().regionMatches(true, 0, "create cast", 0, "create cast".length()));
	}

	private EnumType enumType(AuxiliaryDatabaseObject object) {
		List<String> create = create(object);
		Matcher type = ENUM.matcher(create.get(0));
		if (!type.matches()) {
			throw new IllegalStateException("Not an enumerated type: " + create);
		}
		QualifiedName name = qualified(type.group(1));
		return new EnumType(name, labels(type.group(2)), create.size() > 1, this.model.origins().ofType(name.name()));
	}

	private static List<String> labels(String list) {
		List<String> labels = new ArrayList<>();
		Matcher label = LABEL.matcher(list);
		while (label.find()) {
			labels.add(label.group(1).replace("''", "'"));
		}
		return labels;
	}

	private AuxiliaryObject other(AuxiliaryDatabaseObject object) {
		List<String> create = create(object);
		List<String> drop = present(object.sqlDropStrings(this.model.context()));
		return new AuxiliaryObject(new QualifiedName(null, words(create)), create, drop,
				object.beforeTablesOnCreation());
	}

	/** Hibernate's own identifier is another one each time. */
	private static String words(List<String> statements) {
		String text = statements.isEmpty() ? "nothing" : statements.get(0).strip().replaceAll("\\s+", " ");
		return (text.length() > SHOWN) ? text.substring(0, SHOWN - 1) + "…" : text;
	}

	/** Not in the default schema: the statement goes to the server as it is. */
	private QualifiedName qualified(String written) {
		int dot = written.lastIndexOf('.');
		return new QualifiedName((dot >= 0) ? this.model.names().written(written.substring(0, dot)) : null,
				this.model.names().written(written.substring(dot + 1)));
	}

	private List<String> create(AuxiliaryDatabaseObject object) {
		return present(object.sqlCreateStrings(this.model.context()));
	}

	/** A mapping file need not say how to drop what it makes. */
	private static List<String> present(@Nullable String[] statements) {
		return Arrays.stream(statements).flatMap(Stream::ofNullable).filter((sql) -> !sql.isBlank()).toList();
	}

}
