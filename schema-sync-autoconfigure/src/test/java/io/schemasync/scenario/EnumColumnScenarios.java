package io.schemasync.scenario;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How scenarios play where the constants of an enum are the type of a column. */
interface EnumColumnScenarios extends EnumScenarios {

	/** Return what the unnamed rule of an ordinal enum is called. */
	String ordinalRule();

	/** Return the type with a constant more, in the order that the database has it in. */
	String withCancelled();

	/** Return the hazard that a change of a rule has besides, if there is one. */
	default String hazardOfRules() {
		return "";
	}

	@Test
	@Override
	default void acceptsAnAddedConstant() {
		newAndPaid();
		Start start = database().start(EnumScenarios.More.Ticket.class);
		assertThat(start.did()).isEqualTo("""
				~ ticket.status type enum('NEW','PAID') → %s (Ticket#status)
				~ ticket.%s check (previous) allows also 2 (Ticket#previous) [ORDINAL_ENUM%s]
				""".formatted(withCancelled(), ordinalRule(), hazardOfRules()));
		assertThat(start.left()).isEmpty();
		database().persist(new EnumScenarios.More.Ticket(3, EnumScenarios.More.Status.CANCELLED));
		assertThat(database().all(EnumScenarios.More.Ticket.class)).extracting((ticket) -> ticket.status)
			.containsExactly(EnumScenarios.More.Status.NEW, EnumScenarios.More.Status.PAID,
					EnumScenarios.More.Status.CANCELLED);
	}

	@Test
	@Override
	default void withholdsARemovedConstant() {
		database().start(EnumScenarios.More.Ticket.class);
		database().persist(new EnumScenarios.More.Ticket(1, EnumScenarios.More.Status.CANCELLED));
		Start start = database().start(EnumScenarios.V1.Ticket.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left()).isEqualTo("""
				! ticket.status type enum('CANCELLED','NEW','PAID') → enum('NEW','PAID') (Ticket#status) [NARROWS]
				    PERSON: Values of ticket.status that fit enum('CANCELLED','NEW','PAID') may not fit
				    enum('NEW','PAID'). Give the attribute another column, filled from this one while no replica of
				    the version before runs: @Backfill("status") @Column(name = "status_2"). In the way: 1 row, for
				    example the one with the key (1).
				! ticket.%s check (previous) allows no more 2 (Ticket#previous) [NARROWS%s]
				    PERSON: Rows of ticket may hold 2 in previous, which the entity no longer knows. Replace the
				    check by hand once no row does. In the way: 1 row, for example the one with the key (1).
				""".formatted(ordinalRule(), hazardOfRules()));
	}

	@Test
	@Override
	default void acceptsTheNewConstantWhereOneIsReplaced() {
		newAndPaid();
		Start start = database().start(EnumScenarios.Other.Ticket.class);
		assertThat(start.did()).startsWith("""
				~ ticket.status type enum('NEW','PAID') → enum('NEW','PAID','REFUNDED') (Ticket#status)
				""");
		assertThat(start.left()).isEqualTo("""
				! ticket.status type enum('NEW','PAID','REFUNDED') → enum('NEW','REFUNDED') (Ticket#status) [NARROWS]
				    PERSON: Values of ticket.status that fit enum('NEW','PAID','REFUNDED') may not fit
				    enum('NEW','REFUNDED'). Give the attribute another column, filled from this one while no replica
				    of the version before runs: @Backfill("status") @Column(name = "status_2"). In the way: 1 row,
				    for example the one with the key (2).
				""");
		database().persist(new EnumScenarios.Other.Ticket(3, EnumScenarios.Other.Status.REFUNDED));
	}

	private void newAndPaid() {
		database().start(EnumScenarios.V1.Ticket.class);
		database().persist(new EnumScenarios.V1.Ticket(1, EnumScenarios.V1.Status.NEW),
				new EnumScenarios.V1.Ticket(2, EnumScenarios.V1.Status.PAID));
	}

}
