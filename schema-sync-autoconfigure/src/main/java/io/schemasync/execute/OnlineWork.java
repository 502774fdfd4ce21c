package io.schemasync.execute;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import io.schemasync.dialect.ErrorKind;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;

/**
 * Everything that goes on beside the traffic, step by step, by the one replica that holds
 * the lock; on a few tables at the same time. Nothing is remembered from step to step but
 * what the catalog says: others may have changed it meanwhile, and whoever goes on after
 * this one died sees the same.
 */
final class OnlineWork {

	private final Session session;

	private final Assignment assignment;

	private final ReplicaLock lock;

	private final Intentions intentions;

	private final HistoryTable history;

	private final ProgressWatch watch;

	private final Map<String, Step> takenBack = new ConcurrentHashMap<>();

	private final Map<String, List<String>> tried = new ConcurrentHashMap<>();

	private final FillRounds rounds = new FillRounds();

	private final long start = System.nanoTime();

	private final Model model;

	private @Nullable Plan first;

	private boolean changed;

	private @Nullable Duration tightensIn;

	OnlineWork(Session session, Assignment assignment, ReplicaLock lock, ProgressWatch watch) {
		this.watch = watch;
		this.session = session;
		this.assignment = assignment;
		this.lock = lock;
		this.model = Model.of(assignment);
		this.intentions = new Intentions(session, assignment, this.model);
		this.history = new HistoryTable(session.dialect(), assignment);
	}

	/** Work until nothing is left that can be done. */
	Outcome finish() {
		while (true) {
			Intent intent = this.intentions.now();
			if (this.first == null) {
				this.first = intent.plan();
			}
			if (Agenda.needsTransaction(this.assignment, intent.plan())) {
				this.assignment.listener().planned(intent.plan());
				new Run(this.session, this.assignment, new QuickLook(this.session, this.assignment, this.model), null)
					.underLock(intent);
				this.changed = true;
			}
			else if (Agenda.left(this.assignment, intent.plan(), this.takenBack).isEmpty()) {
				this.tightensIn = this.intentions.tightensIn(intent.plan(), intent.situation()).orElse(null);
				return outcome(intent.plan());
			}
			else {
				work(new Agenda(this.assignment, this.takenBack, intent));
			}
		}
	}

	/** Return when stricter rules follow, {@code null} if none waits for its time. */
	@Nullable Duration tightensIn() {
		return this.tightensIn;
	}

	private Outcome outcome(Plan remaining) {
		Duration duration = Duration.ofNanos(System.nanoTime() - this.start);
		return (this.changed && this.first != null)
				? new Outcome.Applied(this.first, remaining, Duration.ZERO, duration)
				: new Outcome.Unchanged(remaining, duration);
	}

	/** What one fails at ends the work, but not what others are at. */
	private void work(Agenda agenda) {
		List<OnlineHelper> helpers = helpers(agenda);
		helpers.forEach(OnlineHelper::start);
		try {
			this.changed |= lane(this.session, this.watch).work(agenda, this.lock::check, true);
		}
		catch (RuntimeException ex) {
			agenda.fail(ex);
			if (isDisconnected(ex)) {
				helpers.forEach(OnlineHelper::abandon);
			}
		}
		finally {
			agenda.close();
			OnlineHelper.join(helpers);
		}
		this.changed |= helpers.stream().anyMatch(OnlineHelper::hasChanged);
		agenda.check();
		Pause.check();
	}

	private boolean isDisconnected(RuntimeException ex) {
		return ex instanceof SchemaSyncException problem && problem.problem() == Problem.CANNOT_CONNECT
				|| ex instanceof DataAccessException error
						&& new Failures(this.session.dialect()).kind(error) == ErrorKind.CONNECTION;
	}

	private List<OnlineHelper> helpers(Agenda agenda) {
		int lanes = Math.min(this.assignment.settings().online().parallelism(), agenda.width());
		if (lanes <= 1) {
			return List.of();
		}
		long owner = this.session.dialect().sessionId(this.session.jdbc());
		return IntStream.range(1, lanes)
			.mapToObj((number) -> new OnlineHelper(this.session, this.assignment, agenda, this::lane,
					(session) -> this.lock.isHeld(session, owner)))
			.toList();
	}

	private OnlineLane lane(Session session, ProgressWatch watch) {
		return new OnlineLane(session, this.assignment, new Intentions(session, this.assignment, this.model),
				this.history, watch, this.takenBack, this.tried, this.rounds);
	}

}
