package io.schemasync.proof;

import io.schemasync.annotation.Backfill;
import io.schemasync.annotation.RenamedFrom;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** What the new version maps: a renamed column, another type, and a new rule. */
final class NewLedger {

	private NewLedger() {
	}

	/** Has an owner, a balance of 64 bits, and a currency that was always the same. */
	@Entity(name = "Account")
	static class Account implements Booked {

		@Id
		Long id;

		@RenamedFrom("holder")
		@Column(nullable = false, length = 40)
		String owner;

		@RenamedFrom("amount")
		@Column(name = "balance", nullable = false)
		Long amount;

		@Backfill("'EUR'")
		@Column(nullable = false, length = 3)
		String currency;

		@Override
		public void book(long id, String name, int amount) {
			this.id = id;
			this.owner = name;
			this.amount = (long) amount;
			this.currency = "EUR";
		}

		@Override
		public String booked() {
			return this.owner + " " + this.amount;
		}

	}

}
