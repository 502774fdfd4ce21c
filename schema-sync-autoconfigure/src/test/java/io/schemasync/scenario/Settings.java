package io.schemasync.scenario;

import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import io.schemasync.SchemaSync;
import io.schemasync.SchemaSyncBuilder;
import io.schemasync.Strategy;
import io.schemasync.backfill.ColumnBackfill;
import io.schemasync.execute.ExecutionSettings;
import io.schemasync.execute.SyncListener;
import io.schemasync.plan.PlanSettings;
import io.schemasync.source.SchemaSource;

/**
 * What a user may have set. Unlike the defaults of the library, stricter rules do not
 * wait for replicas of the version before, unless a scenario is about just that.
 */
final class Settings {

	private Strategy strategy = Strategy.ADDITIVE;

	private String owner = "shop";

	private List<String> exclude = List.of();

	private List<String> ignoreUnmapped = PlanSettings.DEFAULTS.ignoreUnmapped();

	private boolean failOnNullIntoPrimitive = true;

	private boolean widen = true;

	private boolean relaxUnmapped;

	private long rewriteLimit = PlanSettings.DEFAULTS.rewriteLimit();

	private boolean replicated;

	private Duration tightenAfter = Duration.ZERO;

	private boolean recreateWhenChanged;

	private PlanSettings.Renames renames = PlanSettings.Renames.EXPAND;

	private boolean forHibernate = true;

	private List<ColumnBackfill<?>> backfills = List.of();

	static Settings defaults() {
		return new Settings();
	}

	Settings recreate() {
		this.strategy = Strategy.RECREATE;
		return this;
	}

	Settings recreateWhenChanged() {
		this.recreateWhenChanged = true;
		return recreate();
	}

	Settings owner(String owner) {
		this.owner = owner;
		return this;
	}

	Settings exclude(String... patterns) {
		this.exclude = List.of(patterns);
		return this;
	}

	Settings ignoreUnmapped(String... patterns) {
		this.ignoreUnmapped = List.of(patterns);
		return this;
	}

	Settings warnOnNullIntoPrimitive() {
		this.failOnNullIntoPrimitive = false;
		return this;
	}

	Settings withholdWidening() {
		this.widen = false;
		return this;
	}

	Settings relaxUnmapped() {
		this.relaxUnmapped = true;
		return this;
	}

	Settings rewriteLimit(long bytes) {
		this.rewriteLimit = bytes;
		return this;
	}

	Settings replicated() {
		this.replicated = true;
		return this;
	}

	Settings tightenAfter(Duration tightenAfter) {
		this.tightenAfter = tightenAfter;
		return this;
	}

	Settings renames(PlanSettings.Renames renames) {
		this.renames = renames;
		return this;
	}

	Settings filledBy(ColumnBackfill<?>... backfills) {
		this.backfills = List.of(backfills);
		return this;
	}

	List<ColumnBackfill<?>> backfills() {
		return this.backfills;
	}

	Settings notForHibernate() {
		this.forHibernate = false;
		return this;
	}

	/** Whether Hibernate, which knows no exclusions, can agree with what is made. */
	boolean forHibernate() {
		return this.forHibernate && this.exclude.isEmpty();
	}

	boolean recreates() {
		return this.strategy == Strategy.RECREATE;
	}

	SchemaSyncBuilder builder(DataSource dataSource, SchemaSource desired, SyncListener listener) {
		PlanSettings plan = new PlanSettings(this.exclude, this.ignoreUnmapped, this.failOnNullIntoPrimitive,
				this.widen, this.relaxUnmapped, this.rewriteLimit, Duration.ofSeconds(5), this.tightenAfter,
				this.replicated, false, null, false, false, this.renames);
		ExecutionSettings usual = ExecutionSettings.DEFAULTS;
		ExecutionSettings execution = new ExecutionSettings(usual.lockWait(), usual.lockTimeout(), usual.lockBudget(),
				usual.statementTimeout(), usual.history(), this.recreateWhenChanged, usual.recreateMappedOnly(), null);
		return SchemaSync.builder(dataSource)
			.desired(desired)
			.strategy(this.strategy)
			.owner(this.owner)
			.listener(listener)
			.planSettings(plan)
			.executionSettings(execution);
	}

}
