package io.schemasync.execute;

import java.util.List;

import io.schemasync.schema.Column;
import io.schemasync.schema.Origin;
import io.schemasync.schema.Table;
import io.schemasync.schema.TableFacts;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ModelHashTests {

	@Test
	void orderOriginAndFactsDoNotMatter() {
		Table orders = Models.orders();
		List<Column> reversed = List.of(orders.columns().get(1).withOrigin(Origin.of("com.acme.Order#customer")),
				orders.columns().get(0));
		Table same = orders.toBuilder().columns(reversed).facts(new TableFacts(3, 8192)).origin(Origin.of("X")).build();
		assertThat(ModelHash.of(Models.of(same, Models.customers())))
			.isEqualTo(ModelHash.of(Models.of(Models.customers(), orders)));
	}

	@Test
	void everyRuleMatters() {
		Table orders = Models.orders();
		String hash = ModelHash.of(Models.of(orders));
		assertThat(List.of(orders.toBuilder().indexes(List.of()).build(),
				orders.toBuilder().foreignKeys(List.of()).build(), orders.toBuilder().primaryKey(null).build(),
				orders.toBuilder().comment("x").build(),
				orders.toBuilder().column(Models.column("note", "text", true)).build()))
			.allSatisfy((other) -> assertThat(ModelHash.of(Models.of(other))).isNotEqualTo(hash));
	}

}
