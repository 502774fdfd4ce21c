package io.schemasync.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.schemasync.random.Part.Slot;

/**
 * Gives types their basic attributes, embeddables and element collections.
 */
final class Attributes {

	private static final Set<String> ROOT_ONLY = Set.of("natural id", "mutable natural id", "partition key");

	private final Choice choice;

	private final List<Part> parts;

	/** Attributes that indexes and keys can speak of, by the key of their owner. */
	private final Map<String, List<Attribute>> sortable = new LinkedHashMap<>();

	/** Complete ones: nothing is nested in itself. */
	private final List<String> embeddables = new ArrayList<>();

	Attributes(Choice choice, List<Part> parts) {
		this.choice = choice;
		this.parts = parts;
	}

	List<Attribute> sortable(String owner) {
		return this.sortable.getOrDefault(owner, List.of());
	}

	void addBasic(String owner, boolean root, String secondaryTable) {
		BasicAttributes.Kind kind = BasicAttributes.any(this.choice.random());
		if (!root && ROOT_ONLY.contains(kind.feature())) {
			return;
		}
		String name = this.choice.name();
		String key = owner + "." + name;
		String explicit = this.choice.chance(0.25) ? ((!owner.startsWith("Detail") && this.choice.chance(0.4))
				? this.choice.nasty() : this.choice.plain("col")) : null;
		boolean annotated = !kind.annotations().startsWith("@Formula");
		String column = annotated ? column(kind, explicit, secondaryTable) : "";
		Set<String> needs = (secondaryTable != null) ? Set.of(secondaryTable) : Set.of();
		this.parts.add(new Part(key, kind.feature(), owner, needs,
				Map.of(Slot.MEMBER, kind.annotations() + " " + column + " " + kind.type() + " " + name + ";")));
		if (kind.sortable() && secondaryTable == null && (explicit == null || explicit.matches("\\w+"))) {
			this.sortable.computeIfAbsent(owner, (any) -> new ArrayList<>())
				.add(new Attribute(key, name, (explicit != null) ? explicit : name));
		}
	}

	private String column(BasicAttributes.Kind kind, String explicit, String secondaryTable) {
		List<String> column = new ArrayList<>();
		if (!kind.column().isEmpty()) {
			column.add(kind.column());
		}
		if (explicit != null) {
			column.add("name = \"" + explicit + "\"");
		}
		if (secondaryTable != null) {
			column.add("table = \"" + secondaryTable + "\"");
		}
		if (this.choice.chance(0.15)) {
			column.add("nullable = false");
		}
		if (kind.sortable() && this.choice.chance(0.08)) {
			column.add("unique = true");
		}
		if (explicit != null && !explicit.contains("`") && !explicit.contains("'") && this.choice.chance(0.15)) {
			column.add(
					"check = @CheckConstraint(" + this.choice.maybe(0.5, "name = \"" + this.choice.plain("ck") + "\", ")
							+ "constraint = \"" + explicit + " is not null\")");
		}
		return column.isEmpty() ? "" : "@Column(" + String.join(", ", column) + ")";
	}

	/** New embeddable, or one that is there. */
	String embeddable() {
		if (!this.embeddables.isEmpty() && this.choice.chance(0.3)) {
			return this.choice.of(this.embeddables);
		}
		String name = this.choice.plain("Detail");
		this.parts
			.add(new Part(name, "embeddable", name, Set.of(), Map.of(Slot.HEAD, "@Embeddable public class " + name)));
		for (int i = 0; i <= this.choice.upTo(3); i++) {
			addBasic(name, false, null);
		}
		if (this.choice.chance(0.2)) {
			addEmbedded(name);
		}
		this.embeddables.add(name);
		return name;
	}

