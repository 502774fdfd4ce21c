package io.schemasync.proof;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** What the version before maps. */
final class OldLedger {

	private OldLedger() {
	}

	/** Has a holder, and an amount that may be too large one day. */
	@Entity(name = "Account")
	static class Account implements Booked {

		@Id
		Long id;

		@Column(nullable = false, length = 40)
		String holder;

		@Column(nullable = false)
		Integer amount;

		@Override
		public void book(long id, String name, int amount) {
			this.id = id;
			this.holder = name;
			this.amount = amount;
		}

		@Override
		public String booked() {
			return this.holder + " " + this.amount;
		}

	}

}
