package io.schemasync;

import javax.sql.DataSource;

import io.schemasync.execute.ApplicationAccess;
import io.schemasync.dialect.CatalogScope;
import io.schemasync.execute.Assignment;
import io.schemasync.execute.DesiredSchema;
import io.schemasync.execute.ExecutionSettings;
import io.schemasync.execute.SyncListener;
import io.schemasync.plan.PlanSettings;
import io.schemasync.plan.Probing;
import io.schemasync.schema.Schema;
import io.schemasync.source.SchemaSource;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Configures a {@link SchemaSync}. Not thread-safe.
 */
public final class SchemaSyncBuilder {

	private final DataSource dataSource;

	private @Nullable SchemaSource desired;

	private Strategy strategy = Strategy.ADDITIVE;

	private Mode mode = Mode.APPLY;

	private String owner = "application";

	private String environment = "";

	private @Nullable String bookkeepingSchema;

	private PlanSettings planSettings = PlanSettings.DEFAULTS;

	private ExecutionSettings executionSettings = ExecutionSettings.DEFAULTS;

	private String applicationVersion = "";

	private SyncListener listener = SyncListener.NONE;

	private @Nullable ApplicationAccess application;

	private Probing probing = Probing.asking();

	SchemaSyncBuilder(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	/**
	 * Set what the database should become.
	 * @param desired the source of the desired schema
	 * @return this builder
	 */
	public SchemaSyncBuilder desired(SchemaSource desired) {
		this.desired = desired;
		return this;
	}

	/**
	 * Set what may be done. Default: {@link Strategy#ADDITIVE}.
	 * @param strategy the strategy
	 * @return this builder
	 */
	public SchemaSyncBuilder strategy(Strategy strategy) {
		this.strategy = strategy;
		return this;
	}

	/**
	 * Set whether it is done. Default: {@link Mode#APPLY}.
	 * @param mode the mode
	 * @return this builder
	 */
	public SchemaSyncBuilder mode(Mode mode) {
		this.mode = mode;
		return this;
	}

	/**
	 * Set under which name the bookkeeping is kept, so that several applications can
	 * share a database. Default: {@code application}.
	 * @param owner the owner
	 * @return this builder
	 */
	public SchemaSyncBuilder owner(String owner) {
		this.owner = owner;
		return this;
	}

	/**
	 * Set the name of the environment that is written into the stamp.
	 * @param environment the name, empty for none
	 * @return this builder
	 */
	public SchemaSyncBuilder environment(String environment) {
		this.environment = environment;
		return this;
	}

	/**
	 * Set the schema of the bookkeeping tables. Default: the connection's current one.
	 * @param bookkeepingSchema the schema, {@code null} for the current one
	 * @return this builder
	 */
	public SchemaSyncBuilder bookkeepingSchema(@Nullable String bookkeepingSchema) {
		this.bookkeepingSchema = bookkeepingSchema;
		return this;
	}

	/**
	 * Set what influences the plan.
	 * @param planSettings the settings
	 * @return this builder
	 */
	public SchemaSyncBuilder planSettings(PlanSettings planSettings) {
		this.planSettings = planSettings;
		return this;
	}

	/**
	 * Set what influences its execution.
	 * @param executionSettings the settings
	 * @return this builder
	 */
	public SchemaSyncBuilder executionSettings(ExecutionSettings executionSettings) {
		this.executionSettings = executionSettings;
		return this;
	}

	/**
	 * Set the version of the application that is written into the history.
	 * @param applicationVersion the version, empty if unknown
	 * @return this builder
	 */
	public SchemaSyncBuilder applicationVersion(String applicationVersion) {
		this.applicationVersion = applicationVersion;
		return this;
	}

	/**
	 * Set how the application itself reaches the database, where that is by another role
	 * than schema-sync's. After a run, that role must be able to read every mapped
	 * column.
	 * @param application the application's connections
	 * @param grant whether its role gets the rights to work with new objects
	 * @return this builder
	 */
	public SchemaSyncBuilder application(DataSource application, boolean grant) {
		this.application = new ApplicationAccess(application, grant);
		return this;
	}

	/**
	 * Set whether the rows are asked about stricter rules. Default: they are.
	 * @param probing whether they are, and where their answers are kept
	 * @return this builder
	 */
	public SchemaSyncBuilder probing(Probing probing) {
		this.probing = probing;
		return this;
	}

	/**
	 * Set who is told what a run does.
	 * @param listener the listener
	 * @return this builder
	 */
	public SchemaSyncBuilder listener(SyncListener listener) {
		this.listener = listener;
		return this;
	}

	/**
	 * Finish the configuration.
	 * @return the configured engine
	 * @throws IllegalStateException if {@link #desired} was not set
	 */
	public SchemaSync build() {
		SchemaSource source = this.desired;
		Assert.state(source != null, "'desired' must be set");
		return new SchemaSync(this.dataSource,
				new Assignment(new Desired(source), this.strategy == Strategy.RECREATE, this.owner, this.environment,
						this.bookkeepingSchema, this.applicationVersion, this.planSettings, this.executionSettings,
						this.listener, this.application, this.probing),
				this.mode);
	}

	/** What a source describes. */
	private record Desired(SchemaSource source) implements DesiredSchema {

		@Override
		public Schema read() {
			return this.source.read();
		}

		@Override
		public CatalogScope expectedScope() {
			return this.source.expectedScope();
		}

	}

}
