package io.schemasync.scenario;

import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.embedded.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Plays the scenarios on an H2 that behaves like PostgreSQL where it can. Enums that are
 * stored by position are Hibernate's {@code tinyint} on H2, which is no type in this
 * mode: neither Hibernate nor schema-sync can create them.
 */
@Tag("soak")
class H2PostgreSqlModeScenarioTests extends H2ScenarioTests {

	@Override
	TestDatabase freshDatabase() {
		return database(";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
	}

	@Test
	@Override
	public void acceptsAnAddedConstant() {
		cannotBeCreated(EnumScenarios.More.Ticket.class);
	}

	@Test
	@Override
	public void withholdsARemovedConstant() {
		cannotBeCreated(EnumScenarios.V1.Ticket.class);
	}

	@Test
	@Override
	public void acceptsTheNewConstantWhereOneIsReplaced() {
		cannotBeCreated(EnumScenarios.Other.Ticket.class);
	}

	private void cannotBeCreated(Class<?> ticket) {
		SchemaSyncException failure = catchThrowableOfType(SchemaSyncException.class, () -> database().start(ticket));
		assertThat(failure.problem()).isEqualTo(Problem.STATEMENT_FAILED);
		assertThat(failure).hasMessageContaining("Unknown data type: \"TINYINT\"")
			.hasMessageContaining("Nothing was changed");
		assertThatException().isThrownBy(() -> database().createdByHibernate(ticket))
			.havingRootCause()
			.withMessageContaining("Unknown data type: \"TINYINT\"");
	}

}
