package io.schemasync.source.entity;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Identity;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.InitialRow;
import io.schemasync.schema.Origin;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.ReferentialAction;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import io.schemasync.schema.UniqueConstraint;
import io.schemasync.testing.EntityModels;
import io.schemasync.testing.MappingCorpus;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.relational.SimpleAuxiliaryDatabaseObject;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.dialect.PostgreSQLDialect;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What {@link EntitySchemaSource} makes of single features of a mapping.
 */
class EntitySchemaSourceTests {

	private static final TestDatabase DATABASE = TestPostgres.freshDatabase();

	private static final String MAPPINGS = "io.schemasync.mappings.";

	@Test
	void namesAttributeBehindColumn() {
		Schema schema = read("embeddables");
		Table shipment = table(schema, "shipment");
		assertThat(shipment.origin()).isEqualTo(Origin.of(MAPPINGS + "embeddables.Shipment"));
		assertThat(column(shipment, "target_street").origin())
			.isEqualTo(Origin.of(MAPPINGS + "embeddables.Shipment#target.street"));
		assertThat(column(shipment, "target_x").origin())
			.isEqualTo(new Origin(MAPPINGS + "embeddables.Shipment#target.point.x", true));
		assertThat(column(shipment, "zone").origin()).isEqualTo(Origin.of(MAPPINGS + "embeddables.Shipment#key.zone"));
	}

	@Test
	void tellsPrimitivesFromTheirWrappers() {
		Table basics = table(read("basics"), "basics");
		assertThat(column(basics, "flag").origin().primitive()).isTrue();
		assertThat(column(basics, "number").origin().primitive()).isTrue();
		assertThat(column(basics, "optional_flag").origin().primitive()).isFalse();
		assertThat(column(basics, "bytes").origin().primitive()).isFalse();
		assertThat(column(table(read("properties"), "station"), "platforms").origin().primitive()).isTrue();
	}

	@Test
	void tellsWhatTheApplicationOnlyReads() {
		try (EntityModels models = EntityModels.of(DATABASE, ReadsOnly.class)) {
			Table table = table(models.source().read(), "reads_only");
			assertThat(table.columns()).filteredOn((column) -> column.origin().readOnly())
				.extracting(Column::name)
				.containsExactlyInAnyOrder("computed", "foreign_text");
		}
	}

	/** Columns that are computed, read, written, and written by another attribute. */
	@Entity(name = "ReadsOnly")
	static class ReadsOnly {

		@Id
		Long id;

		@GeneratedColumn("1 + 1")
		Integer computed;

		@jakarta.persistence.Column(insertable = false, updatable = false)
		String foreignText;

		@jakarta.persistence.Column(updatable = false)
		String once;

		@jakarta.persistence.Column(name = "parent_id", insertable = false, updatable = false)
		Long parentId;

		@ManyToOne
		ReadsOnly parent;

	}

	@Test
	void namesAttributeBehindCollectionTable() {
		Schema schema = read("elements");
		assertThat(table(schema, "customer_tags").origin()).isEqualTo(Origin.of(MAPPINGS + "elements.Customer#tags"));
		assertThat(column(table(schema, "phones"), "country").origin())
			.isEqualTo(Origin.of(MAPPINGS + "elements.Customer#phones.country"));
		assertThat(column(table(schema, "phones"), "owner").origin())
			.isEqualTo(Origin.of(MAPPINGS + "elements.Customer#phones"));
	}

	@Test
	void namesAttributeBehindForeignKeyColumn() {
		Schema schema = read("associations");
		assertThat(column(table(schema, "book"), "author_id").origin())
			.isEqualTo(Origin.of(MAPPINGS + "associations.Book#author"));
		assertThat(column(table(schema, "fan"), "fan_of").origin())
			.isEqualTo(Origin.of(MAPPINGS + "associations.Author#fans"));
		assertThat(table(schema, "author_genre").origin())
			.isEqualTo(Origin.of(MAPPINGS + "associations.Author#genres"));
	}

	@Test
	void namesEntityWhereNoAttributeStandsForColumn() {
		assertThat(column(table(read("singletable"), "payment"), "dtype").origin())
			.isEqualTo(Origin.of(MAPPINGS + "singletable.Payment"));
		assertThat(column(table(read("markers"), "removable"), "deleted").origin())
			.isEqualTo(Origin.of(MAPPINGS + "markers.Removable"));
	}

	@Test
	void namesParentsAttributeInTablesPerClass() {
		assertThat(column(table(read("tableperclass"), "circle"), "name").origin())
			.isEqualTo(Origin.of(MAPPINGS + "tableperclass.Shape#name"));
	}

