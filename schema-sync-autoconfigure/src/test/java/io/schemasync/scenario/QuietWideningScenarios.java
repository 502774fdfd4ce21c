package io.schemasync.scenario;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How scenarios play where no statement of a running application fails because a type
 * became wider: the database compiles it again.
 */
interface QuietWideningScenarios extends TypeScenarios, VersionScenarios {

	/** The setting is about statements that fail once, and none does. */
	@Test
	@Override
	default void withholdsWideningWhereTheUserSaysSo() {
		database().start(TypeScenarios.V1.Product.class);
		database().persist(new TypeScenarios.V1.Product(1, "Earl Grey"));
		Start start = database().start(Settings.defaults().withholdWidening(), TypeScenarios.Wider.Product.class);
		assertThat(start.left()).isEmpty();
	}

	@Test
	@Override
	default void anOlderVersionDoesNotUndoWhatANewerOneDid() {
		database().start(VersionScenarios.Old.Parcel.class);
		database().persist(new VersionScenarios.Old.Parcel(1, "A"));
		assertThat(database().start(VersionScenarios.New.Parcel.class).did()).isEqualTo("""
				~ parcel.sender null allowed (Parcel)
				~ parcel.code type varchar(20) → varchar(40) (Parcel#code)
				~ parcel.parcel_search index (weight) → index (weight, code) (Parcel#weight)
				? parcel.sender column
				""");
		Start older = database().start(VersionScenarios.Old.Parcel.class);
		assertThat(older.changedNothing()).isTrue();
		assertThat(older.remaining().withheld()).hasSize(3)
			.allSatisfy((step) -> assertThat(step.decision().toString()).contains("OLDER_MODEL"));
		assertThat(database().start(VersionScenarios.New.Parcel.class).changedNothing()).isTrue();
	}

}
