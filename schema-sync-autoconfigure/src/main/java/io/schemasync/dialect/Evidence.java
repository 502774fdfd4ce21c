package io.schemasync.dialect;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.schemasync.diff.Change;
import io.schemasync.diff.ColumnAspect;
import io.schemasync.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of today say about a plan.
 *
 * @param tablesWithRows tables that hold at least one row, or that may not be read
 * @param single those that hold exactly one, as far as that could be seen
 * @param bytes sizes of tables as measured just now, where that was possible
 * @param proofs what was found out about stricter rules, by {@link #key}
 */
public record Evidence(Set<QualifiedName> tablesWithRows, Set<QualifiedName> single, Map<QualifiedName, Long> bytes,
		Map<Object, Proof> proofs) {

	/** Nothing was asked. */
	public static final Evidence NONE = new Evidence(Set.of(), Set.of(), Map.of(), Map.of());

	public Evidence {
		tablesWithRows = Set.copyOf(tablesWithRows);
		single = Set.copyOf(single);
		bytes = Map.copyOf(bytes);
		proofs = Map.copyOf(proofs);
	}

	/**
	 * Return what was found out about a rule.
	 * @param change the change that would bring the rule
	 * @return the proof, {@link Proof#UNKNOWN} if nothing is known
	 */
	public Proof proof(Change change) {
		return this.proofs.getOrDefault(key(change), Proof.UNKNOWN);
	}

	/**
	 * Add what could not be asked, where it is the model's own words that are wrong.
	 * @param changes the changes that were asked about
	 * @param error what the server says
	 * @return the same and why these cannot be filled
	 */
	public Evidence unanswerable(Set<Change> changes, Throwable error) {
		Map<Object, Proof> all = new HashMap<>(this.proofs);
		Throwable cause = error;
		while (cause.getCause() != null && !(cause instanceof SQLException)) {
			cause = cause.getCause();
		}
		if (!(cause instanceof SQLException sql) || !isOfWords(sql.getSQLState())) {
			return this;
		}
		for (Change change : changes) {
			if (change instanceof Change.Fill) {
				all.put(key(change),
						Proof.unanswerable(String.valueOf(cause.getMessage()).lines().findFirst().orElse("")));
			}
		}
		return new Evidence(this.tablesWithRows, this.single, this.bytes, all);
	}

	/** A value that is wrong is another thing: most rows may have one that is right. */
	private static boolean isOfWords(@Nullable String state) {
		return state == null || state.startsWith("42") || state.startsWith("0A");
	}

	/**
	 * Tell whether anything was found out about a rule.
	 * @param change the change that would bring the rule
	 * @return whether the rows were asked and answered
	 */
	public boolean knows(Change change) {
		return this.proofs.containsKey(key(change));
	}

	/**
	 * Name the rule that a change brings, whichever other things it changes too.
	 * @param change the change
	 * @return a value that is equal for changes that bring the same rule
	 */
	public static Object key(Change change) {
		if (change instanceof Change.AlterColumn alter) {
			return List.of(alter.name(), alter.to().name(),
					alter.aspects().contains(ColumnAspect.NULLABILITY) && !alter.to().nullable() ? "not null" : List
						.of(alter.aspects(), alter.aspects().contains(ColumnAspect.TYPE) ? alter.to().type() : ""));
		}
		if (change instanceof Change.AddPart add) {
			return List.of(add.name(), add.part().getClass(), add.part().meaning());
		}
		if (change instanceof Change.ReplacePart replace) {
			return List.of(replace.name(), replace.to().getClass(), replace.to().meaning());
		}
		if (change instanceof Change.Replace replace) {
			return List.of(replace.name(), replace.to().getClass());
		}
		if (change instanceof Change.ValidatePart validate) {
			return List.of(validate.name(), validate.part().getClass(), validate.part().meaning());
		}
		if (change instanceof Change.Fill fill) {
			return List.of(fill.name(), fill.getClass(), fill.column().name());
		}
		return List.of(change.name(), change.getClass());
	}

	/**
	 * Whether the rows of today obey a rule.
	 *
	 * @param state the answer
	 * @param offender key of one row that does not, empty otherwise; never another value
	 * @param howMany number of such rows in words, empty if nobody counted; where nothing
	 * is known, why the rows could not be asked
	 */
	public record Proof(State state, String offender, String howMany) {

		/** Nobody looked, or there was no time to. */
		public static final Proof UNKNOWN = new Proof(State.UNKNOWN, "", "");

		/** All rows obey. */
		public static final Proof PROVED = new Proof(State.PROVED, "", "");

		/**
		 * Say that the question cannot be answered as it is asked.
		 * @param error what the server says about it
		 * @return the answer
		 */
		public static Proof unanswerable(String error) {
			return new Proof(State.UNKNOWN, "", error);
		}

		/** The possible answers. */
		public enum State {

			/** All rows obey. */
			PROVED,

			/** At least one row does not. */
			DISPROVED,

			/** Nobody looked, or there was no time to. */
			UNKNOWN

		}

	}

}
