package io.schemasync.dialect.postgresql;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Server;
import io.schemasync.dialect.Statement;
import io.schemasync.diff.Change;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;

import static org.assertj.core.api.Assertions.assertThat;

/** PostgreSQL 14.0 to 14.3 damage indexes that are built concurrently. */
class ServerDefectTests {

	private static final QualifiedName NAME = new QualifiedName("public", "orders");

	@ParameterizedTest
	@CsvSource({ "140000, true", "140003, true", "140004, false", "130000, false", "180006, false" })
	void concurrentBuildsAreLeftToAPersonWhereTheServerDoesThemWrong(int version, boolean withheld) {
		Server server = new Server("PostgreSQL", "14.x", version, "db", "1/2", "me", "public", false, 6400);
		Index index = new Index("ix", List.of(IndexPart.of("id")), false, "btree", "", true);
		List<Statement> statements = new PostgreSqlDialect().render(
				new Change.AddPart(Table.named(NAME).build(), index), new Circumstances(server, Set.of(NAME), null));
		assertThat(statements).hasSize(1).first().satisfies((statement) -> {
			assertThat(statement.sql()).contains("concurrently");
			assertThat(statement.hazards().stream().anyMatch((it) -> it.code() == HazardCode.SERVER_DEFECT))
				.isEqualTo(withheld);
		});
	}

}
