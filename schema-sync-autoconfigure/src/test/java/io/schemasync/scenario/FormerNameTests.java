package io.schemasync.scenario;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

import io.schemasync.annotation.RenamedFrom;
import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.Server;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.postgresql.PostgreSqlDialect;
import io.schemasync.diff.Change;
import io.schemasync.plan.PlanSettings.Renames;
import io.schemasync.plan.Unmapped;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;
import io.schemasync.testing.EntityModels;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import org.hibernate.annotations.ColumnDefault;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Renamed tables that replicas of the version before go on using under the old name.
 */
class FormerNameTests {

	private final ScenarioDatabase database = PostgreSqlSpelling.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	/** The version before, which goes on. */
	interface Old {

		@Entity(name = "Customer")
		class Customer {

			@Id
			@GeneratedValue(strategy = GenerationType.SEQUENCE)
			Long id;

			@Version
			int version;

			@Column(nullable = false, length = 40)
			String name;

			@ColumnDefault("'standard'")
			String tier;

			Customer() {
			}

			Customer(String name) {
				this.name = name;
			}

		}

		@Entity(name = "Note")
		class Note {

			@Id
			@GeneratedValue(strategy = GenerationType.IDENTITY)
			Long id;

			@ManyToOne
			Customer customer;

			String text;

		}

	}

	/** The new version, which goes on with the ids of the old one. */
	interface New {

		@Entity(name = "Client")
		@RenamedFrom("Customer")
		class Client {

			@Id
			@GeneratedValue(strategy = GenerationType.SEQUENCE)
			@SequenceGenerator(name = "clients", sequenceName = "customer_seq")
			Long id;

			@Version
			int version;

			@Column(nullable = false, length = 40)
			String name;

			@ColumnDefault("'standard'")
			String tier;

			String nickname;

			Client() {
			}

			Client(String name) {
				this.name = name;
			}

		}

		@Entity(name = "Memo")
		@RenamedFrom("Note")
		class Memo {

			@Id
			@GeneratedValue(strategy = GenerationType.IDENTITY)
			Long id;

			@ManyToOne
			Client customer;

			String text;

		}

	}

	@Test
	void bothVersionsReadAndWriteTheSameRows() {
		this.database.start(Old.Customer.class, Old.Note.class);
		this.database.persist(new Old.Customer("Ada"));
		try (EntityModels old = EntityModels.of(this.database.testDatabase(), Old.Customer.class, Old.Note.class)) {
			Long before = persist(old, "Bob");
			Start start = this.database.start(New.Client.class, New.Memo.class);
			assertThat(start.did()).isEqualTo("""
					~ client table renamed from customer, which becomes a view of it (Client)
					~ memo table renamed from note, which becomes a view of it (Memo)
					+ client.nickname column varchar(255) (Client#nickname)
					""");
			assertThat(start.left()).isEqualTo("""
					? customer former name
					    stands for client while replicas of an older version need it
					? note former name
					    stands for memo while replicas of an older version need it
					""");
			assertThat(start.remaining().unmapped()).allMatch(Unmapped::removable);
			assertOldVersionWorks(old, before);
		}
	}

	private void assertOldVersionWorks(EntityModels old, Long before) {
		Long id = persist(old, "Cleo");
		old.sessionFactory().inTransaction((session) -> {
			Old.Customer bob = session.find(Old.Customer.class, before, LockModeType.PESSIMISTIC_WRITE);
			bob.name = "Robert";
			Old.Note note = new Old.Note();
			note.customer = bob;
			session.persist(note);
		});
		try (EntityModels current = EntityModels.of(this.database.testDatabase(), New.Client.class, New.Memo.class)) {
			current.sessionFactory().inTransaction((session) -> {
				New.Client robert = session.find(New.Client.class, before);
				assertThat(robert.name).isEqualTo("Robert");
				robert.nickname = "Bobby";
				session.persist(new New.Client("Dora"));
				New.Memo memo = new New.Memo();
				memo.customer = robert;
				session.persist(memo);
			});
			old.sessionFactory().inTransaction((session) -> {
				assertThat(names(
						session.createSelectionQuery("from Customer order by id", Old.Customer.class).getResultList()))
					.containsExactlyInAnyOrder("Ada", "Robert", "Cleo", "Dora");
				assertThat(session.createSelectionQuery("from Note where customer.name = 'Robert'", Old.Note.class)
					.getResultList()).hasSize(2);
				session.remove(session.find(Old.Customer.class, id));
				assertThat(session
					.createMutationQuery(
							"update Customer set tier = 'gold' where id in (select n.customer.id from Note n)")
					.executeUpdate()).isOne();
			});
			current.sessionFactory()
				.inTransaction((session) -> assertThat(
						session.createSelectionQuery("from Client", New.Client.class).getResultList())
					.extracting((client) -> client.name + " " + client.tier)
					.containsExactlyInAnyOrder("Ada null", "Robert gold", "Dora null"));
		}
	}

