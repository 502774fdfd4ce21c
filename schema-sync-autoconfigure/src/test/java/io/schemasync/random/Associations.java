package io.schemasync.random;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.schemasync.random.Part.Slot;

/**
 * Connects random entities.
 */
final class Associations {

	private final Choice choice;

	private final List<Part> parts;

	private boolean composite;

	Associations(Choice choice, List<Part> parts) {
		this.choice = choice;
		this.parts = parts;
	}

	void connect(String from, String to, boolean composite, boolean compositeOwner) {
		this.composite = composite || compositeOwner;
		String name = this.choice.name();
		switch (this.choice.upTo(this.composite ? 11 : 12)) {
			case 0, 1, 2 -> add(from, to, name, "many to one", manyToOne() + to + " " + name + ";");
			case 3 -> add(from, to, name, "one to one", "@OneToOne" + this.choice.maybe(0.2, "(optional = false)") + " "
					+ joinColumn() + onDelete() + to + " " + name + ";");
			case 4 ->
				add(from, to, name, "one to many by join table", "@OneToMany " + joinTable() + collection(to, name));
			case 5 -> add(from, to, name, "one to many by join column", "@OneToMany @JoinColumn"
					+ this.choice.maybe(this.composite ? 0 : 0.5,
							"(name = \"" + this.choice.plain("owner") + "\""
									+ this.choice.maybe(0.4, ", nullable = false") + ")")
					+ " " + this.choice.maybe(0.2, "@OnDelete(action = OnDeleteAction.CASCADE) ")
					+ collection(to, name));
			case 6, 7 -> bidirectional(from, to, name);
			case 8, 9 -> add(from, to, name, "many to many",
					this.choice.maybe(0.1, "@SoftDelete ") + "@ManyToMany " + joinTable() + collection(to, name));
			case 10 -> add(from, to, name, "many to many by entity key",
					"@ManyToMany " + joinTable() + "Map<" + to + ", " + to + "> " + name + ";");
			case 11 -> add(from, to, name, "many to one by join table",
					"@ManyToOne @JoinTable(name = \"" + this.choice.plain("joined") + "\") " + to + " " + name + ";");
			default -> add(from, to, name, "any",
					"@Any @AnyDiscriminator(DiscriminatorType." + this.choice.of("STRING", "INTEGER", "CHAR")
							+ ") @AnyKeyJavaClass(Long.class) @AnyDiscriminatorValue(discriminator = \"1\", entity = "
							+ to + ".class) " + "@Column(name = \"" + this.choice.plain("any_type")
							+ "\") @JoinColumn(name = \"" + this.choice.plain("any_id") + "\") Object " + name + ";");
		}
	}

	private void bidirectional(String from, String to, String name) {
		boolean one = this.choice.chance(0.2);
		boolean many = !one && this.choice.chance(0.3);
		add(from, to, name, one ? "one to one" : many ? "many to many" : "many to one",
				one ? "@OneToOne " + joinColumn() + to + " " + name + ";"
						: many ? "@ManyToMany " + joinTable() + "Set<" + to + "> " + name + ";"
								: manyToOne() + to + " " + name + ";");
		String inverse = this.choice.name();
		String text = one ? "@OneToOne(mappedBy = \"" + name + "\") " + from + " " + inverse + ";"
				: (many ? "@ManyToMany" : "@OneToMany") + "(mappedBy = \"" + name + "\") "
						+ this.choice.maybe(0.2, "@OnDelete(action = OnDeleteAction.CASCADE) ")
						+ this.choice
							.maybe(many ? 0 : 0.2,
									"@OrderColumn(name = \"" + this.choice.plain("pos") + "\") List<" + from
											+ "> unused" + name + "; @Transient ")
						+ "Set<" + from + "> " + inverse + ";";
		this.parts.add(new Part(to + "." + inverse, "inverse side", to, Set.of(from, from + "." + name),
				Map.of(Slot.MEMBER, text.contains(" unused")
						? text.replace(" unused" + name, " " + inverse).replaceAll("; @Transient .*", ";") : text)));
	}

	private String manyToOne() {
		return "@ManyToOne" + this.choice.maybe(0.2, "(optional = false)") + " " + joinColumn() + onDelete()
				+ this.choice.maybe(0.05, "@NotFound(action = NotFoundAction.IGNORE) ");
	}

	private String joinColumn() {
		if (this.composite || this.choice.chance(0.55)) {
			return "";
		}
		String foreignKey = this.choice.of("", "",
				", foreignKey = @ForeignKey(name = \"" + this.choice.plain("FK_Named") + "\")",
				", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)");
		return "@JoinColumn(name = \"" + (this.choice.chance(0.3) ? this.choice.nasty() : this.choice.plain("ref"))
				+ "\"" + this.choice.maybe(0.2, ", nullable = false") + this.choice.maybe(0.1, ", unique = true")
				+ foreignKey + ") ";
	}

	private String onDelete() {
		return this.choice.maybe(0.2, "@OnDelete(action = OnDeleteAction."
				+ this.choice.of("CASCADE", "SET_NULL", "RESTRICT", "NO_ACTION", "SET_DEFAULT") + ") ");
	}

	private String joinTable() {
		if (this.choice.chance(0.5)) {
			return "";
		}
		String column = this.choice.plain("target");
		return "@JoinTable(name = \"" + (this.choice.chance(0.3) ? this.choice.nasty() : this.choice.plain("link"))
				+ "\"" + this.choice.maybe(0.1, ", schema = \"other\"")
				+ this.choice.maybe(0.2, ", foreignKey = @ForeignKey(name = \"" + this.choice.plain("fk_link") + "\")")
				+ this.choice.maybe(this.composite ? 0 : 0.2, ", inverseJoinColumns = @JoinColumn(name = \"" + column
						+ "\"), indexes = @Index(columnList = \"" + column + "\")")
				+ ") ";
	}

	private String collection(String to, String name) {
		return switch (this.choice.upTo(4)) {
			case 0 -> "Set<" + to + "> " + name + ";";
			case 1 -> "@OrderColumn" + this.choice.maybe(0.5, "(name = \"" + this.choice.plain("pos") + "\")")
					+ " List<" + to + "> " + name + ";";
			case 2 ->
				"@MapKeyColumn(name = \"" + this.choice.plain("mapkey") + "\") Map<String, " + to + "> " + name + ";";
			case 3 -> "@MapKeyEnumerated(EnumType.STRING) Map<Colour, " + to + "> " + name + ";";
			default -> "List<" + to + "> " + name + ";";
		};
	}

	private void add(String from, String to, String name, String feature, String text) {
		this.parts.add(new Part(from + "." + name, feature, from, Set.of(to), Map.of(Slot.MEMBER, text)));
	}

}
