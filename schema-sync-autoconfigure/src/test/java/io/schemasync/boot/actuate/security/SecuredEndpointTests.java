package io.schemasync.boot.actuate.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.schemasync.boot.shop.Product;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import static org.assertj.core.api.Assertions.assertThat;

/** The configuration of Spring Security that the documentation shows. */
class SecuredEndpointTests {

	private static final TestDatabase DATABASE = TestPostgres.freshDatabase();

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static final String JSON = "application/json";

	private static ConfigurableApplicationContext application;

	@TempDir
	private Path folder;

	@BeforeAll
	static void start() {
		application = new SpringApplicationBuilder(Shop.class).run("--test.security=true", "--server.port=0",
				"--ENVIRONMENT=production", "--schemasync.mode=plan", "--spring.flyway.enabled=false",
				"--spring.liquibase.enabled=false", "--management.endpoint.schemasync.access=unrestricted",
				"--management.endpoints.web.exposure.include=schemasync,health",
				"--spring.datasource.url=" + DATABASE.url(), "--spring.datasource.username=" + DATABASE.username(),
				"--spring.datasource.password=" + DATABASE.password());
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void showsNothingToStrangers() throws Exception {
		assertThat(get("stranger").statusCode()).isEqualTo(401);
		assertThat(get("cook").statusCode()).isEqualTo(403);
		assertThat(get("cook").body()).doesNotContain("product");
	}

	@Test
	void letsReadersReadAndAdministratorsApply() throws Exception {
		HttpResponse<String> page = get("reader");
		assertThat(page.statusCode()).isEqualTo(200);
		String planId = JsonMapper.shared().readTree(page.body()).get("plan").get("id").asString();
		for (String user : List.of("stranger", "cook", "reader")) {
			assertThat(post(user, JSON, planId).statusCode()).as(user).isEqualTo(user.equals("stranger") ? 401 : 403);
		}
		assertThat(post("administrator", "text/plain", planId).statusCode()).isEqualTo(415);
		assertThat(post("administrator", "application/x-www-form-urlencoded", planId).statusCode()).isEqualTo(415);
		assertThat(tables()).isEmpty();

		assertThat(runScript("reader")).isEqualTo(22);
		assertThat(tables()).isEmpty();
		assertThat(runScript("administrator")).isZero();
		assertThat(tables()).contains("product");
		assertThat(get("administrator").statusCode()).isEqualTo(200);
	}

	/** What the documentation gives to pipelines, if what it takes is here. */
	private int runScript(String administrator) throws Exception {
		Assumptions.assumeTrue(
				Stream.of("curl", "jq").allMatch((tool) -> Files.isExecutable(Path.of("/usr/bin", tool))),
				"No curl or no jq in /usr/bin");
		ProcessBuilder script = new ProcessBuilder("sh",
				Path.of("src/test/resources/io/schemasync/boot/actuate/apply-plan.sh").toAbsolutePath().toString())
			.directory(this.folder.toFile())
			.inheritIO();
		script.environment()
			.putAll(Map.of("UNIT", uri().toString(), "READER", "reader:secret", "ADMINISTRATOR",
					administrator + ":secret"));
		return script.start().waitFor();
	}

	private static HttpResponse<String> get(String user) throws IOException, InterruptedException {
		return CLIENT.send(request(user).build(), BodyHandlers.ofString());
	}

	private static HttpResponse<String> post(String user, String type, String planId)
			throws IOException, InterruptedException {
		return CLIENT.send(request(user).header("Content-Type", type)
			.POST(BodyPublishers.ofString("{\"planId\": \"%s\"}".formatted(planId)))
			.build(), BodyHandlers.ofString());
	}

	private static URI uri() {
		return URI.create("http://localhost:%s/actuator/schemasync/entityManagerFactory"
			.formatted(application.getEnvironment().getProperty("local.server.port")));
	}

	private static HttpRequest.Builder request(String user) {
		String credentials = Base64.getEncoder().encodeToString((user + ":secret").getBytes());
		return HttpRequest.newBuilder(uri()).header("Authorization", "Basic " + credentials);
	}

	private static List<String> tables() {
		return new JdbcTemplate(DATABASE.dataSource())
			.queryForList("select tablename::text from pg_tables where schemaname = 'public'", String.class);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@AutoConfigurationPackage(basePackageClasses = Product.class)
	@Import(SchemaSyncSecurity.class)
	static class Shop {

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(user("cook", "COOK"), user("reader", "SCHEMA_READER"),
					user("administrator", "SCHEMA_ADMIN"));
		}

		private static UserDetails user(String name, String role) {
			return User.withUsername(name).password("{noop}secret").roles(role).build();
		}

	}

}
