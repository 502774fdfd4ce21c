package io.schemasync.boot;

import io.schemasync.boot.shop.Product;
import io.schemasync.boot.shop.ProductRepository;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** A slice of an application, as tests of repositories start it. */
@DataJpaTest(properties = { "ENVIRONMENT=test", "spring.flyway.enabled=false", "spring.liquibase.enabled=false" })
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
class TestSliceTests {

	private static final TestDatabase DATABASE = TestPostgres.freshDatabase();

	@Autowired
	private ProductRepository repository;

	@Autowired
	private ConfigurableEnvironment environment;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry properties) {
		properties.add("spring.datasource.url", DATABASE::url);
		properties.add("spring.datasource.username", DATABASE::username);
		properties.add("spring.datasource.password", DATABASE::password);
	}

	@Test
	void sliceHasItsTables() {
		assertThat(this.repository.count()).isZero();
		assertThat(ShopRunner.tables(DATABASE)).contains("product", "schemasync_metadata");
	}

	@Test
	void sliceIsRecognised() {
		assertThat(new Application(this.environment, new SchemaSyncProperties()).testSlice()).isTrue();
	}

	@SpringBootConfiguration
	@AutoConfigurationPackage(basePackageClasses = Product.class)
	static class Shop {

	}

}
