package io.schemasync.random;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.schemasync.random.Attributes.Attribute;
import io.schemasync.random.Part.Slot;

/**
 * Composes entity models from all features of mappings. The same seed gives the same
 * model.
 */
final class ModelGenerator {

	private static final List<String> CLASS_NAMES = List.of("Customer", "OrderLine", "ABTest", "Ärger", "Invoice_Item",
			"lower", "XMLNode", "ThisClassHasANameThatIsMuchLongerThanTheSixtyThreeBytesOfAnIdentifier");

	private final long seed;

	private final Choice choice;

	private final List<Part> parts = new ArrayList<>();

	private final Attributes attributes;

	private final Identifiers identifiers;

	private final Set<String> composite = new HashSet<>();

	private final List<String> entities = new ArrayList<>();

	private ModelGenerator(long seed) {
		this.seed = seed;
		this.choice = new Choice(seed);
		this.attributes = new Attributes(this.choice, this.parts);
		this.identifiers = new Identifiers(this.choice);
	}

	static RandomModel generate(long seed) {
		return new ModelGenerator(seed).generate();
	}

	private RandomModel generate() {
		int count = 1 + this.choice.upTo(3);
		for (int i = 0; i < count; i++) {
			addHierarchy();
		}
		Associations associations = new Associations(this.choice, this.parts);
		for (String entity : List.copyOf(this.entities)) {
			for (int i = this.choice.upTo(2); i > 0; i--) {
				String target = this.choice.of(this.entities);
				associations.connect(entity, target, this.composite.contains(target), this.composite.contains(entity));
			}
		}
		return new RandomModel(this.seed, this.parts, RandomSettings.any(this.choice));
	}

	private void addHierarchy() {
		if (this.choice.chance(0.06)) {
			addView();
			return;
		}
		String strategy = this.choice.chance(0.3) ? this.choice.of("SINGLE_TABLE", "JOINED", "TABLE_PER_CLASS") : "";
		String root = addRoot(strategy);
		if (!strategy.isEmpty()) {
			for (int i = this.choice.upTo(2); i >= 0; i--) {
				addSubclass(root, strategy, i);
			}
		}
	}

	private String addRoot(String strategy) {
		String name = className();
		String parent = this.choice.chance(0.2) ? addMappedSuperclass() : null;
		String annotations = "@Entity" + (strategy.isEmpty() ? "" : " " + inheritance(strategy));
		Identifiers.Identifier identifier = this.identifiers.any(name, strategy, this.entities);
		Map<Slot, String> text = new LinkedHashMap<>();
		text.put(Slot.HEAD, "public " + this.choice.maybe(strategy.isEmpty() ? 0 : 0.3, "abstract ") + "class " + name
				+ ((parent != null) ? " extends " + parent : ""));
		text.put(Slot.ANNOTATION, annotations + identifier.annotations().formatted(name));
		text.put(Slot.MEMBER, identifier.members());
		Set<String> needs = (parent != null) ? Set.of(parent) : Set.of();
		if (identifier.parent() != null) {
			needs = (parent != null) ? Set.of(parent, identifier.parent()) : Set.of(identifier.parent());
		}
		this.parts.add(new Part(name, identifier.feature(), name, needs, text));
		this.entities.add(name);
		if (identifier.feature().equals("embedded id") || identifier.feature().equals("id class")) {
			this.composite.add(name);
		}
		addContent(name, true, true);
		addRootMarkers(name);
		return name;
	}

	private String inheritance(String strategy) {
		String text = "@Inheritance(strategy = InheritanceType." + strategy + ")"
				+ (strategy.equals("TABLE_PER_CLASS") ? "" : " @DiscriminatorValue(\"9\")");
		if (!strategy.equals("TABLE_PER_CLASS") && this.choice.chance(0.5)) {
			text += this.choice.of(" @DiscriminatorColumn(name = \"" + this.choice.plain("kind") + "\", length = 20)",
					" @DiscriminatorColumn(discriminatorType = DiscriminatorType.INTEGER)",
					" @DiscriminatorColumn(name = \"\\\"Kind Of\\\"\", discriminatorType = DiscriminatorType.CHAR)",
					" @DiscriminatorColumn(columnDefinition = \"varchar(30) default 'x'\")");
		}
		return text;
	}

