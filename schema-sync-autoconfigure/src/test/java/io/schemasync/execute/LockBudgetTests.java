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
		assertThat(this.budget.forNextLock()).isEqualTo(Duration.ofSeconds(2));
		pass(Duration.ofMillis(500));
		assertThat(this.budget.forNextLock()).isEqualTo(Duration.ofMillis(1500));
	}

	@Test
	void leavesEnoughForLocksThatAreFree() {
		this.budget.forNextLock();
		pass(Duration.ofSeconds(10));
		assertThat(this.budget.forNextLock()).isPositive().isLessThan(Duration.ofMillis(100));
	}

	private void pass(Duration duration) {
		this.clock.addAndGet(duration.toNanos());
	}

}
