package io.schemasync.dialect.postgresql;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.schemasync.dialect.CatalogScope;
import io.schemasync.dialect.CatalogWithRows;
import io.schemasync.dialect.SideTable;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A small table is read along with the catalog, whatever is in it. */
class SideTableTests {

	private final CatalogFixture fixture = new CatalogFixture();

	@Test
	void readsValuesAsTheyAre() {
		this.fixture.execute("create table books (name text, \"odd \"\"name\" text, number int)");
		String odd = "a,b(\"c\")\\d'e'\n<rows>&amp;\tü€😀";
		this.fixture.jdbc.update("insert into books values (?, ?, 1), ('', null, 2)", odd, odd);
		assertThat(rows(null, "name", "odd \"name", "number")).containsExactlyInAnyOrder(List.of(odd, odd, "1"),
				Arrays.asList("", null, "2"));
	}

	@Test
	void tellsAnEmptyTableFromNone() {
		assertThat(rows(null, "name")).isNull();
		this.fixture.execute("create table books (name text)");
		assertThat(rows(null, "name")).isEmpty();
	}

	@Test
	void looksIntoOneSchemaAlone() {
		this.fixture.execute("create schema apart", "create table apart.books (name text)",
				"insert into apart.books values ('x')");
		assertThat(rows(null, "name")).isNull();
		assertThat(rows("apart", "name")).containsExactly(List.of("x"));
	}

	@Test
	void doesNotReadWhatMayNotBeRead() throws Exception {
		this.fixture.execute("create table books (name text)", "create role side_reader");
		try (var connection = this.fixture.database.dataSource().getConnection()) {
			JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			jdbc.execute("set role side_reader");
			CatalogWithRows read = this.fixture.dialect.read(jdbc, scope(),
					new SideTable(null, "books", List.of("name")));
			assertThat(read.rows()).isNull();
			assertThat(read.catalog().schema().tables()).containsKey(CatalogFixture.inPublic("books"));
		}
		finally {
			this.fixture.execute("drop role side_reader");
		}
	}

	@Test
	void failsWhereTheTableIsAnother() {
		this.fixture.execute("create table books (title text)");
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> rows(null, "name"))
			.havingRootCause()
			.withMessageContaining("\"name\" does not exist");
	}

	private List<List<String>> rows(String schema, String... columns) {
		return this.fixture.dialect.read(this.fixture.jdbc, scope(), new SideTable(schema, "books", List.of(columns)))
			.rows();
	}

	private static CatalogScope scope() {
		return new CatalogScope(Set.of(), true);
	}

}
