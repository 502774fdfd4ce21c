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
import io.schemasync.report.diagram.Diagram;
import io.schemasync.report.diagram.Diagram.Box;
import io.schemasync.report.diagram.Diagram.Line;
import io.schemasync.report.diagram.Layout;
import io.schemasync.report.diagram.Layout.Place;
import io.schemasync.report.diagram.Mark;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Origin;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.ReferentialAction;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import io.schemasync.schema.TableBuilder;
import io.schemasync.schema.UniqueConstraint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** The picture of the tables that a plan touches. */
class DiagramTests {

	private static final String ATTACK = "<script>window.hacked=1</script>";

	private final TestDatabase database = TestPostgres.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	@TempDir
	private Path folder;

	@Test
	void marksWhatThePlanTouches() {
		Diagram diagram = Diagram.of(shop());
		assertThat(diagram.boxes()).extracting(Box::name)
			.containsExactlyInAnyOrder("customers", "orders", "order_lines", "products", "categories", "refunds");
		assertThat(box(diagram, "refunds").mark()).isEqualTo(Mark.ADD);
		assertThat(box(diagram, "categories").beside()).isTrue();
		assertThat(box(diagram, "orders").count(Mark.ADD)).isPositive();
		assertThat(box(diagram, "orders").count(Mark.WITHHELD)).isEqualTo(1);
		assertThat(diagram.lines()).extracting(Line::mark).contains(Mark.NONE, Mark.ADD);
	}

