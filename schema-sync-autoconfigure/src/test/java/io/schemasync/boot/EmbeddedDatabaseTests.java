package io.schemasync.boot;

import io.schemasync.boot.shop.Product;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Embedded databases that no dialect supports. */
@ExtendWith(OutputCaptureExtension.class)
class EmbeddedDatabaseTests {

	@Test
	void leavesUnsupportedDatabaseToHibernate(CapturedOutput output) {
		ShopRunner.withoutDatabase().withPropertyValues("spring.datasource.url=jdbc:h2:mem:aside").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(SyncedUnits.class).all()).isEmpty();
			JdbcTemplate jdbc = new JdbcTemplate(context.getBean(javax.sql.DataSource.class));
			assertThat(jdbc.queryForObject("select count(*) from product", Integer.class)).isZero();
			assertThat(context.getBean(EntityManagerFactory.class).getMetamodel().entity(Product.class)).isNotNull();
		});
		assertThat(output.getAll().lines().filter((line) -> line.contains(" io.schemasync "))).singleElement()
			.asString()
			.contains("INFO", "The embedded H2 of 'entityManagerFactory' is not supported yet");
	}

	@Test
	void refusesUnsupportedDatabaseWithDataThatStays() {
		ShopRunner.withoutDatabase()
			.withPropertyValues("spring.datasource.url=jdbc:h2:file:./target/stays")
			.run((context) -> assertThat(context).getFailure().hasMessageContaining("is not supported"));
	}

}
