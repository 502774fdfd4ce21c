package io.schemasync.boot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.schemasync.Mode;
import io.schemasync.Strategy;
import io.schemasync.plan.PlanSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Properties of schema-sync, explained in {@code docs/properties.md}.
 */
@ConfigurationProperties("schemasync")
public class SchemaSyncProperties {

	/**
	 * Whether schema-sync does anything at all.
	 */
	private boolean enabled = true;

	/**
	 * Name of the environment; overrides the property ENVIRONMENT.
	 */
	private @Nullable String environment;

	/**
	 * Strategies by name of environment, added to the built-in names. "prod" and
	 * "production" cannot be mapped to "recreate".
	 */
	private Map<String, Strategy> environments = new LinkedHashMap<>();

	/**
	 * What may be done to the database. "auto" lets the environment decide.
	 */
	private StrategyChoice strategy = StrategyChoice.AUTO;

	/**
	 * Whether the plan is carried out.
	 */
	private Mode mode = Mode.APPLY;

	/**
	 * Name under which the bookkeeping is kept, so that several applications can share a
	 * database. Defaults to "spring.application.name".
	 */
	private @Nullable String owner;

	/**
	 * Schema of the bookkeeping tables. Defaults to the connection's current schema.
	 */
	private @Nullable String schema;

	/**
	 * Patterns ("schema.table", with "*") of tables to leave alone, mapped or not.
	 */
	private List<String> exclude = new ArrayList<>();

	private final Unmapped unmapped = new Unmapped();

	/**
	 * Whether the log lists every unmapped object instead of their number.
	 */
	private boolean verbose = false;

	/**
	 * What to do when the database cannot be synchronised. A refused "recreate" always
	 * fails.
	 */
	private OnFailure onFailure = OnFailure.FAIL;

	private final Lock lock = new Lock();

	private final Connection datasource = new Connection();

	private final History history = new History();

	private final Recreate recreate = new Recreate();

	private final Additive additive = new Additive();

	private final Backfill backfill = new Backfill();

	private final Postgresql postgresql = new Postgresql();

	/**
	 * Command to run instead of the application.
	 */
	private @Nullable Command command;

	/**
	 * Format of a command's result.
	 */
	private Format format = Format.TEXT;

	/**
	 * File for a command's result. Defaults to the standard output.
	 */
	private @Nullable String output;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public @Nullable String getEnvironment() {
		return this.environment;
	}

	public void setEnvironment(@Nullable String environment) {
		this.environment = environment;
	}

	public Map<String, Strategy> getEnvironments() {
		return this.environments;
	}

	public void setEnvironments(Map<String, Strategy> environments) {
		this.environments = environments;
	}

	public StrategyChoice getStrategy() {
		return this.strategy;
	}

	public void setStrategy(StrategyChoice strategy) {
		this.strategy = strategy;
	}

	public Mode getMode() {
		return this.mode;
	}

	public void setMode(Mode mode) {
		this.mode = mode;
	}

	public @Nullable String getOwner() {
		return this.owner;
	}

	public void setOwner(@Nullable String owner) {
		this.owner = owner;
	}

	public @Nullable String getSchema() {
		return this.schema;
	}

	public void setSchema(@Nullable String schema) {
		this.schema = schema;
	}

	public List<String> getExclude() {
		return this.exclude;
	}

	public void setExclude(List<String> exclude) {
		this.exclude = exclude;
	}

	public Unmapped getUnmapped() {
		return this.unmapped;
	}

	public boolean isVerbose() {
		return this.verbose;
	}

	public void setVerbose(boolean verbose) {
		this.verbose = verbose;
	}

	public OnFailure getOnFailure() {
		return this.onFailure;
	}

	public void setOnFailure(OnFailure onFailure) {
		this.onFailure = onFailure;
	}

	public Lock getLock() {
		return this.lock;
	}

	public Connection getDatasource() {
		return this.datasource;
	}

	public History getHistory() {
		return this.history;
	}

	public Recreate getRecreate() {
		return this.recreate;
	}

	public Additive getAdditive() {
		return this.additive;
	}

	public Backfill getBackfill() {
		return this.backfill;
	}

	public Postgresql getPostgresql() {
		return this.postgresql;
	}

	public @Nullable Command getCommand() {
		return this.command;
	}

	public void setCommand(@Nullable Command command) {
		this.command = command;
	}

	public Format getFormat() {
		return this.format;
	}

	public void setFormat(Format format) {
		this.format = format;
	}

	public @Nullable String getOutput() {
		return this.output;
	}

	public void setOutput(@Nullable String output) {
		this.output = output;
	}

	/** What a person can ask for as the strategy. */
	public enum StrategyChoice {

		/** The environment decides. */
		AUTO,

		/** Drop what the entities map and create it again. */
		RECREATE,

		/** Add and widen; never drop or rewrite data. */
		ADDITIVE

	}

	/** What happens when the database cannot be synchronised. */
	public enum OnFailure {

		/** The start fails. */
		FAIL,

