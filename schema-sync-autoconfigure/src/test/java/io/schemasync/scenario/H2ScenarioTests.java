package io.schemasync.scenario;

import java.util.UUID;

import io.schemasync.embedded.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plays the scenarios on H2. Those that are told anew here have another outcome, because
 * H2 has enums as types of columns, and compiles the statements of an application again
 * when a type changes.
 */
class H2ScenarioTests extends SyncScenarios {

	@Override
	TestDatabase freshDatabase() {
		return database("");
	}

	static TestDatabase database(String settings) {
		String name = UUID.randomUUID().toString();
		return new TestDatabase(name, "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1" + settings, "sa", "");
	}

	@Override
	String spelling(String planText) {
		return H2Spelling.of(planText);
	}

	@Test
	@Override
	public void widensTypes() {
		products();
		assertThat(database().start(TypeScenarios.Wider.Product.class).did()).isEqualTo("""
				~ product.price type numeric(10,2) → numeric(12,2) (Product#price)
				~ product.name type varchar(20) → varchar(40) (Product#name)
				""");
	}

	/** The setting is about statements that fail once, and none does. */
	@Test
	@Override
	public void withholdsWideningWhereTheUserSaysSo() {
		products();
		Start start = database().start(Settings.defaults().withholdWidening(), TypeScenarios.Wider.Product.class);
		assertThat(start.left()).isEmpty();
	}

	@Test
	@Override
	public void rewritesASmallTableWhereNoValueIsLost() {
		products();
		assertThat(database().start(TypeScenarios.Longer.Product.class).did()).isEqualTo("""
				~ product.stock type integer → bigint (Product#stock) [TABLE_REWRITE]
				""");
	}

	@Test
	@Override
	public void withholdsTheRewriteOfABigTable() {
		products();
		Start start = database().start(Settings.defaults().rewriteLimit(0), TypeScenarios.Longer.Product.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left()).isEqualTo("""
				! product.stock type integer → bigint (Product#stock) [TABLE_REWRITE]
				    PERSON: Every row of product would be rewritten for column stock, and nobody could read or write
				    the table meanwhile. Run the statement at a quiet time. The table is larger than
				    schemasync.additive.rewrite-limit.
				""");
	}

	private void products() {
		database().start(TypeScenarios.V1.Product.class);
		database().persist(new TypeScenarios.V1.Product(1, "Earl Grey"), new TypeScenarios.V1.Product(2, "Assam"));
	}

	@Test
	@Override
	public void acceptsAnAddedConstant() {
		tickets();
		Start start = database().start(EnumScenarios.More.Ticket.class);
		assertThat(start.did()).isEqualTo("""
				~ ticket.status type enum('NEW','PAID') → enum('CANCELLED','NEW','PAID') (Ticket#status)
				~ ticket.constraint_n check (previous) allows also 2 (Ticket#previous) [ORDINAL_ENUM]
				""");
		assertThat(start.left()).isEmpty();
		database().persist(new EnumScenarios.More.Ticket(3, EnumScenarios.More.Status.CANCELLED));
		assertThat(database().all(EnumScenarios.More.Ticket.class)).extracting((ticket) -> ticket.status)
			.containsExactly(EnumScenarios.More.Status.NEW, EnumScenarios.More.Status.PAID,
					EnumScenarios.More.Status.CANCELLED);
	}

	@Test
	@Override
	public void withholdsARemovedConstant() {
		database().start(EnumScenarios.More.Ticket.class);
		database().persist(new EnumScenarios.More.Ticket(1, EnumScenarios.More.Status.CANCELLED));
		Start start = database().start(EnumScenarios.V1.Ticket.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left()).isEqualTo("""
				! ticket.status type enum('CANCELLED','NEW','PAID') → enum('NEW','PAID') (Ticket#status) [NARROWS]
				    PERSON: Values of ticket.status that fit enum('CANCELLED','NEW','PAID') may not fit
				    enum('NEW','PAID'). Add a new column, copy the values, then switch. In the way: 1 row, for
				    example the one with the key (1).
				! ticket.constraint_n check (previous) allows no more 2 (Ticket#previous) [NARROWS]
				    PERSON: Rows of ticket may hold 2 in previous, which the entity no longer knows. Replace the
				    check by hand once no row does. In the way: 1 row, for example the one with the key (1).
				""");
	}

	@Test
	@Override
	public void acceptsTheNewConstantWhereOneIsReplaced() {
		tickets();
		Start start = database().start(EnumScenarios.Other.Ticket.class);
		assertThat(start.did()).startsWith("""
				~ ticket.status type enum('NEW','PAID') → enum('NEW','PAID','REFUNDED') (Ticket#status)
				""");
		assertThat(start.left()).isEqualTo("""
				! ticket.status type enum('NEW','PAID','REFUNDED') → enum('NEW','REFUNDED') (Ticket#status) [NARROWS]
				    PERSON: Values of ticket.status that fit enum('NEW','PAID','REFUNDED') may not fit
				    enum('NEW','REFUNDED'). Add a new column, copy the values, then switch. In the way: 1 row, for
				    example the one with the key (2).
				""");
		database().persist(new EnumScenarios.Other.Ticket(3, EnumScenarios.Other.Status.REFUNDED));
	}

	private void tickets() {
		database().start(EnumScenarios.V1.Ticket.class);
		database().persist(new EnumScenarios.V1.Ticket(1, EnumScenarios.V1.Status.NEW),
				new EnumScenarios.V1.Ticket(2, EnumScenarios.V1.Status.PAID));
	}

	@Test
	@Override
	public void anOlderVersionDoesNotUndoWhatANewerOneDid() {
		database().start(VersionScenarios.Old.Parcel.class);
		database().persist(new VersionScenarios.Old.Parcel(1, "A"));
		assertThat(database().start(VersionScenarios.New.Parcel.class).did()).isEqualTo("""
				~ parcel.sender null allowed (Parcel)
				~ parcel.code type varchar(20) → varchar(40) (Parcel#code)
				~ parcel.parcel_search index (weight) → index (weight, code) (Parcel#weight)
				? parcel.sender column
				""");
		Start older = database().start(VersionScenarios.Old.Parcel.class);
		assertThat(older.changedNothing()).isTrue();
		assertThat(older.remaining().withheld()).hasSize(3)
			.allSatisfy((step) -> assertThat(step.decision().toString()).contains("OLDER_MODEL"));
		assertThat(database().start(VersionScenarios.New.Parcel.class).changedNothing()).isTrue();
	}

}
