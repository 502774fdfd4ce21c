package io.schemasync.execute;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.plan.Contraction;
import io.schemasync.plan.Plan;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Carries out assignments. Thread-safe; each call takes one connection, and so does work
 * in the background. While that or a call works beside the traffic, it takes further
 * ones, as many as the settings let it and as can be had at once.
 */
public final class PlanExecutor implements AutoCloseable {

	private final DataSource dataSource;

	private final Assignment assignment;

	private final List<BackgroundWork> background = new CopyOnWriteArrayList<>();

	/**
	 * Create an executor.
	 * @param dataSource the database
	 * @param assignment what to make of it
	 */
	public PlanExecutor(DataSource dataSource, Assignment assignment) {
		this.dataSource = dataSource;
		this.assignment = assignment;
	}

	/**
	 * Tell whether there is a dialect for a database.
	 * @param dataSource the database, asked over one connection
	 * @return whether it can be synchronised
	 * @throws SchemaSyncException if it cannot be reached
	 */
	public static boolean supports(DataSource dataSource) {
		try (Session session = Session.open(dataSource)) {
			return true;
		}
		catch (SchemaSyncException ex) {
			if (ex.problem() == Problem.UNSUPPORTED_DATABASE) {
				return false;
			}
			throw ex;
		}
	}

	/**
	 * Compute the plan. Only reads.
	 * @return the plan
	 */
	public Plan plan() {
		return with((session) -> plan(session, Model.of(this.assignment)));
	}

	private Plan plan(Session session, Model model) {
		Intentions intentions = new Intentions(session, granting(this.assignment, role(session)), model);
		return intentions.shown(intentions.now());
	}

	/** Make the plan, unless one glance tells that there is nothing to do. */
	private Plan quickPlan() {
		return with((session) -> {
			QuickLook quickLook = QuickLook.at(session, this.assignment);
			Plan plan = quickLook.inSync().orElseGet(() -> plan(session, quickLook.model()));
			Run.warn(session.dialect(), plan.server(), this.assignment.listener());
			return plan;
		});
	}

	/**
	 * Find what the database holds and the model does not need. Only reads, and works
	 * with a role that may do no more.
	 * @return what could go, and what would remove it
	 */
	public Contraction contraction() {
		return with((session) -> new ContractionSurvey(session, this.assignment).contraction());
	}

	/**
	 * Check whether the plan could be carried out. Only reads.
	 * @return what was checked
	 */
	public List<Finding> examine() {
		return with((session) -> new Examination(session, this.assignment).findings());
	}

	/**
	 * Read which statements ran so far.
	 * @param limit how many at most
	 * @return the statements, the newest first; none where no history was written
	 */
	public List<HistoryEntry> history(int limit) {
		return with((session) -> new HistoryTable(session.dialect(), this.assignment).read(session.reading(), limit));
	}

	/**
	 * Compute the plan and report it as the outcome. Only reads.
	 * @return the outcome
	 */
	public Outcome.Planned show() {
		long start = System.nanoTime();
		Plan plan = quickPlan();
		this.assignment.listener().planned(plan);
		Outcome.Planned outcome = new Outcome.Planned(plan, Duration.ofNanos(System.nanoTime() - start));
		this.assignment.listener().finished(outcome);
		return outcome;
	}

	/**
	 * Compute the plan, and fail unless the database is in sync. Only reads.
	 * @return the outcome
	 * @throws SchemaSyncException if there is any step
	 */
	public Outcome.Planned validate() {
		long start = System.nanoTime();
		Plan plan = quickPlan();
		this.assignment.listener().planned(plan);
		if (!plan.inSync()) {
			throw new SchemaSyncException(Problem.NOT_IN_SYNC,
					"""
							Database '%s' differs from the model (%s):
							%s""".formatted(plan.server().database(),
							(plan.steps().size() == 1) ? "1 step" : plan.steps().size() + " steps",
							Verification.words(plan.steps())),
					"Set schemasync.mode=apply to apply what may be applied, or change the schema by other means.",
					null);
		}
		Outcome.Planned outcome = new Outcome.Planned(plan, Duration.ofNanos(System.nanoTime() - start));
		this.assignment.listener().finished(outcome);
		return outcome;
	}