	@Test
	void isNotThereWhereNoTableIsTouched() {
		assertThat(Diagram.of(plan()).boxes()).isEmpty();
		assertThat(page(plan())).doesNotContain("<svg");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 7, 30, 100, 500 })
	void boxesDoNotOverlap(int tables) {
		List<Line> lines = new ArrayList<>();
		for (int i = 1; i < tables; i++) {
			lines.add(new Line(i, i * 7 % 13 % i, Mark.NONE, "c"));
			lines.add(new Line(i * 5 % tables, i, Mark.NONE, "c"));
		}
		List<Integer> heights = new ArrayList<>();
		for (int i = 0; i < tables; i++) {
			heights.add(32 + 19 * (i % 6));
		}
		Layout layout = Layout.of(200, heights, lines, 1000);
		assertThat(layout.places()).hasSize(tables);
		for (Place one : layout.places()) {
			assertThat(one.x()).isNotNegative();
			assertThat(one.y()).isNotNegative();
			assertThat(one.right()).isLessThanOrEqualTo(layout.width());
			assertThat(one.y() + one.height()).isLessThanOrEqualTo(layout.height());
			assertThat(layout.places()).filteredOn((other) -> other != one)
				.noneMatch((other) -> one.x() < other.right() && other.x() < one.right()
						&& one.y() < other.y() + other.height() && other.y() < one.y() + one.height());
		}
	}

	@Test
	void leadsToTheStepsInBrowser() throws Exception {
		try (Browser browser = Browser.start()) {
			browser.size(1280, 1100);
			open(browser, shop(), "diagram-5");
			assertThat(browser.driver().findElements(By.cssSelector("a.box"))).hasSize(5);
			assertThat(browser.driver().findElement(By.tagName("svg")).getAttribute("aria-labelledby")).isNotBlank();
			browser.driver().findElement(By.cssSelector("[value=withheld]")).click();
			browser.driver()
				.findElements(By.cssSelector("a.box"))
				.stream()
				.filter((box) -> box.getText().contains("refunds"))
				.findFirst()
				.orElseThrow()
				.sendKeys(Keys.ENTER);
			assertThat(browser.driver().switchTo().activeElement().getText()).contains("refunds");

			this.jdbc.execute("drop schema public cascade; create schema public");
			this.jdbc.execute("create table lonely (id bigint primary key)");
			open(browser, plan(table("lonely").column(column("name" + ATTACK, "text", true)).build()), "diagram-1");
			assertThat(browser.driver().executeScript("return window.hacked")).isNull();
			for (int tables : new int[] { 30, 100 }) {
				this.jdbc.execute("drop schema public cascade; create schema public");
				open(browser, many(tables), "diagram-" + tables);
				assertThat(browser.driver().findElements(By.cssSelector("a.box"))).hasSize(tables);
			}
		}
	}

	/** Keep pictures of what a person sees first. */
	private void open(Browser browser, Plan plan, String name) throws Exception {
		Path file = Files.writeString(this.folder.resolve(name + ".html"), page(plan));
		browser.driver().get(file.toUri().toString());
		assertThat(browser.complaints()).isEmpty();
		for (boolean dark : new boolean[] { false, true }) {
			browser.dark(dark);
			browser.size(1280, 1100);
			browser.view(name + "-laptop-" + (dark ? "dark" : "light"));
		}
		browser.dark(false);
		browser.size(390, 900);
		browser.view(name + "-phone");
		assertThat((long) browser.driver()
			.executeScript("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
			.describedAs("pixels beyond a phone's edge")
			.isZero();
		browser.print(name + "-print");
		browser.size(1280, 1100);
	}

	private Plan shop() {
		this.jdbc.execute("create table customers (id bigint primary key, name varchar(80) not null)");
		this.jdbc.execute("create table categories (id bigint primary key)");
		this.jdbc.execute("create table products (id bigint primary key, name varchar(200), "
				+ "category_id bigint constraint fk_category references categories)");
		this.jdbc.execute("create table orders (id bigint primary key, status varchar(200), "
				+ "customer_id bigint constraint fk_customer references customers)");
		this.jdbc.execute("create table order_lines (id bigint primary key, order_id bigint constraint fk_order "
				+ "references orders, product_id bigint)");
		this.jdbc.execute("insert into orders values (1, 'NEW', null)");
		return plan(
				table("customers").column(column("name", "varchar(120)", false))
					.column(column("loyalty_points", "integer", true))
					.build(),
				table("categories").build(),
				table("products").column(column("name", "varchar(200)", true))
					.column(column("category_id", "bigint", true))
					.column(column("stock_keeping_unit", "varchar(40)", true))
					.unique(UniqueConstraint.of("uk_sku", List.of("stock_keeping_unit")))
					.foreignKey(foreignKey("fk_category", "category_id", "categories"))
					.build(),
				table("orders").column(column("status", "varchar(20)", true))
					.column(column("customer_id", "bigint", true))
					.column(column("placed_at", "timestamp(6) with time zone", true))
					.column(column("note", "text", true))
					.foreignKey(foreignKey("fk_customer", "customer_id", "customers"))
					.build(),
				table("order_lines").column(column("order_id", "bigint", true))
					.column(column("product_id", "bigint", true))
					.foreignKey(foreignKey("fk_order", "order_id", "orders"))
					.foreignKey(foreignKey("fk_product", "product_id", "products"))
					.build(),
				table("refunds").column(column("order_id", "bigint", false))
					.column(column("amount", "numeric(12, 2)", false))
					.column(column("reason", "varchar(255)", true))
					.foreignKey(foreignKey("fk_refunded", "order_id", "orders"))
					.build());
	}

	private Plan many(int count) {
		List<Table> tables = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			boolean exists = i % 4 != 3;
			if (exists) {
				this.jdbc.execute("create table " + name(i) + " (id bigint primary key)");
			}
			TableBuilder table = table(name(i)).column(column("value", "varchar(80)", true));
			if (i > 0 && i % 9 != 8) {
				table.column(column("parent_id", "bigint", true))
					.foreignKey(foreignKey("fk_" + i, "parent_id", name((i * 7) % 11 % i)));
			}
			tables.add(table.build());
		}
		return plan(tables.toArray(Table[]::new));
	}

	private static String name(int i) {
		return List.of("customer", "invoice", "shipment", "warehouse", "product", "discount", "supplier", "payment")
			.get(i % 8) + "_" + i;
	}

	private static Box box(Diagram diagram, String name) {
		return diagram.boxes().stream().filter((box) -> box.name().equals(name)).findFirst().orElseThrow();
	}

	private Plan plan(Table... tables) {
		return SchemaSync.builder(this.database.dataSource())
			.desired(() -> Schema.of(Set.of(), List.of(tables), List.of(), List.of(), List.of(), List.of(), List.of()))
			.build()
			.plan();
	}

	private static String page(Plan plan) {
		return HtmlPage.of("production", Instant.parse("2026-01-01T08:01:00Z"),
				List.of(new HtmlPage.Unit("entityManagerFactory", "PENDING", Map.of("Strategy", "additive"), plan, null,
						null, new HtmlPage.Run(Instant.EPOCH, "planned", Duration.ZERO, List.of(), null), List.of())));
	}

	private static TableBuilder table(String name) {
		return Table.named(new QualifiedName(null, name))
			.column(column("id", "bigint", false))
			.primaryKey(new PrimaryKey(null, List.of("id")))
			.origin(Origin.of("com.acme." + name));
	}

	private static Column column(String name, String type, boolean nullable) {
		return Column.of(name, ColumnType.of(type), nullable);
	}

	private static ForeignKey foreignKey(String name, String column, String table) {
		return new ForeignKey(name, List.of(column), new QualifiedName(null, table), List.of(),
				ReferentialAction.NO_ACTION, ReferentialAction.NO_ACTION, "", true);
	}

}
