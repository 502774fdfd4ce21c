package io.schemasync.report.html;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.schemasync.SchemaSync;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.plan.Plan;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.Origin;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import io.schemasync.schema.TableBuilder;
import io.schemasync.schema.UniqueConstraint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class HtmlPageTests {

	private static final String ATTACK = "<script>window.hacked=1</script><img src=x onerror=window.hacked=1>";

	private final TestDatabase database = TestPostgres.freshDatabase();

	@TempDir
	private Path folder;

	@Test
	void escapesWhateverTheDatabaseIsCalled() {
		JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());
		jdbc.execute("create table orders (id bigint primary key, \"" + ATTACK.substring(0, 40) + "\" text)");
		String page = page(plan(orders()), "</style>" + ATTACK, ATTACK);
		assertThat(page).contains("&lt;script&gt;window.hacked=1&lt;/script&gt;", "&lt;/style&gt;")
			.doesNotContain("<script>window", "<img");
		assertThat(page.split("<script>")).hasSize(2);
	}

	@Test
	void showsAndFiltersInBrowser() throws Exception {
		JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());
		jdbc.execute("create table orders (id bigint primary key, status varchar(200), legacy text)");
		jdbc.execute("insert into orders values (1, 'a'), (2, 'a')");
		Plan plan = plan(orders());
		try (Browser browser = Browser.start()) {
			browser.driver().get(write(page(plan, null, "production")).toUri().toString());
			browser.size(1280, 1000);
			assertThat(browser.complaints()).isEmpty();
			assertThat(visible(browser)).hasSize(plan.steps().size());
			for (boolean dark : new boolean[] { false, true }) {
				browser.dark(dark);
				browser.size(1280, 1400);
				browser.screenshot("laptop-" + (dark ? "dark" : "light"));
				browser.size(390, 1600);
				browser.screenshot("phone-" + (dark ? "dark" : "light"));
				assertThat(overflow(browser)).describedAs("pixels beyond a phone's edge").isZero();
			}
			browser.print("print");

			browser.driver().findElement(By.cssSelector("[value=withheld]")).click();
			assertThat(visible(browser)).hasSize(plan.withheld().size()).isNotEmpty();
			browser.driver().findElement(By.cssSelector("[value=all]")).click();
			browser.driver().findElement(By.tagName("body")).sendKeys("/");
			browser.driver().switchTo().activeElement().sendKeys("customers");
			assertThat(visible(browser)).isNotEmpty()
				.allSatisfy((step) -> assertThat(step.getText()).contains("customers"));
			browser.driver().switchTo().activeElement().sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
			assertThat(visible(browser)).hasSize(plan.steps().size());
		}
	}

	@Test
	void showsManyTables() throws Exception {
		List<Table> tables = new ArrayList<>();
		for (int i = 0; i < 500; i++) {
			tables.add(table("table_" + i).column(Column.of("name", ColumnType.of("varchar(80)"), true)).build());
		}
		Plan plan = plan(tables.toArray(Table[]::new));
		long start = System.nanoTime();
		String page = page(plan, null, "production");
		System.out.printf("500 tables: written in %d ms, %d kB%n",
				Duration.ofNanos(System.nanoTime() - start).toMillis(), page.length() / 1024);
		try (Browser browser = Browser.start()) {
			browser.driver().get(write(page).toUri().toString());
			Object millis = browser.driver()
				.executeScript("return Math.round(performance.getEntriesByType('navigation')[0].duration)");
			System.out.printf("500 tables: shown in %s ms%n", millis);
			assertThat(visible(browser)).hasSize(plan.steps().size());
		}
	}

	private static List<WebElement> visible(Browser browser) {
		return browser.driver().findElements(By.cssSelector(".step:not([hidden])"));
	}

	private static long overflow(Browser browser) {
		return (long) browser.driver()
			.executeScript("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
	}

	private Path write(String page) throws Exception {
		return Files.writeString(this.folder.resolve("page.html"), page);
	}

	private static String page(Plan plan, String error, String environment) {
		HtmlPage.Run run = new HtmlPage.Run(Instant.parse("2026-01-01T08:00:00Z"), "planned", Duration.ofMillis(120),
				List.of(new HtmlPage.TimedStep(plan.steps().get(0), Duration.ofMillis(12))), error);
		return HtmlPage.of(environment, Instant.parse("2026-01-01T08:01:00Z"),
				List.of(new HtmlPage.Unit("entityManagerFactory", "PENDING",
						Map.of("Strategy", "additive", "Server", "PostgreSQL", "Plan", plan.id()), plan, null, error,
						run, List.of())));
	}

	private Plan plan(Table... tables) {
		return SchemaSync.builder(this.database.dataSource())
			.desired(() -> Schema.of(Set.of(), List.of(tables), List.of(), List.of(), List.of(), List.of(), List.of()))
			.build()
			.plan();
	}

	private static Table[] orders() {
		Table customers = table("customers").column(Column.of("name", ColumnType.of("varchar(80)"), false)).build();
		Table orders = table("orders").column(Column.of("status", ColumnType.of("varchar(20)"), false))
			.column(Column.of("note", ColumnType.of("text"), true))
			.unique(UniqueConstraint.of("uk_status", List.of("status")))
			.check(new CheckConstraint("ck_status", "status in ('NEW', 'PAID')", List.of("status"), true))
			.build();
		return new Table[] { customers, orders };
	}

	private static TableBuilder table(String name) {
		return Table.named(new QualifiedName(null, name))
			.column(Column.of("id", ColumnType.of("bigint"), false))
			.primaryKey(new PrimaryKey(null, List.of("id")))
			.origin(Origin.of("com.acme." + name));
	}

}
