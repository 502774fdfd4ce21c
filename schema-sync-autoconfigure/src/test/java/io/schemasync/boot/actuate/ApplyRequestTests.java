package io.schemasync.boot.actuate;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.core.instrument.MeterRegistry;
import io.schemasync.boot.SchemaSyncBuilderCustomizer;
import io.schemasync.boot.SchemaSyncRunEvent;
import io.schemasync.boot.SchemaSyncedEvent;
import io.schemasync.boot.shop.Product;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.execute.ExecutionSettings;
import io.schemasync.execute.OnlineSettings;
import io.schemasync.execute.OnlineSettings.When;
import io.schemasync.execute.Outcome;
import io.schemasync.testing.AnswerSchema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Plans that are applied over HTTP, in an application that by itself only plans. */
class ApplyRequestTests {

	private static final String UNIT = "/entityManagerFactory";

	private static final TestDatabase DATABASE = TestPostgres.freshDatabase();

	private static final JdbcTemplate JDBC = new JdbcTemplate(DATABASE.dataSource());

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static final List<SchemaSyncRunEvent> EVENTS = new CopyOnWriteArrayList<>();

	private static volatile ExecutionSettings settings = ExecutionSettings.DEFAULTS;

	private static ConfigurableApplicationContext application;

	@BeforeAll
	static void start() {
		application = new SpringApplicationBuilder(Shop.class).run("--server.port=0", "--ENVIRONMENT=production",
				"--schemasync.mode=plan", "--management.endpoint.schemasync.access=unrestricted",
				"--spring.flyway.enabled=false", "--spring.liquibase.enabled=false",
				"--management.endpoints.web.exposure.include=schemasync,health",
				"--management.endpoint.health.show-details=always", "--spring.datasource.url=" + DATABASE.url(),
				"--spring.datasource.username=" + DATABASE.username(),
				"--spring.datasource.password=" + DATABASE.password());
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@BeforeEach
	void begin() {
		JDBC.execute("drop table if exists product, schemasync_metadata, schemasync_history");
		JDBC.execute("drop sequence if exists product_seq");
		JDBC.execute("create table product (id bigint primary key, name varchar(80) not null)");
		JDBC.execute("insert into product values (1, 'Tea')");
		EVENTS.clear();
		settings = settings(Duration.ofMinutes(1), When.WAIT);
	}

	private static ExecutionSettings settings(Duration lockBudget, When online) {
		return new ExecutionSettings(Duration.ofSeconds(30), Duration.ofMillis(200), lockBudget, Duration.ofSeconds(30),
				true, false, false, null)
			.withOnline(new OnlineSettings(online, Duration.ZERO, true, Duration.ofMillis(100)));
	}

	@Test
	void appliesThePlanThatWasLookedAt() throws Exception {
		JsonNode plan = get("?counts=true").get("plan");
		HttpResponse<String> response = post(plan.get("id").asString());
		assertThat(response.statusCode()).isEqualTo(200);
		JsonNode answer = json(response);
		assertThat(answer.get("planId")).isEqualTo(plan.get("id"));
		assertThat(answer.get("result").asString()).isEqualTo("applied");
		assertThat(Duration.parse(answer.get("duration").asString())).isPositive();
		assertThat(answer.get("steps")).hasSize(plan.get("summary").get("apply").asInt());
		assertThat(answer.get("steps").valueStream()).extracting((step) -> step.get("object").asString())
			.contains("public.product.code");
		assertThat(answer.get("plan").get("steps")).isEmpty();
		assertThat(columns()).contains("code");

		JsonNode unit = get("");
		assertThat(unit.get("status").asString()).isEqualTo("IN_SYNC");
		assertThat(unit.get("lastRun").get("result").asString()).isEqualTo("applied");
		assertThat(get("/history").get("history")).isNotEmpty();
		assertThat(health()).isEqualTo("IN_SYNC");
		assertThat(EVENTS).singleElement()
			.isInstanceOfSatisfying(SchemaSyncedEvent.class,
					(event) -> assertThat(event.getOutcome()).isInstanceOf(Outcome.Applied.class));
		assertThat(application.getBean(MeterRegistry.class)
			.get("schemasync.apply")
			.tag("outcome", "applied")
			.timer()
			.count()).isPositive();
	}

	@Test
	void appliesItOnce() throws Exception {
		String id = planId();
		assertThat(post(id).statusCode()).isEqualTo(200);
		HttpResponse<String> again = post(id);
		assertThat(again.statusCode()).isEqualTo(409);
		assertThat(json(again).get("error").get("problem").asString()).isEqualTo("PLAN_CHANGED");
		assertThat(json(again).get("plan").get("steps")).isEmpty();
	}

	@Test
	void answersWithTheNewPlanWhenSomethingChanged() throws Exception {
		String id = planId();
		JDBC.execute("alter table product add column code varchar(255)");
		HttpResponse<String> response = post(id);
		assertThat(response.statusCode()).isEqualTo(409);
		JsonNode error = json(response).get("error");
		assertThat(error.get("problem").asString()).isEqualTo("PLAN_CHANGED");
		assertThat(error.get("action").asString()).isNotBlank();
		assertThat(indexes()).containsExactly("product_pkey");
		assertThat(JDBC.queryForList("select 1 from pg_class where relname like 'schemasync%'")).isEmpty();
		assertThat(EVENTS).isEmpty();
		assertThat(get("").get("lastRun").get("result").asString()).isNotEqualTo("failed");

		String fresh = json(response).get("plan").get("id").asString();
		assertThat(fresh).isNotEqualTo(id).isEqualTo(get("").get("plan").get("id").asString());
		assertThat(post(fresh).statusCode()).isEqualTo(200);
		assertThat(get("").get("status").asString()).isEqualTo("IN_SYNC");
	}

	@Test
	void appliesOneOfTwo() throws Exception {
		String id = planId();
		CompletableFuture<HttpResponse<String>> first;
		HttpResponse<String> second;
		try (Connection other = DATABASE.dataSource().getConnection()) {
			other.setAutoCommit(false);
			other.createStatement().execute("select * from product");
			first = CLIENT.sendAsync(request(body(id)), BodyHandlers.ofString());
			await(() -> get("").get("status").asString().equals("RUNNING"));
			second = post(id);
			other.rollback();
		}
		assertThat(second.statusCode()).isEqualTo(409);
		assertThat(json(second).get("error").get("problem").asString()).isEqualTo("LOCK_NOT_OBTAINED");
		assertThat(first.get().statusCode()).isEqualTo(200);
		assertThat(EVENTS).hasSize(1);
	}

	@Test
	void goesOnInTheBackground() throws Exception {
		settings = settings(Duration.ofMinutes(1), When.BACKGROUND);
		String id = planId();
		HttpResponse<String> response;
		try (Connection old = DATABASE.dataSource().getConnection()) {
			old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
			old.setAutoCommit(false);
			old.createStatement().execute("select count(*) from pg_class");
			response = post(id);
			assertThat(response.statusCode()).isEqualTo(202);
			assertThat(json(response).get("result").asString()).isEqualTo("running");
			assertThat(json(response).get("plan").get("steps")).isNotEmpty();
			assertThat(get("").get("status").asString()).isEqualTo("RUNNING");
			assertThat(post(json(response).get("plan").get("id").asString()).statusCode()).isEqualTo(409);
			old.rollback();
		}
		await(() -> get("").get("lastRun").get("result").asString().equals("applied"));
		assertThat(get("?counts=true").get("status").asString()).isEqualTo("IN_SYNC");
		assertThat(EVENTS).extracting((event) -> ((SchemaSyncedEvent) event).getOutcome().getClass().getSimpleName())
			.containsExactly("Continues", "Applied");
	}

	@Test
	void saysWhyItFailed() throws Exception {
		settings = settings(Duration.ofMillis(300), When.WAIT);
		String id = planId();
		try (Connection other = DATABASE.dataSource().getConnection()) {
			other.setAutoCommit(false);
			other.createStatement().execute("lock table product in row exclusive mode");
			HttpResponse<String> response = post(id);
			assertThat(response.statusCode()).isEqualTo(503);
			JsonNode error = json(response).get("error");
			assertThat(error.get("problem").asString()).isEqualTo("TABLES_LOCKED");
			assertThat(error.get("message").asString()).contains("product");
			other.rollback();
		}
		settings = settings(Duration.ofMinutes(1), When.WAIT);
		assertThat(columns()).doesNotContain("code");
		assertThat(get("").get("lastRun").get("result").asString()).isEqualTo("failed");
		assertThat(health()).isEqualTo("FAILED");
		assertThat(post(id).statusCode()).isEqualTo(200);
		assertThat(health()).isEqualTo("IN_SYNC");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"planId\": \"\"}", "{\"planId\": \"what you see\"}", "{\"planId\": null}" })
	void asksForThePlan(String body) throws Exception {
		HttpResponse<String> response = CLIENT.send(request(body), BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(AnswerSchema.check("refusal", response.body()).get("error").get("message").asString())
			.contains("planId");
		assertThat(columns()).doesNotContain("code");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "no json", "{\"planId\": {\"id\": 1}}" })
	void refusesWhatIsNoPlan(String body) throws Exception {
		assertThat(CLIENT.send(request(body), BodyHandlers.ofString()).statusCode()).isEqualTo(400);
	}

