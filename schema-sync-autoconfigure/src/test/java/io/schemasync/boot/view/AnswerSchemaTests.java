package io.schemasync.boot.view;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.schemasync.Mode;
import io.schemasync.Strategy;
import io.schemasync.dialect.Evidence.Proof;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Phase;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.dialect.Usage;
import io.schemasync.plan.Decision;
import io.schemasync.testing.AnswerSchema;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The documented JSON schema itself; that answers conform is checked where they are asked
 * for.
 */
class AnswerSchemaTests {

	@Test
	void knowsEveryValue() {
		assertThat(AnswerSchema.values("unit", "status")).containsExactlyElementsOf(names(UnitStatus.values()));
		assertThat(AnswerSchema.values("unit", "strategy"))
			.containsExactlyInAnyOrderElementsOf(lower(Strategy.values()));
		assertThat(AnswerSchema.values("unit", "mode")).containsExactlyElementsOf(lower(Mode.values()));
		assertThat(AnswerSchema.values("hazard", "code")).containsExactlyElementsOf(names(HazardCode.values()));
		assertThat(AnswerSchema.values("step", "phase")).containsExactlyElementsOf(lower(Phase.values()));
		assertThat(AnswerSchema.values("statement", "phase")).containsExactlyElementsOf(lower(Phase.values()));
		assertThat(AnswerSchema.values("step", "kind"))
			.containsExactlyElementsOf(lower(Decision.Withhold.Kind.values()));
		assertThat(AnswerSchema.values("dependent", "role")).containsExactlyElementsOf(lower(Usage.Role.values()));
		assertThat(AnswerSchema.values("proof", "state")).containsExactlyElementsOf(lower(Proof.State.values()));
		assertThat(AnswerSchema.values("error", "problem")).containsAll(names(Problem.values()))
			.hasSize(Problem.values().length + 1);
	}

	@Test
	void refusesFieldsThatItDoesNotKnow() {
		String history = "{\"history\": [%s]}";
		AnswerSchema.check("history", history.formatted(""));
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> AnswerSchema.check("history", history.formatted("{\"new\": 1}")));
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> AnswerSchema.check("history", "{\"history\": [], \"new\": 1}"));
	}

	private static List<String> names(Enum<?>[] values) {
		return Arrays.stream(values).map(Enum::name).toList();
	}

	private static List<String> lower(Enum<?>[] values) {
		return Arrays.stream(values).map((value) -> value.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList();
	}

}
