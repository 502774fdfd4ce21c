package io.schemasync.source.entity;

import java.util.List;

import io.schemasync.annotation.Backfill;
import io.schemasync.annotation.RenamedFrom;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.schema.Column;
import io.schemasync.schema.Past;
import io.schemasync.schema.Table;
import io.schemasync.testing.EntityModels;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@link RenamedFrom} and {@link Backfill} say about tables and columns. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PastTests {

	private static final TestDatabase DATABASE = TestPostgres.freshDatabase();

	private final EntityModels models = EntityModels.of(DATABASE, Party.class, Contract.class);

	@AfterAll
	void close() {
		this.models.close();
	}

	@Test
	void readsTheOldNameOfATableByTheNamingStrategy() {
		assertThat(table("party").origin().past().formerNames()).containsExactly("business_partner", "client");
		assertThat(table("contract").origin().past()).isEqualTo(Past.NONE);
	}

	@Test
	void readsTheOldNamesOfAColumnTheLatestFirst() {
		assertThat(past("party", "family_name").formerNames()).containsExactly("last_name", "surname");
		assertThat(past("party", "id")).isEqualTo(Past.NONE);
	}

	@Test
	void readsWhatSuperclassesAndGettersSay() {
		assertThat(past("party", "changed_by").formerNames()).containsExactly("author");
		assertThat(past("contract", "rate").formerNames()).containsExactly("price");
	}

	@Test
	void keepsTheEndingOfAnAssociationsColumn() {
		assertThat(past("contract", "buyer_id").formerNames()).containsExactly("customer_id", "customer");
	}

	@Test
	void keepsWhatAnOverrideWritesBeforeTheName() {
		assertThat(past("contract", "fee_amount").formerNames()).containsExactly("fee_value", "value");
	}

	@Test
	void readsHowOlderRowsAreFilled() {
		assertThat(past("party", "login").backfill()).isEqualTo("lower(family_name)");
		assertThat(past("party", "family_name").backfill()).isNull();
	}

	private Past past(String table, String column) {
		return table(table).column(column).map(Column::origin).orElseThrow().past();
	}

	private Table table(String name) {
		List<Table> tables = this.models.source()
			.read()
			.tables()
			.values()
			.stream()
			.filter((table) -> table.name().name().equals(name))
			.toList();
		assertThat(tables).hasSize(1);
		return tables.get(0);
	}

	/** Says who was the last to change it. */
	@MappedSuperclass
	abstract static class Changed {

		@RenamedFrom("author")
		String changedBy;

	}

	/** Has had two names before. */
	@Entity(name = "Party")
	@RenamedFrom({ "BusinessPartner", "client" })
	static class Party extends Changed {

		@Id
		Long id;

		@RenamedFrom({ "lastName", "surname" })
		String familyName;

		@Backfill("lower(family_name)")
		String login;

	}

	/** Part of a contract. */
	@Embeddable
	@Access(AccessType.FIELD)
	static class Money {

		@RenamedFrom("value")
		Long amount;

	}

	/** Is mapped by its getters. */
	@Entity(name = "Contract")
	@Access(AccessType.PROPERTY)
	static class Contract {

		private Long id;

		private Integer rate;

		private Party buyer;

		private Money fee;

		@Id
		Long getId() {
			return this.id;
		}

		void setId(Long id) {
			this.id = id;
		}

		@RenamedFrom("price")
		Integer getRate() {
			return this.rate;
		}

		void setRate(Integer rate) {
			this.rate = rate;
		}

		@ManyToOne
		@RenamedFrom("customer")
		Party getBuyer() {
			return this.buyer;
		}

		void setBuyer(Party buyer) {
			this.buyer = buyer;
		}

		@Embedded
		@AttributeOverride(name = "amount", column = @jakarta.persistence.Column(name = "fee_amount"))
		Money getFee() {
			return this.fee;
		}

		void setFee(Money fee) {
			this.fee = fee;
		}

	}

}