	@Test
	void doesNotKnowOtherUnits() throws Exception {
		assertThat(CLIENT.send(request("/other", body("0123456789abcdef")), BodyHandlers.ofString()).statusCode())
			.isEqualTo(404);
	}

	private static String planId() throws Exception {
		return get("?counts=true").get("plan").get("id").asString();
	}

	private static JsonNode get(String path) throws Exception {
		return AnswerSchema.check(path.equals("/history") ? "history" : "unit",
				CLIENT.send(HttpRequest.newBuilder(uri("/schemasync" + UNIT + path)).build(), BodyHandlers.ofString())
					.body());
	}

	private static String health() throws Exception {
		return json(CLIENT.send(HttpRequest.newBuilder(uri("/health")).build(), BodyHandlers.ofString()))
			.get("components")
			.get("schemaSync")
			.get("details")
			.get("units")
			.get("entityManagerFactory")
			.asString();
	}

	private static HttpResponse<String> post(String planId) throws Exception {
		HttpResponse<String> response = CLIENT.send(request(body(planId)), BodyHandlers.ofString());
		AnswerSchema.check((response.statusCode() < 300) ? "requestedRun" : "refusal", response.body());
		return response;
	}

	private static String body(String planId) {
		return "{\"planId\": \"%s\"}".formatted(planId);
	}

