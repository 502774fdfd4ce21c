package io.schemasync.scenario;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Constants that come and go, stored by name and by position. */
interface EnumScenarios extends Scenarios {

	/** The first version of the application. */
	interface V1 {

		enum Status {

			NEW, PAID

		}

		@Entity(name = "Ticket")
		class Ticket {

			@Id
			Long id;

			@Enumerated(EnumType.STRING)
			Status status;

			@Enumerated(EnumType.ORDINAL)
			Status previous;

			Ticket() {
			}

			Ticket(long id, Status status) {
				this.id = id;
				this.status = status;
				this.previous = status;
			}

		}

	}

	/** Tickets can be cancelled. */
	interface More {

		enum Status {

			NEW, PAID, CANCELLED

		}

		@Entity(name = "Ticket")
		class Ticket {

			@Id
			Long id;

			@Enumerated(EnumType.STRING)
			Status status;

			@Enumerated(EnumType.ORDINAL)
			Status previous;

			Ticket() {
			}

			Ticket(long id, Status status) {
				this.id = id;
				this.status = status;
				this.previous = status;
			}

		}

	}

	@Test
	default void acceptsAnAddedConstant() {
		tickets();
		Start start = database().start(More.Ticket.class);
		assertThat(start.did()).isEqualTo("""
				~ ticket.ticket_previous_check check (previous) allows also 2 (Ticket#previous) [ORDINAL_ENUM]
				~ ticket.ticket_status_check check (status) allows also CANCELLED (Ticket#status)
				""");
		assertThat(start.left()).isEmpty();
		database().persist(new More.Ticket(3, More.Status.CANCELLED));
		assertThat(database().all(More.Ticket.class)).extracting((ticket) -> ticket.status)
			.containsExactly(More.Status.NEW, More.Status.PAID, More.Status.CANCELLED);
	}

	@Test
	default void withholdsARemovedConstant() {
		database().start(More.Ticket.class);
		database().persist(new More.Ticket(1, More.Status.CANCELLED));
		Start start = database().start(V1.Ticket.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left()).isEqualTo("""
				! ticket.ticket_previous_check check (previous) allows no more 2 (Ticket#previous) [NARROWS]
				    PERSON: Rows of ticket may hold 2 in previous, which the entity no longer knows. Replace the
				    check by hand once no row does. In the way: 1 row, for example the one with the key (1).
				! ticket.ticket_status_check check (status) allows no more CANCELLED (Ticket#status) [NARROWS]
				    PERSON: Rows of ticket may hold CANCELLED in status, which the entity no longer knows. Replace
				    the check by hand once no row does. In the way: 1 row, for example the one with the key (1).
				""");
	}

	/** One constant goes, another comes. */
	interface Other {

		enum Status {

			NEW, REFUNDED

		}

		@Entity(name = "Ticket")
		class Ticket {

			@Id
			Long id;

			@Enumerated(EnumType.STRING)
			Status status;

			@Enumerated(EnumType.ORDINAL)
			Status previous;

			Ticket() {
			}

			Ticket(long id, Status status) {
				this.id = id;
				this.status = status;
				this.previous = status;
			}

		}

	}

	@Test
	default void acceptsTheNewConstantWhereOneIsReplaced() {
		tickets();
		Start start = database().start(Other.Ticket.class);
		assertThat(start.did()).startsWith("""
				~ ticket.ticket_status_check check (status) allows also REFUNDED (Ticket#status)
				""");
		assertThat(start.left()).isEqualTo("""
				! ticket.ticket_status_check check (status) allows no more PAID (Ticket#status) [NARROWS]
				    PERSON: Rows of ticket may hold PAID in status, which the entity no longer knows. Replace the
				    check by hand once no row does. In the way: 1 row, for example the one with the key (2).
				""");
		database().persist(new Other.Ticket(3, Other.Status.REFUNDED));
	}

	private void tickets() {
		database().start(V1.Ticket.class);
		database().persist(new V1.Ticket(1, V1.Status.NEW), new V1.Ticket(2, V1.Status.PAID));
	}

}