	/**
	 * Carry the plan out: all of it, or as the settings say, the last part of it in the
	 * background.
	 * @return the outcome
	 * @throws SchemaSyncException if that is not possible
	 */
	public Outcome apply() {
		return apply(this.assignment);
	}

	/**
	 * Carry out one plan alone, and nothing that came up since: what goes on beside the
	 * traffic as the settings say.
	 * @param planId the plan
	 * @return the outcome
	 * @throws PlanChangedException if there is something else to do now
	 * @throws SchemaSyncException if it is not possible
	 */
	public Outcome apply(String planId) {
		if (this.assignment.recreate()) {
			throw new SchemaSyncException(Problem.RECREATE_REFUSED,
					"The strategy 'recreate' drops tables, and a plan is not applied by its id under it. Nothing was changed.",
					"Start the application again, or run its jar with --schemasync.command=recreate.", null);
		}
		return apply(this.assignment.approved(Approval.of(planId)));
	}

	private Outcome apply(Assignment assignment) {
		Begun begun = with((session) -> begin(session, assignment));
		OnlineSettings online = this.assignment.settings().online();
		if (begun.hasWork() && online.waits()) {
			begun = with(begun::finish);
		}
		else if (begun.isNeeded()) {
			begun = with(begun::finishNeeded);
		}
		if (online.staysRunning() && begun.hasWork()) {
			return background(begun)
				.beginAndWait((online.when() == OnlineSettings.When.AUTO) ? online.patience() : Duration.ZERO);
		}
		this.assignment.listener().finished(begun.outcome());
		if (online.staysRunning() && begun.tightensIn() != null) {
			background(begun).begin(begun.tightensIn());
		}
		return begun.outcome();
	}

	private Begun begin(Session session, Assignment assignment) {
		long start = System.nanoTime();
		QuickLook quickLook = QuickLook.at(session, assignment);
		Optional<Plan> inSync = quickLook.inSync();
		if (inSync.isPresent()) {
			assignment.listener().planned(inSync.get());
			return Begun.inSync(assignment,
					new Outcome.Unchanged(inSync.get(), Duration.ofNanos(System.nanoTime() - start)));
		}
		ApplicationRole role = role(session);
		Assignment granting = granting(assignment, role);
		Run run = new Run(session, granting, quickLook, role);
		return Begun.of(session, granting, quickLook.model(), run.run(), run.found());
	}

	private BackgroundWork background(Begun begun) {
		BackgroundWork work = new BackgroundWork(this.dataSource, begun.assignment(), begun.lock(), begun.outcome());
		this.background.add(work);
		return work;
	}

	/** Stop whatever goes on in the background. */
	@Override
	public void close() {
		this.background.forEach(BackgroundWork::close);
		this.background.clear();
	}

	private @Nullable ApplicationRole role(Session session) {
		ApplicationAccess access = this.assignment.application();
		return (access != null) ? ApplicationRole.of(access, session) : null;
	}

	private static Assignment granting(Assignment assignment, @Nullable ApplicationRole role) {
		ApplicationAccess access = assignment.application();
		return (role != null && access != null && access.grant()) ? assignment.grantingTo(role.name()) : assignment;
	}

	private <T> T with(Function<Session, T> work) {
		try (Session session = Session.open(this.dataSource)) {
			return explaining(session, () -> work.apply(session));
		}
	}

	static <T> T explaining(Session session, Supplier<T> work) {
		try {
			return work.get();
		}
		catch (DataAccessException ex) {
			throw new Failures(session.dialect()).reading(ex);
		}
	}

}
