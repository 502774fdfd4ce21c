package io.schemasync.dialect.sql;

import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.TableFacts;

/** Words the hazards of sequences. */
public final class Sequences {

	private Sequences() {
	}

	/**
	 * Say what another increment would do.
	 * @param from the sequence as it is
	 * @param to the sequence as the model has it
	 * @return the hazard
	 */
	public static Hazard otherIncrement(Sequence from, Sequence to) {
		return new Hazard(HazardCode.SEQUENCE_INCREMENT,
				"Sequence " + to.name() + " counts by " + from.increment() + ", the entity's allocationSize is "
						+ to.increment() + ": ids would overlap. Set allocationSize to the sequence's "
						+ "increment, or alter the sequence while no old replica runs.",
				TableFacts.NONE);
	}

}
