package io.schemasync.execute;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LockBudgetTests {

	private final AtomicLong clock = new AtomicLong(5);

	private final LockBudget budget = new LockBudget(Duration.ofSeconds(2), this.clock::get);

	@Test
	void countsFromTheFirstLock() {
		pass(Duration.ofSeconds(10));
		assertThat(this.budget.forNextLock(1)).isEqualTo(Duration.ofSeconds(2));
		pass(Duration.ofMillis(500));
		assertThat(this.budget.forNextLock(1)).isEqualTo(Duration.ofMillis(1500));
	}

	@Test
	void leavesEnoughForLocksThatAreFree() {
		this.budget.forNextLock(1);
		pass(Duration.ofSeconds(10));
		assertThat(this.budget.forNextLock(1)).isPositive().isLessThan(Duration.ofMillis(100));
	}

	@Test
	void isOverBeforeTheServerLooksForDeadlocks() {
		this.budget.forNextLock(1);
		pass(Duration.ofMillis(1500));
		this.budget.obtained();
		assertThat(this.budget.forNextLock(1)).isEqualTo(Duration.ofMillis(500));
		pass(Duration.ofMillis(300));
		assertThat(this.budget.forNextLock(1)).isEqualTo(Duration.ofMillis(200));
	}

	@Test
	void isShortWhereOneStatementLocksTwoTables() {
		assertThat(this.budget.forNextLock(2)).isLessThan(Duration.ofSeconds(1));
		assertThat(this.budget.forNextLock(1)).isEqualTo(Duration.ofSeconds(2));
	}

	@Test
	void isShortOnceThereAreLocks() {
		this.budget.forNextLock(1);
		this.budget.obtained();
		pass(Duration.ofMillis(100));
		assertThat(this.budget.forNextLock(1)).isEqualTo(Duration.ofMillis(600));
	}

	private void pass(Duration duration) {
		this.clock.addAndGet(duration.toNanos());
	}

}
