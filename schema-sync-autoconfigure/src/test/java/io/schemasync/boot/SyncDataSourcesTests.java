package io.schemasync.boot;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.boot.jdbc.metadata.HikariDataSourcePoolMetadata;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class SyncDataSourcesTests {

	private final SchemaSyncProperties properties = new SchemaSyncProperties();

	private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

	private final SyncDataSources dataSources = new SyncDataSources(this.beans, this.properties);

	private final HikariDataSource pool = new HikariDataSource();

	@ParameterizedTest
	@CsvSource({ "1, 1", "2, 1", "7, 1", "8, 2", "10, 2", "40, 3" })
	void mostOfThePoolIsLeftToTheApplication(int connections, int expected) {
		this.properties.getAdditive().setParallelism(3);
		this.beans.registerSingleton("pools", (DataSourcePoolMetadataProvider) (
				dataSource) -> new HikariDataSourcePoolMetadata((HikariDataSource) dataSource));
		((HikariConfig) this.pool).setMaximumPoolSize(connections);
		assertThat(this.dataSources.parallelism(unit(), this.pool)).isEqualTo(expected);
	}

	@Test
	void poolOfUnknownSizeIsTakenToBeLargeEnough() {
		assertThat(this.dataSources.parallelism(unit(), this.pool)).isEqualTo(2);
	}

	@Test
	void ownConnectionsAreNobodyElses() {
		this.properties.getAdditive().setParallelism(5);
		assertThat(this.dataSources.parallelism(unit(), new DriverManagerDataSource())).isEqualTo(5);
	}

	private PersistenceUnit unit() {
		return new PersistenceUnit("unit", this.pool, null, false, false);
	}

}