		/** The application starts, and its health shows the failure. */
		CONTINUE

	}

	/** What a command does. */
	public enum Command {

		/** Show the plan. */
		PLAN,

		/** Carry the plan out. */
		APPLY,

		/** Check connection, rights and settings. */
		VERIFY,

		/** Drop and create by hand. */
		RECREATE,

		/** List what could go. */
		CONTRACT

	}

	/** How a command writes its result. */
	public enum Format {

		/** Lines as in the log. */
		TEXT,

		/** A script to review and run. */
		SQL,

		/** The structure of the endpoint. */
		JSON

	}

	/** Whether something is only said, or fails the start. */
	public enum Reaction {

		/** A warning in the log. */
		WARN,

		/** The start fails. */
		FAIL

	}

	/** Properties of what no entity maps. */
	public static class Unmapped {

		/**
		 * Patterns of tables that are not even reported as unmapped.
		 */
		private List<String> ignore = new ArrayList<>(PlanSettings.DEFAULTS.ignoreUnmapped());

		public List<String> getIgnore() {
			return this.ignore;
		}

		public void setIgnore(List<String> ignore) {
			this.ignore = ignore;
		}

	}

	/** Properties of the lock between replicas. */
	public static class Lock {

		/**
		 * Longest wait for another replica.
		 */
		private Duration wait = Duration.ofMinutes(10);

		public Duration getWait() {
			return this.wait;
		}

		public void setWait(Duration wait) {
			this.wait = wait;
		}

	}

	/** Properties of a connection that schema-sync has for itself. */
	public static class Connection {

		/**
		 * JDBC URL of schema-sync's own connection. Defaults to the application's.
		 */
		private @Nullable String url;

		/**
		 * Role of schema-sync's own connection.
		 */
		private @Nullable String username;

		/**
		 * Password of schema-sync's own connection.
		 */
		private @Nullable String password;

		/**
		 * Whether the application's role gets the rights to read and write new objects
		 * when schema-sync's own role created them.
		 */
		private boolean grant = true;

		public @Nullable String getUrl() {
			return this.url;
		}

		public void setUrl(@Nullable String url) {
			this.url = url;
		}

		public @Nullable String getUsername() {
			return this.username;
		}

		public void setUsername(@Nullable String username) {
			this.username = username;
		}

		public @Nullable String getPassword() {
			return this.password;
		}

		public void setPassword(@Nullable String password) {
			this.password = password;
		}

		public boolean isGrant() {
			return this.grant;
		}

		public void setGrant(boolean grant) {
			this.grant = grant;
		}

	}

	/** Properties of the history table. */
	public static class History {

		/**
		 * Whether every applied statement is written into the history table.
		 */
		private boolean enabled = true;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

	}

	/** Properties of the strategy "recreate". */
	public static class Recreate {

		/**
		 * When to drop and create: at each launch, or only when the schema differs.
		 */
		private When when = When.ALWAYS;

		/**
		 * Token from a refusal's message, which overrides the guard once.
		 */
		private @Nullable String force;

		public When getWhen() {
			return this.when;
		}

		public void setWhen(When when) {
			this.when = when;
		}

		public @Nullable String getForce() {
			return this.force;
		}

		public void setForce(@Nullable String force) {
			this.force = force;
		}

		/** When {@code recreate} drops and creates. */
		public enum When {

			/** Once per launch of the application. */
			ALWAYS,

			/** Only when the schema differs from the entities. */
			CHANGED

		}

	}

	/** Properties of the strategy "additive". */
	public static class Additive {

		/**
		 * What to do when steps are withheld.
		 */
		private Reaction onWithheld = Reaction.WARN;

		/**
		 * What to do when old rows would hold null in a Java primitive.
		 */
		private Reaction onNullIntoPrimitive = Reaction.FAIL;

		/**
		 * Longest time that the transaction may hold up traffic while it waits for locks.
		 */
		private Duration lockTimeout = Duration.ofSeconds(2);

		/**
		 * Longest time for all attempts to get the locks together.
		 */
		private Duration lockBudget = Duration.ofMinutes(5);

		/**
		 * Longest run of one statement of the transactional phase.
		 */
		private Duration statementTimeout = Duration.ofSeconds(30);

		/**
		 * Longest run of a query which checks the data against a new rule.
		 */
		private Duration probeTimeout = Duration.ofSeconds(5);

		/**
		 * How long a model must have been here before stricter rules follow, because old
		 * replicas may still break them.
		 */
		private Duration tightenAfter = Duration.ofMinutes(15);

		/**
		 * Whether types are widened at once.
		 */
		private Widen widen = Widen.APPLY;

		/**
		 * Whether to make any unmapped column nullable that would make inserts fail.
		 */
		private boolean relaxUnmapped = false;

		/**
		 * Size up to which a table may be rewritten.
		 */
		private DataSize rewriteLimit = DataSize.ofMegabytes(100);

		/**
		 * Whether tables of a publication for logical replication get new columns at
		 * once; the subscribers must have them before.
		 */
		private Replicated replicated = Replicated.WITHHOLD;

