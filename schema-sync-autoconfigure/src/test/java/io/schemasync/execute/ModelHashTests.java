package io.schemasync.execute;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnStorage;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.CompositeType;
import io.schemasync.schema.EnumType;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.GeneratedExpression;
import io.schemasync.schema.Identity;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.InitialRow;
import io.schemasync.schema.Origin;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.ReferentialAction;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.Table;
import io.schemasync.schema.TableFacts;
import io.schemasync.schema.UniqueConstraint;
import io.schemasync.schema.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever part of a record is another one, the hash is: a part that is added some day
 * must not be forgotten.
 */
class ModelHashTests {

	private static final QualifiedName NAME = new QualifiedName("s", "n");

	private static final Column COLUMN = new Column("c", new ColumnType("numeric", List.of("9", "2"), 1), true, "1",
			Identity.NONE, new GeneratedExpression("2 * 3", true), "C", "a comment", "cycle",
			new ColumnStorage("plain", "lz4"), new Origin("Entity#c", false, false));

	/** Who says it, and what only a catalog knows. */
	private static final Set<String> NEUTRAL = Set.of("Origin.attribute", "Table.facts");

	static Stream<Object> parts() {
		return Stream.of(COLUMN, COLUMN.type(), COLUMN.generated(), COLUMN.storage(), COLUMN.origin(),
				new PrimaryKey("pk", List.of("c")),
				new UniqueConstraint("u", List.of("c"), true, true, true, "deferrable", "x"),
				new ForeignKey("fk", List.of("c"), NAME, List.of("id"), ReferentialAction.NO_ACTION,
						ReferentialAction.CASCADE, "deferrable", true),
				new CheckConstraint("k", "c > 0", List.of("c"), true, Set.of("A")),
				new Index("i", List.of(new IndexPart("c", false, true, true)), true, "btree", "x", true),
				new IndexPart("c", false, true, true),
				new InitialRow("insert", Map.of("a", "b"), "c", 5, List.of(new Sequence.Feed(NAME, "id"))),
				new Sequence.Feed(NAME, "id"), NAME, table(List.of()),
				new Sequence(NAME, 1, 50, 1, "cycle", List.of(new Sequence.Feed(NAME, "id")), Origin.NONE),
				new EnumType(NAME, List.of("A", "B"), true, Origin.NONE),
				new CompositeType(NAME, List.of(COLUMN), Origin.NONE), new View(NAME, "select 1", Origin.NONE, false),
				new AuxiliaryObject(NAME, List.of("create"), List.of("drop"), false, Map.of(NAME, NAME), "mark"));
	}

	@ParameterizedTest
	@MethodSource("parts")
	void everyComponentCounts(Object part) throws ReflectiveOperationException {
		String hash = ModelHash.exact(schema(part));
		RecordComponent[] components = part.getClass().getRecordComponents();
		for (int i = 0; i < components.length; i++) {
			String name = part.getClass().getSimpleName() + "." + components[i].getName();
			Object value = components[i].getAccessor().invoke(part);
			if (NEUTRAL.contains(name) || value instanceof Record && !(value instanceof QualifiedName)) {
				// Records within are parts of their own
				continue;
			}
			Object other = with(part, components, i);
			assertThat(ModelHash.exact(schema(other))).as(name).isNotEqualTo(hash);
		}
	}

	@Test
	void theOrderDoesNotCount() {
		Index one = new Index("i", List.of(IndexPart.of("c")), true, "btree", "", true);
		Index other = new Index("j", List.of(IndexPart.of("c")), true, "btree", "", true);
		assertThat(ModelHash.of(Schema.of(Set.of(), List.of(table(List.of(one, other))), List.of(), List.of(),
				List.of(), List.of(), List.of())))
			.isEqualTo(ModelHash.of(Schema.of(Set.of(), List.of(table(List.of(other, one))), List.of(), List.of(),
					List.of(), List.of(), List.of())));
	}

	@Test
	void peopleDoNotTellModelsApartByTheirJavaTypes() {
		Schema one = schema(new Origin("A#b", true, false));
		Schema other = schema(new Origin("C#d", false, true));
		assertThat(ModelHash.of(one)).isEqualTo(ModelHash.of(other));
		assertThat(ModelHash.exact(one)).isNotEqualTo(ModelHash.exact(other));
	}