	private void addSubclass(String root, String strategy, int number) {
		String name = className();
		List<String> annotations = new ArrayList<>(List.of("@Entity"));
		if (!strategy.equals("TABLE_PER_CLASS")) {
			annotations.add("@DiscriminatorValue(\"" + (number + 1) + "\")");
		}
		if (strategy.equals("JOINED") && !this.composite.contains(root) && this.choice.chance(0.3)) {
			annotations.add("@PrimaryKeyJoinColumn(name = \"" + this.choice.plain("sub_id") + "\")");
		}
		if (strategy.equals("JOINED") && this.choice.chance(0.15)) {
			annotations.add("@OnDelete(action = OnDeleteAction.CASCADE)");
		}
		List<String> hierarchy = this.entities.subList(this.entities.indexOf(root), this.entities.size());
		String parent = this.choice.of(hierarchy);
		this.parts.add(new Part(name, strategy.toLowerCase().replace('_', ' ') + " subclass", name, Set.of(parent),
				Map.of(Slot.HEAD, "public class " + name + " extends " + parent, Slot.ANNOTATION,
						String.join(" ", annotations))));
		this.entities.add(name);
		if (this.composite.contains(parent)) {
			this.composite.add(name);
		}
		addContent(name, !strategy.equals("SINGLE_TABLE"), false);
	}

	private String addMappedSuperclass() {
		String name = this.choice.plain("Base");
		this.parts.add(new Part(name, "mapped superclass", name, Set.of(),
				Map.of(Slot.HEAD, "@MappedSuperclass public abstract class " + name)));
		for (int i = this.choice.upTo(2); i >= 0; i--) {
			this.attributes.addBasic(name, true, null);
		}
		return name;
	}

	private void addView() {
		String name = className();
		String query = this.choice.of("select 1 as id, 'x' as label",
				"select cast(1 as bigint) as id, cast('y' as varchar(255)) as label where 1 = 1");
		this.parts.add(new Part(name, "view", name, Set.of(), Map.of(Slot.HEAD, "public class " + name, Slot.ANNOTATION,
				"@Entity @View(query = \"" + query + "\")", Slot.MEMBER, "@Id Integer id; String label;")));
	}

	private void addContent(String name, boolean ownTable, boolean root) {
		for (int i = this.choice.upTo(6); i >= 0; i--) {
			this.attributes.addBasic(name, root, null);
		}
		for (int i = this.choice.chance(0.3) ? 1 + this.choice.upTo(1) : 0; i > 0; i--) {
			this.attributes.addEmbedded(name);
		}
		for (int i = this.choice.chance(0.3) ? 1 + this.choice.upTo(1) : 0; i > 0; i--) {
			this.attributes.addElementCollection(name);
		}
		if (ownTable) {
			addTableFeatures(name);
		}
		if (this.choice.chance(0.1)) {
			addSecondaryTable(name);
		}
	}

	private void addTableFeatures(String name) {
		if (this.choice.chance(0.35)) {
			add(name, "table name", Slot.TABLE, Set.of(),
					"name = \"" + (this.choice.chance(0.6) ? this.choice.nasty() : this.choice.plain("tbl")) + "\"");
		}
		if (this.choice.chance(0.12)) {
			add(name, "schema", Slot.TABLE, Set.of(),
					"schema = \"" + this.choice.of("other", "\\\"Audit Log\\\"", "third") + "\"");
		}
		if (this.choice.chance(0.08)) {
			add(name, "table check", Slot.TABLE, Set.of(), "check = @CheckConstraint("
					+ this.choice.maybe(0.6, "name = \"" + this.choice.plain("ck_table") + "\", ") + "constraint = \""
					+ this.choice.of("1 < 2", "'a' in ('a', 'b')", "length('x') between 0 and 10") + "\")");
		}
		if (this.choice.chance(0.05)) {
			add(name, "table check of Hibernate", Slot.ANNOTATION, Set.of(),
					"@Check(" + this.choice.maybe(0.5, "name = \"" + this.choice.plain("chk") + "\", ")
							+ "constraints = \"2 > 1\")");
		}
		if (this.choice.chance(0.08)) {
			add(name, "table comment", Slot.ANNOTATION, Set.of(), "@Comment(\"what is \\\"in\\\" it\")");
		}
		else if (this.choice.chance(0.05)) {
			add(name, "table comment", Slot.TABLE, Set.of(), "comment = \"by JPA\"");
		}
		if (this.choice.chance(0.04)) {
			add(name, "table options", Slot.TABLE, Set.of(), "options = \"with (fillfactor = 70)\"");
		}
		addKeysAndIndexes(name);
	}

