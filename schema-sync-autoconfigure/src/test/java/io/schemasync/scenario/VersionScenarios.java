package io.schemasync.scenario;

import java.time.Duration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Several versions, and several applications, on one database. */
interface VersionScenarios extends Scenarios {

	/** The older version. */
	interface Old {

		@Entity(name = "Parcel")
		@Table(indexes = @Index(name = "parcel_search", columnList = "weight"))
		class Parcel {

			@Id
			Long id;

			@Column(length = 20)
			String code;

			Integer weight;

			@Column(nullable = false)
			String sender;

			Parcel() {
			}

			Parcel(long id, String code) {
				this.id = id;
				this.code = code;
				this.sender = "us";
			}

		}

	}

	/**
	 * The newer version: a longer code, no sender, something mandatory, another index.
	 */
	interface New {

		@Entity(name = "Parcel")
		@Table(indexes = @Index(name = "parcel_search", columnList = "weight, code"))
		class Parcel {

			@Id
			Long id;

			@Column(length = 40)
			String code;

			Integer weight;

		}

	}

	@Test
	default void anOlderVersionDoesNotUndoWhatANewerOneDid() {
		database().start(Old.Parcel.class);
		database().persist(new Old.Parcel(1, "A"));
		assertThat(database().start(New.Parcel.class).did()).isEqualTo("""
				~ parcel.sender null allowed (Parcel)
				~ parcel.code type varchar(20) → varchar(40) (Parcel#code) [CACHED_PLAN]
				~ parcel.parcel_search index (weight) → index (weight, code) (Parcel#weight)
				? parcel.sender column
				""");
		Start older = database().start(Old.Parcel.class);
		assertThat(older.changedNothing()).isTrue();
		assertThat(older.left()).isEqualTo("""
				! parcel.code type varchar(40) → varchar(20) (Parcel#code) [NARROWS]
				    PERSON: A newer model of this application has been here since (OLDER_MODEL): this start only
				    adds.
				! parcel.sender not null (Parcel#sender)
				    PERSON: A newer model of this application has been here since (OLDER_MODEL): this start only
				    adds.
				! parcel.parcel_search index (weight, code) → index (weight) (Parcel#weight)
				    PERSON: A newer model of this application has been here since (OLDER_MODEL): this start only
				    adds.
				""");
		assertThat(database().start(New.Parcel.class).changedNothing()).isTrue();
	}

	@Test
	default void anOlderVersionStillAddsWhatItMisses() {
		database().start(Old.Parcel.class);
		database().start(New.Parcel.class);
		database().sql("alter table parcel drop column sender");
		assertThat(database().start(Old.Parcel.class).did()).isEqualTo("""
				+ parcel.sender column varchar(255) not null (Parcel#sender)
				! parcel.code type varchar(40) → varchar(20) (Parcel#code)
				    PERSON: A newer model of this application has been here since (OLDER_MODEL): this start only
				    adds.
				! parcel.parcel_search index (weight, code) → index (weight) (Parcel#weight)
				    PERSON: A newer model of this application has been here since (OLDER_MODEL): this start only
				    adds.
				""");
	}

	/** Stricter rules on columns that were there. */
	interface Strict {

		@Entity(name = "Parcel")
		@Table(indexes = @Index(name = "parcel_search", columnList = "weight"),
				uniqueConstraints = @UniqueConstraint(name = "parcel_code", columnNames = "code"))
		class Parcel {

			@Id
			Long id;

			@Column(length = 20, nullable = false)
			String code;

			Integer weight;

			@Column(nullable = false)
			String sender;

			@Column(nullable = false)
			@org.hibernate.annotations.ColumnDefault("'post'")
			String carrier;

		}

	}

	@Test
	default void stricterRulesWaitUntilTheModelHasBeenHereForAWhile() {
		database().start(Old.Parcel.class);
		database().persist(new Old.Parcel(1, "A"), new Old.Parcel(2, "B"));
		Start start = database().start(Settings.defaults().tightenAfter(Duration.ofMinutes(15)), Strict.Parcel.class);
		assertThat(start.did()).isEqualTo("""
				+ parcel.carrier column varchar(255) default 'post' not null (Parcel#carrier)
				! parcel.code not null (Parcel#code)
				    TIME: Replicas of the version before may still write what this rule forbids. It follows once
				    this model has been here for 15m (schemasync.additive.tighten-after).
				! parcel.parcel_code unique (code) (Parcel#code)
				    TIME: Replicas of the version before may still write what this rule forbids. It follows once
				    this model has been here for 15m (schemasync.additive.tighten-after).
				""");
		Start later = database().start(Settings.defaults().tightenAfter(Duration.ZERO), Strict.Parcel.class);
		assertThat(later.did()).isEqualTo("""
				~ parcel.code not null (Parcel#code)
				+ parcel.parcel_code unique (code) (Parcel#code)
				""");
		assertThat(later.left()).isEmpty();
	}

	@Test
	default void stricterRulesComeAtOnceWhereNoOtherModelWasSeen() {
		database().createdByHibernate(Old.Parcel.class);
		database().persist(new Old.Parcel(1, "A"));
		Start start = database().start(Settings.defaults().tightenAfter(Duration.ofMinutes(15)), Strict.Parcel.class);
		assertThat(start.left()).isEmpty();
	}

	/** A column that replicas of the version before do not know. */
	interface Labelled {

		@Entity(name = "Parcel")
		@Table(indexes = @Index(name = "parcel_search", columnList = "weight"))
		class Parcel {

			@Id
			Long id;

			@Column(length = 20)
			String code;

			Integer weight;

			@Column(nullable = false)
			String sender;

			@Column(unique = true, length = 30)
			String label;

		}

	}

	@Test
	default void rulesOfAColumnThatNobodyElseKnowsDoNotWait() {
		database().start(Old.Parcel.class);
		database().persist(new Old.Parcel(1, "A"), new Old.Parcel(2, "B"));
		Start start = database().start(Settings.defaults().tightenAfter(Duration.ofMinutes(15)), Labelled.Parcel.class);
		assertThat(start.did()).isEqualTo("""
				+ parcel.label column varchar(30) (Parcel#label)
				+ parcel.label unique (label) (Parcel#label)
				""");
		assertThat(start.left()).isEmpty();
	}

	/** An entity of another application. */
	@Entity(name = "Courier")
	class Courier {

		@Id
		Long id;

	}

	@Test
	default void twoApplicationsShareADatabaseWithoutTouchingEachOther() {
		database().start(Settings.defaults().owner("parcels"), Old.Parcel.class);
		Start other = database().start(Settings.defaults().owner("couriers"), Courier.class);
		assertThat(other.did()).isEqualTo("""
				+ courier table with 1 column (Courier)
				? parcel table
				""");
		assertThat(database().start(Settings.defaults().owner("parcels"), Old.Parcel.class).changedNothing()).isTrue();
		assertThat(database().start(Settings.defaults().owner("couriers"), Courier.class).changedNothing()).isTrue();
	}

	@Test
	default void aColumnThatOnlyAnotherApplicationMapsIsNotRelaxed() {
		database().start(Settings.defaults().owner("parcels"), Old.Parcel.class);
		Start other = database().start(Settings.defaults().owner("others"), New.Parcel.class);
		assertThat(other.left()).isEqualTo("""
				? parcel.sender column
				    NOT NULL without default: inserts that leave it out fail. This lets them pass: alter table
				    parcel alter column sender drop not null
				""");
	}

}