		/**
		 * Number of tables on which the online phase works at the same time, each over a
		 * connection of its own; at most a quarter of the application's pool.
		 */
		private int parallelism = 2;

		/**
		 * Whether the start waits for the online phase.
		 */
		private Online online = Online.AUTO;

		/**
		 * How long the start waits for the online phase when "online" is "auto".
		 */
		private Duration onlineWait = Duration.ofSeconds(60);

		/**
		 * How a declared rename is carried out.
		 */
		private Renames renames = Renames.EXPAND;

		public Reaction getOnWithheld() {
			return this.onWithheld;
		}

		public void setOnWithheld(Reaction onWithheld) {
			this.onWithheld = onWithheld;
		}

		public Reaction getOnNullIntoPrimitive() {
			return this.onNullIntoPrimitive;
		}

		public void setOnNullIntoPrimitive(Reaction onNullIntoPrimitive) {
			this.onNullIntoPrimitive = onNullIntoPrimitive;
		}

		public Duration getLockTimeout() {
			return this.lockTimeout;
		}

		public void setLockTimeout(Duration lockTimeout) {
			this.lockTimeout = lockTimeout;
		}

		public Duration getLockBudget() {
			return this.lockBudget;
		}

		public void setLockBudget(Duration lockBudget) {
			this.lockBudget = lockBudget;
		}

		public Duration getStatementTimeout() {
			return this.statementTimeout;
		}

		public void setStatementTimeout(Duration statementTimeout) {
			this.statementTimeout = statementTimeout;
		}

		public Duration getProbeTimeout() {
			return this.probeTimeout;
		}

		public void setProbeTimeout(Duration probeTimeout) {
			this.probeTimeout = probeTimeout;
		}

		public Duration getTightenAfter() {
			return this.tightenAfter;
		}

		public void setTightenAfter(Duration tightenAfter) {
			this.tightenAfter = tightenAfter;
		}

		public Widen getWiden() {
			return this.widen;
		}

		public void setWiden(Widen widen) {
			this.widen = widen;
		}

		public boolean isRelaxUnmapped() {
			return this.relaxUnmapped;
		}

		public void setRelaxUnmapped(boolean relaxUnmapped) {
			this.relaxUnmapped = relaxUnmapped;
		}

		public Replicated getReplicated() {
			return this.replicated;
		}

		public void setReplicated(Replicated replicated) {
			this.replicated = replicated;
		}

		public DataSize getRewriteLimit() {
			return this.rewriteLimit;
		}

		public void setRewriteLimit(DataSize rewriteLimit) {
			this.rewriteLimit = rewriteLimit;
		}

		public int getParallelism() {
			return this.parallelism;
		}

		public void setParallelism(int parallelism) {
			this.parallelism = parallelism;
		}

		public Online getOnline() {
			return this.online;
		}

		public void setOnline(Online online) {
			this.online = online;
		}

		public Duration getOnlineWait() {
			return this.onlineWait;
		}

		public void setOnlineWait(Duration onlineWait) {
			this.onlineWait = onlineWait;
		}

		public Renames getRenames() {
			return this.renames;
		}

		public void setRenames(Renames renames) {
			this.renames = renames;
		}

		/** What becomes of changes that logical replication does not carry. */
		public enum Replicated {

			/** Carry them out; the subscribers have them already. */
			APPLY,

			/** Show the statement only. */
			WITHHOLD

		}

		/** Whether types are widened. */
		public enum Widen {

			/** Widen them; prepared statements of running replicas fail once. */
			APPLY,

			/** Show the statement only. */
			WITHHOLD

		}

		/** Whether the start waits for the online phase. */
		public enum Online {

			/** Wait for a while, then go on in the background. */
			AUTO,

			/** Wait until it is done. */
			WAIT,

			/** Do not wait. */
			BACKGROUND

		}

		/** How a declared rename is carried out. */
		public enum Renames {

			/** Let the old name work too, while replicas use it. */
			EXPAND,

			/** Rename in place; replicas of the version before fail. */
			RENAME,

			/** Show the statement only. */
			WITHHOLD

		}

	}

	/** Properties of filling existing rows. */
	public static class Backfill {

		/**
		 * Number of rows that one statement fills.
		 */
		private int batchSize = 1000;

		/**
		 * Pause between two batches.
		 */
		private Duration pause = Duration.ofMillis(50);

		public int getBatchSize() {
			return this.batchSize;
		}

		public void setBatchSize(int batchSize) {
			this.batchSize = batchSize;
		}

		public Duration getPause() {
			return this.pause;
		}

		public void setPause(Duration pause) {
			this.pause = pause;
		}

	}

	/** Properties for PostgreSQL alone. */
	public static class Postgresql {

		/**
		 * Extensions that are created where they are missing, for types that need them.
		 */
		private List<String> extensions = new ArrayList<>();

		public List<String> getExtensions() {
			return this.extensions;
		}

		public void setExtensions(List<String> extensions) {
			this.extensions = extensions;
		}

	}

}
