package io.schemasync.dialect;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One SQL statement with what it would cost.
 *
 * @param sql the statement, without a closing semicolon
 * @param phase when it runs
 * @param hazards what it would do to data or traffic
 * @param undo what takes back the step's beginnings when this statement fails because the
 * rows of today do not obey; {@code null} when nothing is left behind
 */
public record Statement(String sql, Phase phase, List<Hazard> hazards, @Nullable Statement undo) {

	public Statement {
		hazards = List.copyOf(hazards);
	}

	/**
	 * Create a statement that leaves nothing behind when it fails.
	 * @param sql the statement
	 * @param phase when it runs
	 * @param hazards its hazards
	 */
	public Statement(String sql, Phase phase, List<Hazard> hazards) {
		this(sql, phase, hazards, null);
	}

	/**
	 * Say what to do when rows break what this statement asks for.
	 * @param undo the statement that takes back the beginnings
	 * @return a statement with that remedy
	 */
	public Statement orElse(Statement undo) {
		return new Statement(this.sql, this.phase, this.hazards, undo);
	}

	/**
	 * Create a statement of the transactional phase.
	 * @param sql the statement
	 * @param hazards its hazards
	 * @return the statement
	 */
	public static Statement of(String sql, Hazard... hazards) {
		return new Statement(sql, Phase.TRANSACTIONAL, List.of(hazards));
	}

	/**
	 * Create a statement of the online phase.
	 * @param sql the statement
	 * @param hazards its hazards
	 * @return the statement
	 */
	public static Statement online(String sql, Hazard... hazards) {
		return new Statement(sql, Phase.ONLINE, List.of(hazards));
	}

	/**
	 * Create a statement that completes what online ones have prepared.
	 * @param sql the statement
	 * @return the statement
	 */
	public static Statement completing(String sql) {
		return new Statement(sql, Phase.COMPLETION, List.of());
	}

}
