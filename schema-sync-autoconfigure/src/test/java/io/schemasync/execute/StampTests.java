package io.schemasync.execute;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.schemasync.execute.MappedObject.Kind;
import io.schemasync.plan.ModelHistory;
import io.schemasync.schema.QualifiedName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StampTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private static final QualifiedName ORDERS = new QualifiedName("public", "orders");

	@Test
	void secondRunOfTheSameModelChangesNothing() {
		Stamp stamp = after(Stamp.first("shop"), "one", "id");
		assertThat(after(stamp, "one", "id")).isEqualTo(stamp);
	}

	@Test
	void modelThatWasFollowedByAnotherIsOlder() {
		Stamp stamp = after(after(Stamp.first("shop"), "one", "id", "legacy"), "two", "id");
		assertThat(stamp.history("one", NOW).olderModel()).isTrue();
		ModelHistory newest = stamp.history("two", NOW.plusSeconds(60));
		assertThat(newest.olderModel()).isFalse();
		assertThat(newest.otherModel()).isTrue();
		assertThat(newest.present()).isEqualTo(Duration.ofMinutes(1));
		assertThat(newest.formerColumns())
			.containsExactly(Map.entry(new QualifiedName("public", "orders"), Set.of("id", "legacy")));
		assertThat(stamp.history("three", NOW).present()).isZero();
	}

	@Test
	void onlyModelHasNoOther() {
		assertThat(after(Stamp.first("shop"), "one", "id").history("one", NOW).otherModel()).isFalse();
	}

	@Test
	void recreateMakesNewIdAndForgetsWhatIsGone() {
		Stamp stamp = after(Stamp.first("shop"), "one", "id");
		Stamp recreated = stamp.afterRecreating("dev", "two", NOW, List.of(), false);
		assertThat(recreated.id()).isNotEqualTo(stamp.id());
		assertThat(recreated.recreate()).isTrue();
		assertThat(recreated.objects()).isEmpty();
		assertThat(stamp.afterRecreating("dev", "two", NOW, List.of(), true).objects()).isEqualTo(stamp.objects());
	}

	private static Stamp after(Stamp stamp, String model, String... columns) {
		return stamp.afterAdding("prod", false, model, NOW,
				List.of(new MappedObject(Kind.TABLE, ORDERS, false, Set.of(columns))));
	}

}