	void addEmbedded(String owner) {
		String name = this.choice.name();
		if (this.choice.chance(0.4)) {
			String type = this.choice.of("Money", "Geo", "Place", "@Struct Box",
					"@JdbcTypeCode(SqlTypes.JSON) Document", "@JdbcTypeCode(SqlTypes.JSON) Money");
			boolean struct = type.startsWith("@Struct");
			if (struct && this.parts.stream().anyMatch((part) -> part.feature().equals("struct"))) {
				return;
			}
			add(owner, name, struct ? "struct" : type.startsWith("@") ? "json embeddable" : "embedded", Set.of(),
					(struct ? "" : naming()) + "@Embedded " + (struct ? "Box" : type) + " " + name + ";");
			return;
		}
		String type = embeddable();
		if (type.equals(owner)) {
			return;
		}
		add(owner, name, "embedded", Set.of(type), naming() + "@Embedded " + type + " " + name + ";");
	}

	private String naming() {
		return this.choice.maybe(0.5, "@EmbeddedColumnNaming(\"" + this.choice.plain("p") + "_%s\") ");
	}

	void addElementCollection(String owner) {
		String name = this.choice.name();
		String table = this.choice.maybe(0.4,
				"@CollectionTable(name = \""
						+ (this.choice.chance(0.3) ? this.choice.nasty() : this.choice.plain("elements")) + "\""
						+ this.choice.maybe(0.3,
								", foreignKey = @ForeignKey(name = \"" + this.choice.plain("fk_elements") + "\")")
						+ this.choice.maybe(0.1, ", schema = \"other\"") + ") ");
		String onDelete = this.choice.maybe(0.2, "@OnDelete(action = OnDeleteAction.CASCADE) ");
		String start = "@ElementCollection " + table + onDelete;
		boolean embedded = this.choice.chance(0.25);
		String element = embedded ? embeddable() : null;
		BasicAttributes.Kind kind = BasicAttributes.sortable(this.choice.random());
		String type = embedded ? element : boxed(kind.type());
		String column = embedded ? ""
				: (kind.annotations().matches(".*@(Collate|CreationT|UpdateT|CurrentT).*") ? "" : kind.annotations())
						+ " " + (kind.column().isEmpty() ? this.choice.maybe(0.2, "@Column(nullable = false) ")
								: "@Column(" + kind.column() + ") ");
		Set<String> needs = embedded ? Set.of(element) : Set.of();
		switch (this.choice.upTo(5)) {
			case 0 -> add(owner, name, "element set", needs, start + column + "Set<" + type + "> " + name + ";");
			case 1 -> add(owner, name, "element list with order", needs,
					start + column + "@OrderColumn"
							+ this.choice.maybe(0.5, "(name = \"" + this.choice.plain("pos") + "\")") + " List<" + type
							+ "> " + name + ";");
			case 2 -> add(owner, name, "element map", needs,
					start + column
							+ this.choice.maybe(0.4,
									"@MapKeyColumn(name = \"" + this.choice.plain("mapkey") + "\", length = 40) ")
							+ "Map<String, " + type + "> " + name + ";");
			case 3 -> add(owner, name, "element map by enum", needs,
					start + column
							+ this.choice.of("@MapKeyEnumerated(EnumType.STRING) ", "",
									"@MapKeyJdbcTypeCode(SqlTypes.NAMED_ENUM) ")
							+ "Map<Colour, " + type + "> " + name + ";");
			case 4 -> add(owner, name, "element bag", needs, start + column + "Collection<" + type + "> " + name + ";");
			default -> add(owner, name, "element bag with id", needs, start + column
					+ "@CollectionId(column = @Column(name = \"" + this.choice.plain("bag")
					+ "\"), generator = \"increment\") @CollectionIdJavaClass(idType = Integer.class) Collection<"
					+ type + "> " + name + ";");
		}
	}

	private void add(String owner, String name, String feature, Set<String> needs, String text) {
		this.parts.add(new Part(owner + "." + name, feature, owner, needs, Map.of(Slot.MEMBER, text)));
	}

	static String boxed(String type) {
		return switch (type) {
			case "int" -> "Integer";
			case "char" -> "Character";
			case "long", "short", "byte", "boolean", "float", "double" ->
				Character.toUpperCase(type.charAt(0)) + type.substring(1);
			default -> type;
		};
	}

	/**
	 * Attribute with one column that can be compared.
	 *
	 * @param key key of its part
	 * @param name name in Java
	 * @param column what annotations call its column
	 */
	record Attribute(String key, String name, String column) {
	}

}