	private static Object with(Object part, RecordComponent[] components, int changed)
			throws ReflectiveOperationException {
		Object[] values = new Object[components.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = components[i].getAccessor().invoke(part);
			values[i] = (i == changed) ? another(values[i], components[i]) : values[i];
		}
		Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
		return part.getClass().getDeclaredConstructor(types).newInstance(values);
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static Object another(Object value, RecordComponent component) {
		if (value instanceof Boolean flag) {
			return !flag;
		}
		if (value instanceof Long number) {
			return number + 1;
		}
		if (value instanceof Integer number) {
			return number + 1;
		}
		if (value instanceof String text) {
			return text + "x";
		}
		if (value instanceof Enum constant) {
			Object[] all = constant.getDeclaringClass().getEnumConstants();
			return all[(constant.ordinal() + 1) % all.length];
		}
		if (value instanceof QualifiedName name) {
			return new QualifiedName(name.schema(), name.name() + "x");
		}
		if (value instanceof List list) {
			List more = new ArrayList(list);
			more.addAll(list.isEmpty() ? samples(component) : list);
			return more;
		}
		if (value instanceof Set) {
			return Set.of("B");
		}
		if (value instanceof Map map) {
			return map.containsKey("a") ? Map.of("a", "c") : Map.of();
		}
		if (value == null && component.getType() == String.class) {
			return "x";
		}
		throw new IllegalStateException("no other value for " + component);
	}

	/** A list that is empty in the table of the test. */
	private static List<Object> samples(RecordComponent component) {
		String type = component.getGenericType().getTypeName();
		return parts().filter((part) -> type.contains("<" + part.getClass().getName() + ">")).limit(1).toList();
	}

	private static Table table(List<Index> indexes) {
		return new Table(NAME, Table.Kind.TABLE, List.of(COLUMN), new PrimaryKey("pk", List.of("c")), List.of(),
				List.of(), List.of(), indexes, "a comment", "x", List.of(), TableFacts.NONE, Origin.NONE);
	}

	private static Schema schema(Object part) {
		Table bare = table(List.of());
		var table = bare.toBuilder();
		List<Object> objects = new ArrayList<>();
		if (part instanceof Column column) {
			table.columns(List.of(column));
		}
		else if (part instanceof ColumnType type) {
			table.columns(List.of(column(type, COLUMN.generated(), COLUMN.storage(), COLUMN.origin())));
		}
		else if (part instanceof GeneratedExpression generated) {
			table.columns(List.of(column(COLUMN.type(), generated, COLUMN.storage(), COLUMN.origin())));
		}
		else if (part instanceof ColumnStorage storage) {
			table.columns(List.of(column(COLUMN.type(), COLUMN.generated(), storage, COLUMN.origin())));
		}
		else if (part instanceof Origin origin) {
			table.columns(List.of(column(COLUMN.type(), COLUMN.generated(), COLUMN.storage(), origin)));
		}
		else if (part instanceof PrimaryKey key) {
			table.primaryKey(key);
		}
		else if (part instanceof UniqueConstraint unique) {
			table.uniqueConstraints(List.of(unique));
		}
		else if (part instanceof ForeignKey key) {
			table.foreignKeys(List.of(key));
		}
		else if (part instanceof CheckConstraint check) {
			table.checks(List.of(check));
		}
		else if (part instanceof Index index) {
			table.indexes(List.of(index));
		}
		else if (part instanceof IndexPart indexPart) {
			table.indexes(List.of(new Index("i", List.of(indexPart), true, "btree", "x", true)));
		}
		else if (part instanceof InitialRow row) {
			table.initialRows(List.of(row));
		}
		else if (part instanceof Sequence.Feed feed) {
			objects.add(new Sequence(NAME, 1, 50, 1, "", List.of(feed), Origin.NONE));
		}
		else if (part instanceof QualifiedName name) {
			objects.add(new View(name, "select 1", Origin.NONE, false));
		}
		else {
			objects.add(part);
		}
		return Schema.of(Set.of("s"), (part instanceof Table whole) ? List.of(whole) : List.of(table.build()),
				all(objects, Sequence.class), all(objects, EnumType.class), all(objects, CompositeType.class),
				all(objects, View.class), all(objects, AuxiliaryObject.class));
	}

	private static <T> List<T> all(List<Object> objects, Class<T> type) {
		return objects.stream().filter(type::isInstance).map(type::cast).toList();
	}

	private static Column column(ColumnType type, GeneratedExpression generated, ColumnStorage storage, Origin origin) {
		return new Column(COLUMN.name(), type, COLUMN.nullable(), COLUMN.defaultValue(), COLUMN.identity(), generated,
				COLUMN.collation(), COLUMN.comment(), COLUMN.identityOptions(), storage, origin);
	}

}