	private void addKeysAndIndexes(String name) {
		List<Attribute> columns = this.attributes.sortable(name);
		if (columns.isEmpty()) {
			return;
		}
		if (this.choice.chance(0.25)) {
			List<Attribute> some = some(columns);
			add(name, "unique constraint", Slot.UNIQUE, keys(some), "@UniqueConstraint("
					+ this.choice.maybe(0.5, "name = \"" + this.choice.plain("UK_Named") + "\", ") + "columnNames = { "
					+ String.join(", ", some.stream().map((column) -> "\"" + column.column() + "\"").toList()) + " })");
		}
		for (int i = this.choice.chance(0.35) ? 1 + this.choice.upTo(1) : 0; i > 0; i--) {
			List<Attribute> some = some(columns);
			boolean unique = this.choice.chance(0.25);
			String list = String.join(", ",
					some.stream()
						.map((column) -> column.column() + (unique ? "" : this.choice.of("", "", " desc", " asc")))
						.toList());
			add(name, "index", Slot.INDEX, keys(some),
					"@Index(" + this.choice.maybe(0.5, "name = \"" + this.choice.plain("ix") + "\", ")
							+ "columnList = \"" + list + "\"" + (unique ? ", unique = true" : "") + ")");
		}
	}

	private List<Attribute> some(List<Attribute> columns) {
		List<Attribute> shuffled = new ArrayList<>(columns);
		java.util.Collections.shuffle(shuffled, this.choice.random());
		return shuffled.subList(0, 1 + this.choice.random().nextInt(Math.min(3, shuffled.size())));
	}

	private static Set<String> keys(List<Attribute> columns) {
		return Set.copyOf(columns.stream().map(Attribute::key).toList());
	}

	private void addSecondaryTable(String name) {
		String table = this.choice.plain("second");
		this.parts.add(new Part(table, "secondary table", name, Set.of(),
				Map.of(Slot.ANNOTATION, "@SecondaryTable(name = \"" + table + "\""
						+ this.choice.maybe(this.composite.contains(name) ? 0 : 0.3,
								", pkJoinColumns = @PrimaryKeyJoinColumn(name = \"" + this.choice.plain("link") + "\")")
						+ ")")));
		for (int i = this.choice.upTo(2); i >= 0; i--) {
			this.attributes.addBasic(name, true, table);
		}
	}

	private void addRootMarkers(String name) {
		if (this.choice.chance(0.2)) {
			add(name, "version", Slot.MEMBER, Set.of(),
					"@Version " + this.choice.of("int", "Long", "short", "Instant", "LocalDateTime") + " "
							+ this.choice.plain("version") + ";");
		}
		if (this.choice.chance(0.08)) {
			add(name, "soft delete", Slot.ANNOTATION, Set.of(),
					this.choice.of("@SoftDelete", "@SoftDelete(strategy = SoftDeleteType.ACTIVE)",
							"@SoftDelete(strategy = SoftDeleteType.TIMESTAMP)",
							"@SoftDelete(columnName = \"gone\", converter = YesNoConverter.class)"));
		}
		if (this.choice.chance(0.02)) {
			add(name, "partition key", Slot.MEMBER, Set.of(),
					"@PartitionKey Integer " + this.choice.plain("part") + ";");
		}
		if (this.choice.chance(0.05)) {
			add(name, "tenant", Slot.MEMBER, Set.of(), "@TenantId String " + this.choice.plain("tenant") + ";");
		}
		if (this.choice.chance(0.05)) {
			add(name, "immutable", Slot.ANNOTATION, Set.of(),
					this.choice.of("@Immutable", "@DynamicInsert @DynamicUpdate"));
		}
	}

	private void add(String owner, String feature, Slot slot, Set<String> needs, String text) {
		this.parts
			.add(new Part(owner + "#" + this.parts.size(), feature, owner, needs, new TreeMap<>(Map.of(slot, text))));
	}

	private String className() {
		String name = this.choice.of(CLASS_NAMES);
		return (name.length() > 40 && !this.entities.isEmpty()) ? this.choice.plain("Short")
				: (name.length() > 40) ? this.choice.plain("T") + name : this.choice.plain(name);
	}

}