	@Test
	void namesUserOfSequenceAndEnumType() {
		Schema schema = read("sequences");
		QualifiedName named = new QualifiedName(null, "named_numbers");
		assertThat(schema.sequences().get(named).origin()).isEqualTo(Origin.of(MAPPINGS + "sequences.Named#id"));
		assertThat(read("enums").enumTypes().values()).anySatisfy((type) -> {
			assertThat(type.name()).isEqualTo(new QualifiedName(null, "status"));
			assertThat(type.labels()).containsExactly("BLOCKED", "CLOSED", "OPEN");
			assertThat(type.casts()).isTrue();
			assertThat(type.origin()).isEqualTo(Origin.of(MAPPINGS + "enums.Ticket#named"));
		});
	}

	@Test
	void readsSequenceWithStartIncrementCacheAndSchema() {
		Schema schema = read("sequences");
		assertThat(schema.sequences().get(new QualifiedName(null, "named_numbers")))
			.satisfies((sequence) -> assertThat(sequence.start()).isEqualTo(1000))
			.satisfies((sequence) -> assertThat(sequence.increment()).isEqualTo(10));
		assertThat(schema.sequences().get(new QualifiedName(null, "cached_numbers")).cache()).isEqualTo(20);
		assertThat(schema.sequences()).containsKey(new QualifiedName("numbers", "elsewhere_numbers"));
		assertThat(schema.namespaces()).containsExactly("numbers");
	}

	@Test
	void fillsGeneratorTable() {
		assertThat(table(read("generatortables"), "numbers").initialRows()).extracting(InitialRow::insert)
			.allMatch((sql) -> sql.startsWith("insert into numbers"))
			.hasSize(2);
	}

	@Test
	void readsForeignKeyFromItsDefinition() {
		List<ForeignKey> keys = table(read("associations"), "book").foreignKeys();
		assertThat(keys).contains(
				new ForeignKey("fk_translator", List.of("translator"), new QualifiedName(null, "author"), List.of("id"),
						ReferentialAction.CASCADE, ReferentialAction.CASCADE, "", true),
				new ForeignKey("fk_editor", List.of("editor"), new QualifiedName(null, "author"), List.of("id"),
						ReferentialAction.SET_NULL, ReferentialAction.NO_ACTION, "", true),
				new ForeignKey("fk_reviewer", List.of("reviewer"), new QualifiedName(null, "author"), List.of("id"),
						ReferentialAction.NO_ACTION, ReferentialAction.NO_ACTION, "deferrable initially deferred",
						true));
		assertThat(keys).noneMatch((key) -> key.columns().contains("ghost_id"));
	}

	@Test
	void namesUniqueConstraintsOnlyWhereTheMappingDoes() {
		List<UniqueConstraint> constraints = table(read("uniques"), "member").uniqueConstraints();
		assertThat(constraints).contains(UniqueConstraint.of(null, List.of("email")),
				UniqueConstraint.of(null, List.of("assigned_id")),
				UniqueConstraint.of(null, List.of("last_name", "first_name")),
				UniqueConstraint.of("uk_member_number", List.of("number")),
				UniqueConstraint.of("idx_locker", List.of("locker", "floor")));
	}

	@Test
	void readsDirectionsAndExpressionsOfIndexes() {
		List<Index> indexes = table(read("indexes"), "article").indexes();
		assertThat(indexes).contains(new Index("ix_article_created",
				List.of(new IndexPart("created", false, true, true), IndexPart.of("title")), false, "btree", "", true),
				new Index("ix_article_unique_lower", List.of(new IndexPart("lower(slug)", true, false, false)), true,
						"btree", "", true),
				new Index("ix_article_partial", List.of(IndexPart.of("created")), false, "btree", "where published",
						true));
	}

	@Test
	void joinsNamelessChecksOfColumn() {
		assertThat(table(read("checks"), "booking").checks())
			.extracting(CheckConstraint::name, CheckConstraint::expression)
			.contains(tuple(null, "(rating >= 1) and (rating <= 5)"), tuple("ck_price", "price >= 0"),
					tuple("weight_limit", "weight < 1000"));
	}

	@Test
	void keepsCaseOfQuotedNamesOnly() {
		Table table = table(read("names"), "order");
		assertThat(table.columns()).extracting(Column::name)
			.contains("Mixed Case", "References", "Check", "select", "grüße");
		assertThat(table.uniqueConstraints()).extracting(UniqueConstraint::name).contains("uk_mixed");
	}

