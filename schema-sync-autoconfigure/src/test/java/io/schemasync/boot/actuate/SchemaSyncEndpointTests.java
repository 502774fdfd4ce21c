package io.schemasync.boot.actuate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import io.schemasync.boot.shop.Product;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.testing.AnswerSchema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** The endpoint over HTTP, of an application that only plans. */
class SchemaSyncEndpointTests {

	private static final TestDatabase DATABASE = TestPostgres.freshDatabase();

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static ConfigurableApplicationContext application;

	@BeforeAll
	static void start() {
		JdbcTemplate jdbc = new JdbcTemplate(DATABASE.dataSource());
		jdbc.execute("create table product (id bigint primary key, name varchar(200) not null, legacy text)");
		jdbc.execute("insert into product values (1, 'Tea', null)");
		application = new SpringApplicationBuilder(Shop.class).run("--server.port=0", "--ENVIRONMENT=production",
				"--schemasync.mode=plan", "--spring.flyway.enabled=false", "--spring.liquibase.enabled=false",
				"--management.endpoints.web.exposure.include=schemasync,health",
				"--management.endpoint.health.show-details=always", "--spring.datasource.url=" + DATABASE.url(),
				"--spring.datasource.username=" + DATABASE.username(),
				"--spring.datasource.password=" + DATABASE.password());
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void answersWithJsonByDefault() throws Exception {
		HttpResponse<String> response = get("", "*/*");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
		JsonNode json = AnswerSchema.check("units", response.body());
		assertThat(json.get("environment").asString()).isEqualTo("production");
		JsonNode unit = json.get("units").get("entityManagerFactory");
		assertThat(unit.get("strategy").asString()).isEqualTo("additive");
		assertThat(unit.get("mode").asString()).isEqualTo("plan");
		assertThat(unit.get("status").asString()).isEqualTo("PENDING");
		assertThat(unit.get("database").get("product").asString()).isEqualTo("PostgreSQL");
		assertThat(unit.get("database").get("schemas").get(0).asString()).isEqualTo("public");
		assertThat(unit.get("database").get("url").asString()).startsWith("jdbc:postgresql:")
			.doesNotContain("password");
		assertThat(unit.get("lastRun").get("result").asString()).isEqualTo("planned");
		JsonNode plan = unit.get("plan");
		assertThat(plan.get("id").asString()).isNotBlank();
		assertThat(plan.get("summary").get("apply").asInt()).isPositive();
		assertThat(plan.get("unmapped").get(0).get("object").asString()).isEqualTo("public.product.legacy");
		assertThat(plan.get("unverified").isArray()).isTrue();
	}

	@Test
	void tellsEverythingAboutStep() throws Exception {
		JsonNode steps = unit().get("plan").get("steps");
		JsonNode code = steps.valueStream()
			.filter((step) -> step.get("object").asString().equals("public.product.code"))
			.findFirst()
			.orElseThrow();
		assertThat(code.get("sign").asString()).isEqualTo("+");
		assertThat(code.get("origin").asString()).isEqualTo(Product.class.getName() + "#code");
		assertThat(code.get("decision").asString()).isEqualTo("apply");
		assertThat(code.get("phase").asString()).isEqualTo("transactional");
		assertThat(code.get("statements").get(0).get("sql").asString()).containsIgnoringCase("add column");
		JsonNode withheld = steps.valueStream()
			.filter((step) -> step.get("decision").asString().equals("withheld"))
			.findFirst()
			.orElseThrow();
		assertThat(withheld.get("reason").asString()).isNotBlank();
		assertThat(withheld.get("hazards").get(0).get("code").asString()).isNotBlank();
	}

	@Test
	void asksTheRowsOnRequestAlone() throws Exception {
		JdbcTemplate jdbc = new JdbcTemplate(DATABASE.dataSource());
		jdbc.update("insert into product values (2, repeat('x', 100), null)");
		try {
			assertThat(name("").get("proof").get("state").asString()).isEqualTo("proved");
			JsonNode counted = name("?counts=true").get("proof");
			assertThat(counted.get("state").asString()).isEqualTo("disproved");
			assertThat(counted.get("key").asString()).isEqualTo("2");
			assertThat(counted.get("rows").asString()).isEqualTo("1");
		}
		finally {
			jdbc.update("delete from product where id = 2");
			get("?counts=true", "*/*");
		}
	}

	private static JsonNode name(String query) throws Exception {
		return AnswerSchema.check("unit", get("/entityManagerFactory" + query, "application/json").body())
			.get("plan")
			.get("steps")
			.valueStream()
			.filter((step) -> step.get("object").asString().equals("public.product.name"))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void tellsWhatCouldGoOnRequestAlone() throws Exception {
		assertThat(unit().has("contract")).isFalse();
		JsonNode unit = AnswerSchema.check("unit", get("/entityManagerFactory?usage=true", "application/json").body());
		JsonNode legacy = unit.get("contract").get("removals").get(0);
		assertThat(legacy.get("object").asString()).isEqualTo("public.product.legacy");
		assertThat(legacy.get("statements").get(0).asString()).contains("drop column legacy");
		assertThat(legacy.get("activity").get("of").asString()).isEqualTo("table");
		assertThat(get("?usage=true", "text/plain").body()).contains("1 object that no entity maps could go");
		assertThat(get("?usage=true", "application/sql").body())
			.contains("alter table public.product drop column legacy;");
		assertThat(get("?usage=true", "text/html").body()).contains("Its table was read ");
	}

	@Test
	void answersWithText() throws Exception {
		HttpResponse<String> response = get("", "text/plain");
		assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
		assertThat(response.body()).startsWith("entityManagerFactory: PENDING")
			.contains("+ public.product.code ", "! public.product.name ", "public.product.legacy is unmapped");
	}

	@Test
	void answersWithScriptThatRuns() throws Exception {
		HttpResponse<String> response = get("/entityManagerFactory", "application/sql");
		assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/sql");
		assertThat(response.body()).contains("start transaction;", "commit;", "-- + public.product.code", "withheld: ");
		TestDatabase copy = TestPostgres.freshDatabase();
		JdbcTemplate jdbc = new JdbcTemplate(copy.dataSource());
		jdbc.execute("create table product (id bigint primary key, name varchar(200) not null, legacy text)");
		jdbc.execute(response.body());
		assertThat(jdbc.queryForList("select column_name::text from information_schema.columns "
				+ "where table_name = 'product' and table_schema = 'public'", String.class))
			.containsExactlyInAnyOrder("id", "name", "legacy", "code");
	}

	@Test
	void answersBrowserWithPage() throws Exception {
		HttpResponse<String> response = get("", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
		assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
		assertThat(response.body()).startsWith("<!DOCTYPE html>")
			.contains("Content-Security-Policy", "public.product.code", "production")
			.doesNotContain("http:", "https:");
	}

	@Test
	void answersWithHistory() throws Exception {
		JdbcTemplate jdbc = new JdbcTemplate(DATABASE.dataSource());
		assertThat(JsonMapper.shared().readTree(get("/entityManagerFactory/history", "*/*").body()).get("history"))
			.isEmpty();
		jdbc.execute("create table schemasync_history (id varchar(36) primary key, run_id varchar(36), "
				+ "owner varchar(255), object text, statement text, outcome varchar(20), started_at timestamp, "
				+ "duration_ms bigint, application_version varchar(255), host varchar(255))");
		try {
			for (int i = 0; i < 3; i++) {
				jdbc.update("insert into schemasync_history values (?, 'r', 'application/entityManagerFactory', 'o', "
						+ "'select 1', 'applied', ?::timestamp, 5, '1.0', 'h')", "" + i, "2026-01-0" + (i + 1));
			}
			JsonNode history = AnswerSchema.check("history", get("/entityManagerFactory/history?limit=2", "*/*").body())
				.get("history");
			assertThat(history).hasSize(2);
			assertThat(history.get(0).get("startedAt").asString()).isEqualTo("2026-01-03T00:00:00Z");
			assertThat(history.get(0).get("statement").asString()).isEqualTo("select 1");
			assertThat(history.get(0).get("duration").asString()).isEqualTo("PT0.005S");
		}
		finally {
			jdbc.execute("drop table schemasync_history");
		}
		assertThat(get("/entityManagerFactory/other", "*/*").statusCode()).isEqualTo(404);
	}

	@Test
	void prefersJsonAmongSeveral() throws Exception {
		assertThat(get("", "text/plain, application/json").headers().firstValue("Content-Type"))
			.hasValue("application/json");
		assertThat(get("", "application/vnd.spring-boot.actuator.v3+json").statusCode()).isEqualTo(200);
	}

	@Test
	void doesNotKnowOtherUnits() throws Exception {
		assertThat(get("/other", "application/json").statusCode()).isEqualTo(404);
	}

	@Test
	void healthShowsLastKnownState() throws Exception {
		HttpResponse<String> response = get("/../health", "application/json");
		JsonNode health = JsonMapper.shared().readTree(response.body()).get("components").get("schemaSync");
		assertThat(health.get("status").asString()).isEqualTo("UP");
		assertThat(health.get("details").get("units").get("entityManagerFactory").asString()).isEqualTo("PENDING");
	}

	@Test
	void acceptsNoPost() throws Exception {
		String before = unit().get("plan").get("id").asString();
		assertThat(CLIENT.send(post(before), BodyHandlers.ofString()).statusCode()).isEqualTo(405);
		assertThat(new JdbcTemplate(DATABASE.dataSource()).queryForList(
				"select column_name::text from information_schema.columns where table_name = 'product'", String.class))
			.doesNotContain("code");
	}

	private static HttpRequest post(String planId) {
		return HttpRequest.newBuilder(uri("/entityManagerFactory"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"planId\": \"%s\"}".formatted(planId)))
			.build();
	}

	private static JsonNode unit() throws Exception {
		return AnswerSchema.check("unit", get("/entityManagerFactory", "application/json").body());
	}

	private static HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
		return CLIENT.send(HttpRequest.newBuilder(uri(path)).header("Accept", accept).build(), BodyHandlers.ofString());
	}

	private static URI uri(String path) {
		String port = application.getEnvironment().getProperty("local.server.port");
		return URI.create("http://localhost:" + port + "/actuator/schemasync" + path).normalize();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@AutoConfigurationPackage(basePackageClasses = Product.class)
	static class Shop {

	}

}
