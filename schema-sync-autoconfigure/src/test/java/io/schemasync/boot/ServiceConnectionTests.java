package io.schemasync.boot;

import io.schemasync.boot.shop.Product;
import io.schemasync.boot.shop.ProductRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.testcontainers.postgresql.PostgreSQLContainer;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/** A slice with a database in a container. */
@DataJpaTest(properties = { "ENVIRONMENT=test", "spring.flyway.enabled=false", "spring.liquibase.enabled=false" })
@Import(ServiceConnectionTests.Containers.class)
@EnabledIfEnvironmentVariable(named = "TEST_POSTGRES", matches = "docker")
class ServiceConnectionTests {

	@Autowired
	private ProductRepository repository;

	@Test
	void sliceHasItsTables() {
		assertThat(this.repository.count()).isZero();
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Containers {

		@Bean
		@ServiceConnection
		PostgreSQLContainer postgres() {
			return new PostgreSQLContainer("postgres:18");
		}

	}

	@SpringBootConfiguration
	@AutoConfigurationPackage(basePackageClasses = Product.class)
	static class Shop {

	}

}