	private static List<String> names(List<Old.Customer> customers) {
		return customers.stream().map((customer) -> customer.name).toList();
	}

	private static Long persist(EntityModels model, String name) {
		return model.sessionFactory().fromTransaction((session) -> {
			Old.Customer customer = new Old.Customer(name);
			session.persist(customer);
			return customer.id;
		});
	}

	@Test
	void preparedStatementsOfRunningReplicasGoOn() throws SQLException {
		this.database.start(Old.Customer.class);
		this.database.persist(new Old.Customer("Ada"));
		try (Connection replica = this.database.dataSource().getConnection()) {
			replica.unwrap(PGConnection.class).setPrepareThreshold(1);
			try (PreparedStatement select = replica
				.prepareStatement("select id, name, tier from customer where id = ?");
					PreparedStatement update = replica.prepareStatement("update customer set tier = ? where id = ?")) {
				write(select, update, "silver");
				replica.setAutoCommit(false);
				this.database.start(New.Client.class);
				write(select, update, "gold");
				replica.commit();
			}
		}
		assertThat(this.database.all(New.Client.class)).extracting((client) -> client.tier).containsExactly("gold");
	}

	private static void write(PreparedStatement select, PreparedStatement update, String tier) throws SQLException {
		for (int i = 0; i < 3; i++) {
			select.setLong(1, 1);
			try (ResultSet row = select.executeQuery()) {
				assertThat(row.next()).isTrue();
			}
			update.setString(1, tier);
			update.setLong(2, 1);
			assertThat(update.executeUpdate()).isOne();
		}
	}

	@Test
	void aServerWhoseViewsKeepNoPoliciesIsToldByThem() {
		this.database.start(Old.Customer.class);
		String safe = statements(140000).get(1).sql();
		this.database.sql("alter table customer rename to client");
		this.database.sql(safe);
		this.database.sql("alter table client enable row level security");
		assertThatThrownBy(() -> this.database.sql(safe)).hasMessageContaining("row level security")
			.hasMessageContaining("schemasync.additive.renames=rename");
	}

	private List<Statement> statements(int version) {
		Table table = this.database.schema().tables().get(new QualifiedName("public", "customer"));
		Change change = new Change.Rename(table, table.toBuilder().name(new QualifiedName("public", "client")).build(),
				true);
		Server server = new Server("PostgreSQL", "14.0", version, "test", "", "test", "public", false, 0);
		return new PostgreSqlDialect().render(change, new Circumstances(server, Set.of(), null));
	}

	@Test
	void anOlderVersionStartsWithoutChangingAnything() {
		this.database.start(Old.Customer.class, Old.Note.class);
		this.database.start(New.Client.class, New.Memo.class);
		Start older = this.database.start(Old.Customer.class, Old.Note.class);
		assertThat(older.changedNothing()).isTrue();
		assertThat(older.left()).isEqualTo("""
				? customer view
				    a newer version of the application calls the table client, for which this view stands: left as
				    it is
				? note view
				    a newer version of the application calls the table memo, for which this view stands: left as it
				    is
				""");
	}

	/** The new version as one would write it who does not think of the ids. */
	interface Careless {

		@Entity(name = "Client")
		@RenamedFrom("Customer")
		class Client {

			@Id
			@GeneratedValue(strategy = GenerationType.SEQUENCE)
			Long id;

			@Version
			int version;

			@Column(nullable = false, length = 40)
			String name;

			String tier;

		}

	}

	@Test
	void refusesASecondSourceOfIdsBeforeAnythingIsChanged() {
		this.database.start(Old.Customer.class, Old.Note.class);
		SchemaSyncException refusal = this.database.refuse(Settings.defaults(), Careless.Client.class);
		assertThat(refusal).hasMessageContaining("public.client_seq");
		assertThat(refusal.getMessage() + refusal.action())
			.contains("Replicas of the version before go on taking ids of public.customer from public.customer_seq")
			.contains("@SequenceGenerator(sequenceName = \"customer_seq\")");
	}

	@Test
	void theSequenceGoesWithATableThatIsRenamedInPlace() {
		this.database.start(Old.Customer.class);
		this.database.persist(new Old.Customer("Ada"));
		Start start = this.database.start(Settings.defaults().renames(Renames.RENAME), Careless.Client.class);
		assertThat(start.did()).isEqualTo("""
				~ client table renamed from customer (Client) [RENAMED]
				~ client_seq sequence renamed from customer_seq
				""");
		assertThat(start.left()).isEmpty();
	}

