package io.schemasync.dialect;

import java.util.List;

/**
 * One SQL statement with what it would cost.
 *
 * @param sql the statement, without a closing semicolon
 * @param phase when it runs
 * @param hazards what it would do to data or traffic
 */
public record Statement(String sql, Phase phase, List<Hazard> hazards) {

	public Statement {
		hazards = List.copyOf(hazards);
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

}
