package io.schemasync.proof;

import java.util.stream.Stream;

import javax.sql.DataSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

/**
 * The new version of the shop as an application with the starter, which begins its sync
 * at the same moment as others, and ends.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class BootProcess {

	@Bean
	PersistenceManagedTypes managedTypes() {
		return PersistenceManagedTypes.of(Stream.of(NewShop.ENTITIES).map(Class::getName).toArray(String[]::new));
	}

	@Bean
	HibernatePropertiesCustomizer barrier(DataSource dataSource, Environment environment) {
		return (properties) -> Barrier.pass(new DriverManagerDataSource(environment.getRequiredProperty("barrier"),
				environment.getRequiredProperty("spring.datasource.username"),
				environment.getRequiredProperty("spring.datasource.password")));
	}

	public static void main(String[] arguments) {
		System.exit(SpringApplication
			.exit(new SpringApplicationBuilder(BootProcess.class).web(WebApplicationType.NONE).run(arguments)));
	}

}