	@Test
	void theFormerNameHasTheRightsOfTheTable() {
		this.database.start(Old.Customer.class);
		String role = "reader_" + this.database.testDatabase().name();
		this.database.sql("create role " + role, "grant select, update (name) on customer to " + role,
				"grant select on customer to public");
		this.database.start(New.Client.class);
		assertThat(
				this.jdbc.queryForList(
						"select privilege_type || ' ' || grantee from information_schema.table_privileges "
								+ "where table_name = 'customer' and grantee in ('PUBLIC', ?) order by 1",
						String.class, role))
			.containsExactly("SELECT PUBLIC", "SELECT " + role);
		assertThat(this.jdbc.queryForObject("select has_column_privilege(?, 'customer', 'name', 'update') and not "
				+ "has_column_privilege(?, 'customer', 'tier', 'update')", Boolean.class, role, role))
			.isTrue();
		this.database.sql("drop owned by " + role, "drop role " + role);
	}

	/** The next version: longer names, and a column under another name. */
	interface Next {

		@Entity(name = "Client")
		@RenamedFrom("Customer")
		class Client {

			@Id
			@GeneratedValue(strategy = GenerationType.SEQUENCE)
			@SequenceGenerator(name = "clients", sequenceName = "customer_seq")
			Long id;

			@Version
			int version;

			@Column(nullable = false, length = 80)
			String name;

			@ColumnDefault("'standard'")
			@RenamedFrom("tier")
			String level;

			String city;

		}

	}

	@Test
	void laterChangesOfTheTableLeaveTheFormerNameAlone() {
		this.database.start(Old.Customer.class);
		this.database.persist(new Old.Customer("Ada"));
		this.database.start(New.Client.class);
		Settings settings = Settings.defaults().renames(Renames.RENAME);
		Start start = this.database.start(settings, Next.Client.class);
		assertThat(start.did()).startsWith("""
				~ client.level column renamed from tier (Client#level) [RENAMED]
				+ client.city column varchar(255) (Client#city)
				! client.name type varchar(40) → varchar(80) (Client#name) [DEPENDENT_OBJECT]
				    PERSON: The server does not change the type of client.name while this uses it: view customer.
				    Drop that, change the type, and create it again, in one transaction.
				""");
		assertThat(this.database.all(Old.Customer.class)).extracting((customer) -> customer.name)
			.containsExactly("Ada");
		String drop = start.remaining().unmapped().stream().filter(Unmapped::removable).findFirst().orElseThrow().sql();
		this.database.sql(drop);
		assertThat(this.database.start(settings, Next.Client.class).left()).doesNotContain("!", "former");
	}

	@Test
	void aTypeThatChangesTogetherWithTheNameWaits() {
		this.database.start(Old.Customer.class);
		this.database.persist(new Old.Customer("Ada"));
		Start start = this.database.start(Settings.defaults().notForHibernate(), Wider.Client.class);
		assertThat(start.left()).contains("! client.name type varchar(40) → varchar(80)", "view customer");
	}

	/** Another name, and longer ones. */
	interface Wider {

		@Entity(name = "Client")
		@RenamedFrom("Customer")
		class Client {

			@Id
			@GeneratedValue(strategy = GenerationType.SEQUENCE)
			@SequenceGenerator(name = "clients", sequenceName = "customer_seq")
			Long id;

			@Version
			int version;

			@Column(nullable = false, length = 80)
			String name;

			@ColumnDefault("'standard'")
			String tier;

		}

	}

	/** The table has another name once more. */
	interface Again {

		@Entity(name = "Account")
		@RenamedFrom({ "Client", "Customer" })
		class Account {

			@Id
			@GeneratedValue(strategy = GenerationType.SEQUENCE)
			@SequenceGenerator(name = "clients", sequenceName = "customer_seq")
			Long id;

			@Version
			int version;

			@Column(nullable = false, length = 40)
			String name;

			@ColumnDefault("'standard'")
			String tier;

			String nickname;

		}

	}

	@Test
	void aTableCanHaveSeveralFormerNames() {
		this.database.start(Old.Customer.class);
		this.database.start(New.Client.class);
		Start start = this.database.start(Again.Account.class);
		assertThat(start.left()).isEqualTo("""
				? client former name
				    stands for account while replicas of an older version need it
				? customer former name
				    stands for account while replicas of an older version need it
				""");
		this.database.persist(new Old.Customer("Ada"), new New.Client("Bob"));
		assertThat(this.database.all(Again.Account.class)).hasSize(2);
	}

	@Test
	void recreateKnowsWhatHadAnotherName() {
		Settings settings = Settings.defaults().recreate();
		this.database.start(settings, Old.Customer.class, Old.Note.class);
		this.jdbc.update("update schemasync_metadata set strategy = 'recreate'");
		this.database.start(New.Client.class, New.Memo.class);
		this.jdbc.update("update schemasync_metadata set strategy = 'recreate'");
		this.database.start(settings, Next.Client.class);
		assertThat(this.jdbc.queryForList(
				"select relname from pg_class where relkind in ('r', 'v') and relnamespace = 'public'::regnamespace "
						+ "and relname not like 'schemasync%'",
				String.class))
			.containsExactly("client");
	}

}
