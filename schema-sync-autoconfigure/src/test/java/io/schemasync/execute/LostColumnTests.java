package io.schemasync.execute;

import java.util.List;

import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Schema;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a column that comes back into filled tables brings with it. */
class LostColumnTests extends SyncTests {

	@Test
	void checkThatRefusesTheNewNullsWaits() {
		Schema model = Models.of(Models.table("orders")
			.column(Models.column("amount", "bigint", false))
			.check(new CheckConstraint("ck_amount", "amount is not null", List.of("amount"), true))
			.build());
		sync(model).build().run();
		this.jdbc.execute("insert into orders values (1, 5), (2, 6)");
		this.jdbc.execute("alter table orders drop column amount");
		Outcome outcome = sync(model).build().run();
		assertThat(outcome.remaining().steps()).isNotEmpty().allMatch((step) -> !step.decision().applies());
		assertThat(this.jdbc.queryForObject("select count(*) from pg_constraint where conname = 'ck_amount'",
				Integer.class))
			.isZero();
		this.jdbc.execute("update orders set amount = 1");
		assertThat(sync(model).build().run().remaining().inSync()).isTrue();
	}

}
