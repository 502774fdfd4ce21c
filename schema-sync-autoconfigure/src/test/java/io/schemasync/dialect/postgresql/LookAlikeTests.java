package io.schemasync.dialect.postgresql;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LookAlikeTests {

	@ParameterizedTest
	@ValueSource(strings = { "PostgreSQL 18.1 on x86_64-pc-linux-gnu, compiled by gcc (Debian 14.2.0) 14.2.0, 64-bit",
			"PostgreSQL 16.4 (Debian 16.4-1.pgdg120+1) on aarch64-unknown-linux-gnu, compiled by gcc, 64-bit",
			"PostgreSQL 16.1, compiled by Visual C++ build 1937, 64-bit",
			"PostgreSQL 19beta1 on x86_64-pc-linux-gnu, compiled by clang version 18.1.3, 64-bit",
			"PostgreSQL 15.5 (EnterpriseDB Advanced Server 15.5.0) on x86_64-pc-linux-gnu, compiled by gcc, 64-bit" })
	void recognisesPostgreSql(String version) {
		assertThat(LookAlike.isPostgreSql(version)).isTrue();
		assertThat(LookAlike.reason(version)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			CockroachDB CCL v23.1.11 (x86_64-pc-linux-gnu, built 2023/09/27, go1.19.10) | CockroachDB
			PostgreSQL 11.2-YB-2.20.0.0-b0 on x86_64-pc-linux-gnu, compiled by clang version 16.0.6, 64-bit | YugabyteDB
			PostgreSQL 15.2-YB-2.25.0.0-b0 on x86_64-pc-linux-gnu, compiled by clang version 17.0.6, 64-bit | YugabyteDB
			PostgreSQL 16 | Aurora DSQL
			PostgreSQL 8.0.2 on i686-pc-linux-gnu, compiled by GCC gcc (GCC) 3.4.2, Redshift 1.0.12103 | Redshift
			PostgreSQL 12.12 (Greenplum Database 7.1.0) on x86_64-pc-linux-gnu, compiled by gcc, 64-bit | Greenplum
			PostgreSQL 9.5.0 on x86_64-pc-linux-gnu (materialize v0.26.1) | another product
			PostgreSQL 13.0.0 (RisingWave 2.1.0) | another product
			""")
	void namesOthers(String version, String name) {
		assertThat(LookAlike.isPostgreSql(version)).isFalse();
		assertThat(LookAlike.reason(version)).hasValueSatisfying((reason) -> assertThat(reason).contains(name));
	}

	@Test
	void refusesWhatItNeverHeardOf() {
		assertThat(LookAlike.isPostgreSql("PostgreSQL 17 compatible, SomethingNewDB 1.0")).isFalse();
	}

}