	private static HttpRequest request(String body) {
		return request(UNIT, body);
	}

	private static HttpRequest request(String path, String body) {
		return HttpRequest.newBuilder(uri("/schemasync" + path))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body))
			.build();
	}

	private static URI uri(String path) {
		return URI.create("http://localhost:%s/actuator%s"
			.formatted(application.getEnvironment().getProperty("local.server.port"), path));
	}

	private static JsonNode json(HttpResponse<String> response) {
		return JsonMapper.shared().readTree(response.body());
	}

	private static List<String> columns() {
		return JDBC.queryForList(
				"select column_name::text from information_schema.columns where table_name = 'product'", String.class);
	}

	private static List<String> indexes() {
		return JDBC.queryForList("select indexname::text from pg_indexes where tablename = 'product'", String.class);
	}

	private static void await(Callable<Boolean> condition) throws Exception {
		long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
		while (!condition.call()) {
			assertThat(System.nanoTime()).as("waited for too long").isLessThan(deadline);
			Thread.sleep(50);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@AutoConfigurationPackage(basePackageClasses = Product.class)
	static class Shop {

		@Bean
		SchemaSyncBuilderCustomizer settings() {
			return (unit, builder) -> builder.executionSettings(settings);
		}

		@EventListener
		void remember(SchemaSyncRunEvent event) {
			EVENTS.add(event);
		}

	}

}
