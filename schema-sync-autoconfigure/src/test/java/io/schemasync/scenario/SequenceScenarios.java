package io.schemasync.scenario;

import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Sequences that come, or that count in another way. */
interface SequenceScenarios extends Scenarios {

	/** Ids are given by the application. */
	interface Assigned {

		@Entity(name = "Invoice")
		class Invoice {

			@Id
			Long id;

			Invoice() {
			}

			Invoice(long id) {
				this.id = id;
			}

		}

	}

	/** Ids come from a sequence, ten at a time. */
	interface ByTen {

		@Entity(name = "Invoice")
		class Invoice {

			@Id
			@GeneratedValue(strategy = GenerationType.SEQUENCE)
			@SequenceGenerator(name = "invoice", sequenceName = "invoice_numbers", allocationSize = 10)
			Long id;

		}

	}

	/** Ids come from the same sequence, fifty at a time. */
	interface ByFifty {

		@Entity(name = "Invoice")
		class Invoice {

			@Id
			@GeneratedValue(strategy = GenerationType.SEQUENCE)
			@SequenceGenerator(name = "invoice", sequenceName = "invoice_numbers", allocationSize = 50)
			Long id;

		}

	}

	@Test
	default void startsAMissingSequenceAboveTheRowsThatAreThere() {
		database().start(Assigned.Invoice.class);
		database().persist(new Assigned.Invoice(1), new Assigned.Invoice(17));
		assertThat(database().start(ByTen.Invoice.class).did()).isEqualTo("""
				+ invoice_numbers sequence increment 10 (Invoice#id)
				""");
		database().persist(new ByTen.Invoice(), new ByTen.Invoice());
		assertThat(database().all(ByTen.Invoice.class)).hasSize(4).allMatch((invoice) -> invoice.id > 0);
	}

	@Test
	default void failsTheStartWhenIdsWouldOverlap() {
		database().start(ByTen.Invoice.class);
		assertThat(database().plan(ByFifty.Invoice.class)).isEqualTo("""
				! invoice_numbers sequence increment 10 → sequence increment 50 (Invoice#id) [SEQUENCE_INCREMENT]
				    FATAL: Sequence invoice_numbers counts by 10, the entity's allocationSize is 50: ids would
				    overlap. Set allocationSize to the sequence's increment, or alter the sequence while no old
				    replica runs.
				""");
		SchemaSyncException refusal = database().refuse(Settings.defaults(), ByFifty.Invoice.class);
		assertThat(refusal.problem()).isEqualTo(Problem.WITHHELD);
		assertThat(refusal.getMessage()).containsIgnoringCase("invoice_numbers");
		assertThat(refusal.action()).contains("allocationSize");
	}

	@Test
	default void leavesASequenceThatNoEntityUsesAnyMore() {
		database().start(ByTen.Invoice.class);
		assertThat(database().start(Assigned.Invoice.class).left()).isEqualTo("""
				? invoice_numbers sequence
				""");
	}

}