	@Test
	void foldsOnlyWhatTheServerFolds() {
		try (EntityModels models = EntityModels.of(DATABASE, Map.of("hibernate.physical_naming_strategy",
				"org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl"), List.of(Folded.class))) {
			assertThat(table(models.source().read(), "Ärger").columns()).extracting(Column::name)
				.containsExactlyInAnyOrder("someid", "Übung");
		}
	}

	@Test
	void putsTablesIntoDefaultSchemaButTypesOnTheSearchPath() {
		Schema schema = read("defaultschema");
		assertThat(schema.tables().keySet()).containsExactlyInAnyOrder(new QualifiedName("shop", "thing"),
				new QualifiedName("other", "other"));
		assertThat(schema.namespaces()).containsExactly("other", "shop");
	}

	@Test
	void numbersIdentityOnce() {
		Column id = column(table(read("identity"), "defined"), "id");
		assertThat(id.identity()).isEqualTo(Identity.BY_DEFAULT);
		assertThat(id.type().name()).isEqualTo("bigint");
		assertThat(id.nullable()).isFalse();
	}

	@Test
	void readsViewsAsViewsAndQueriesNotAtAll() {
		Schema schema = read("views");
		assertThat(schema.tables().keySet()).containsExactly(new QualifiedName(null, "sale"));
		assertThat(schema.views().keySet()).containsExactly(new QualifiedName(null, "sale_total"));
	}

	@Test
	void readsModelWithoutSessionFactory() {
		MappingCorpus.Feature feature = MappingCorpus.feature("compositekeys");
		try (EntityModels models = EntityModels.of(DATABASE, feature.settings(), feature.classes())) {
			Schema complete = models.source().read();
			Schema schema = EntitySchemaSource.of(metadata(feature.classes())).read();
			assertThat(schema.tables()).isEqualTo(complete.tables());
			assertThat(schema.sequences().keySet()).isEqualTo(complete.sequences().keySet());
		}
	}

	@Test
	void takesSqlOfTheModelForThisDatabaseOnly() {
		Metadata metadata = metadata(List.of());
		metadata.getDatabase()
			.addAuxiliaryDatabaseObject(new SimpleAuxiliaryDatabaseObject(Set.of(), null, null,
					new String[] { "create domain Email as varchar(100)" }, new String[] { "drop domain Email" },
					true));
		metadata.getDatabase()
			.addAuxiliaryDatabaseObject(new SimpleAuxiliaryDatabaseObject(Set.of("org.hibernate.dialect.H2Dialect"),
					null, null, new String[] { "create alias f" }, new String[] { "drop alias f" }));
		assertThat(EntitySchemaSource.of(metadata).read().auxiliaryObjects()).singleElement()
			.returns(List.of("create domain Email as varchar(100)"), AuxiliaryObject::create)
			.returns(List.of("drop domain Email"), AuxiliaryObject::drop)
			.returns(true, AuxiliaryObject::beforeTables);
	}

	/** Hibernate's model is much larger than the schema, and nobody else keeps it. */
	@Test
	void letsGoOfTheModelOnceItIsRead() throws InterruptedException {
		Metadata metadata = metadata(List.of(ReadsOnly.class));
		WeakReference<Metadata> model = new WeakReference<>(metadata);
		EntitySchemaSource source = EntitySchemaSource.of(metadata);
		Schema schema = source.read();
		metadata = null;
		for (int i = 0; i < 100 && model.get() != null; i++) {
			System.gc();
			Thread.sleep(50);
		}
		assertThat(model.get()).isNull();
		assertThat(source.read()).isSameAs(schema);
	}

	private static Metadata metadata(List<Class<?>> entities) {
		StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
			.applySetting("hibernate.dialect", PostgreSQLDialect.class.getName())
			.applySetting("hibernate.boot.allow_jdbc_metadata_access", false)
			.applySetting("hibernate.physical_naming_strategy",
					"org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl")
			.build();
		MetadataSources sources = new MetadataSources(registry);
		entities.forEach(sources::addAnnotatedClass);
		return sources.buildMetadata();
	}

	private static Schema read(String feature) {
		MappingCorpus.Feature found = MappingCorpus.feature(feature);
		try (EntityModels models = EntityModels.of(DATABASE, found.settings(), found.classes())) {
			return models.source().read();
		}
	}

	private static Table table(Schema schema, String name) {
		Table table = schema.tables().get(new QualifiedName(null, name));
		assertThat(table).as(name).isNotNull();
		return table;
	}

	private static Column column(Table table, String name) {
		return table.column(name).orElseThrow(() -> new AssertionError("No column " + name + " in " + table));
	}

	@Entity(name = "Ärger")
	static class Folded {

		@Id
		long someId;

		String Übung;

	}

}
