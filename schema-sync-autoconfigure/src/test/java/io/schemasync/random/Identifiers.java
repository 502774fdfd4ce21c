package io.schemasync.random;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Identifiers of random entities.
 */
final class Identifiers {

	private final Choice choice;

	private final Map<String, String> simpleTypes = new HashMap<>();

	Identifiers(Choice choice) {
		this.choice = choice;
	}

	Identifier any(String entity, String strategy, List<String> others) {
		String name = this.choice.plain("id");
		int kind = this.choice.upTo(11);
		boolean union = strategy.equals("TABLE_PER_CLASS");
		return switch ((union && (kind == 1 || kind == 2 || kind == 11)) ? 4 : kind) {
			case 0 -> assigned(entity, name);
			case 1, 2 -> simple(entity, "identity", "@GeneratedValue(strategy = GenerationType.IDENTITY)",
					this.choice.of("Long", "Integer", "Short", "long", "int"), name);
			case 3 ->
				simple(entity, "generated", "@GeneratedValue", this.choice.of("Long", "Integer", "UUID", "long"), name);
			case 4, 5 -> sequence(entity, name);
			case 6 -> table(entity, name);
			case 7 -> simple(entity, "uuid key",
					this.choice.of("@GeneratedValue(strategy = GenerationType.UUID)",
							"@UuidGenerator(style = UuidGenerator.Style.TIME)"),
					this.choice.of("UUID", "String"), name);
			case 8 -> embedded(name);
			case 9 -> idClass();
			case 10 -> derived(entity, name, others);
			default -> simple(entity, "generic generator", "@GeneratedValue @NativeGenerator", "Long", name);
		};
	}

	private Identifier assigned(String entity, String name) {
		return simple(entity, "assigned", this.choice.of("", "@Column(name = \"" + this.choice.nasty() + "\")"),
				this.choice.of("Long", "String", "UUID", "Integer", "LocalDate", "BigDecimal", "Colour", "char"), name);
	}

	private Identifier sequence(String entity, String name) {
		String generator = this.choice.plain("gen");
		String definition = "@SequenceGenerator(name = \"" + generator + "\""
				+ this.choice.maybe(0.6,
						", sequenceName = \""
								+ (this.choice.chance(0.3) ? this.choice.nasty() : this.choice.plain("seq")) + "\"")
				+ this.choice.maybe(0.5, ", allocationSize = " + this.choice.of(1, 10, 50, 1000))
				+ this.choice.maybe(0.4, ", initialValue = " + this.choice.of(1, 0, 100, -5))
				+ this.choice.maybe(0.1, ", schema = \"other\"") + this.choice.maybe(0.15, ", options = \"cache 20\"")
				+ ")";
		return simple(entity, "sequence",
				"@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = \"" + generator + "\") " + definition,
				this.choice.of("Long", "Integer", "long"), name);
	}

	private Identifier table(String entity, String name) {
		String generator = this.choice.plain("gen");
		String definition = "@TableGenerator(name = \"" + generator + "\""
				+ this.choice.maybe(0.5, ", table = \"" + this.choice.plain("generators") + "\"")
				+ this.choice.maybe(0.3, ", pkColumnName = \"k\", valueColumnName = \"v\"")
				+ this.choice.maybe(0.4, ", initialValue = " + this.choice.of(0, 7))
				+ this.choice.maybe(0.1, ", schema = \"other\"") + ")";
		return simple(entity, "table generator",
				"@GeneratedValue(strategy = GenerationType.TABLE"
						+ this.choice.of(", generator = \"" + generator + "\") " + definition, ")"),
				this.choice.of("Long", "Integer"), name);
	}

	private Identifier embedded(String name) {
		return new Identifier("embedded id", "", "@EmbeddedId Key " + name
				+ "; @Embeddable public static class Key implements java.io.Serializable { " + keyFields("") + " }",
				null);
	}

	private Identifier idClass() {
		String fields = keyFields("");
		StringBuilder ids = new StringBuilder();
		for (String field : fields.split("(?<=;)")) {
			if (!field.isBlank()) {
				ids.append("@Id ").append(field.strip()).append(' ');
			}
		}
		String plain = fields.replaceAll("@Column\\(.*?\\) ", "");
		return new Identifier("id class", " @IdClass(%s.Key.class)",
				ids + "public static class Key implements java.io.Serializable { " + plain + " }", null);
	}

	private String keyFields(String start) {
		StringBuilder fields = new StringBuilder(start);
		for (int i = 0; i < 2 + this.choice.upTo(1); i++) {
			String name = this.choice.of("zone", "country", "b", "number", "älter") + i;
			fields.append(this.choice.maybe(0.3, "@Column(name = \"" + this.choice.plain("k") + "\") "))
				.append(this.choice.of("Long", "String", "Integer", "UUID", "LocalDate"))
				.append(' ')
				.append(name)
				.append("; ");
		}
		return fields.toString();
	}

	private Identifier derived(String entity, String name, List<String> others) {
		List<String> simple = others.stream().filter(this.simpleTypes::containsKey).toList();
		if (simple.isEmpty()) {
			return assigned(entity, name);
		}
		String other = this.choice.of(simple);
		String type = this.simpleTypes.get(other);
		return new Identifier("derived id", "",
				"@Id " + type + " " + name + "; @MapsId @OneToOne "
						+ this.choice.maybe(0.4, "@JoinColumn(name = \"" + this.choice.plain("derived") + "\") ")
						+ other + " " + this.choice.plain("parent") + ";",
				other);
	}

	private Identifier simple(String entity, String feature, String annotations, String type, String name) {
		this.simpleTypes.put(entity, type);
		return new Identifier(feature, "", "@Id " + annotations + " " + type + " " + name + ";", null);
	}

	/**
	 * Identifier of an entity.
	 *
	 * @param feature what it stands for
	 * @param annotations annotations on the entity
	 * @param members its fields
	 * @param parent the entity that it comes from
	 */
	record Identifier(String feature, String annotations, String members, @Nullable String parent) {
	}

}
