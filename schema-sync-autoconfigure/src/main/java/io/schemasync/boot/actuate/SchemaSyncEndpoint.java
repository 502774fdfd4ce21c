package io.schemasync.boot.actuate;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.schemasync.boot.view.HtmlView;
import io.schemasync.boot.view.JsonView;
import io.schemasync.boot.view.TextView;
import io.schemasync.boot.view.UnitView;
import io.schemasync.boot.SyncedUnit;
import io.schemasync.boot.SyncedUnits;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/**
 * Endpoint which shows, for each persistence unit, how its database stands to its
 * entities, and, where its access is unrestricted, applies a plan that was looked at.
 */
@WebEndpoint(id = "schemasync", defaultAccess = Access.READ_ONLY)
public final class SchemaSyncEndpoint {

	private static final Duration MAX_AGE = Duration.ofSeconds(10);

	private static final int HISTORY_LIMIT = 50;

	private static final int MOST_HISTORY = 10_000;

	private final SyncedUnits units;

	private final LivePlans plans = new LivePlans(MAX_AGE);

	SchemaSyncEndpoint(SyncedUnits units) {
		this.units = units;
	}

	/**
	 * Show all units.
	 * @param format how to show them
	 * @param counts whether to ask the rows again, and to count those that break a rule
	 * @param usage whether to find out what of the unmapped objects is still used
	 * @return the units in that format
	 */
	@ReadOperation(producesFrom = PlanFormat.class)
	public WebEndpointResponse<Object> units(PlanFormat format, @Nullable Boolean counts, @Nullable Boolean usage) {
		List<UnitView> views = this.units.all().stream().map((unit) -> view(unit, counts, usage)).toList();
		return new WebEndpointResponse<>(render(views, format, JsonView.of(views)), format);
	}

	/**
	 * Show one unit.
	 * @param format how to show it
	 * @param unit bean name of its entity manager factory
	 * @param counts whether to ask the rows again, and to count those that break a rule
	 * @param usage whether to find out what of the unmapped objects is still used
	 * @return the unit in that format, or 404
	 */
	@ReadOperation(producesFrom = PlanFormat.class)
	public WebEndpointResponse<Object> unit(PlanFormat format, @Selector String unit, @Nullable Boolean counts,
			@Nullable Boolean usage) {
		SyncedUnit found = this.units.find(unit);
		if (found == null) {
			return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
		}
		UnitView view = view(found, counts, usage);
		return new WebEndpointResponse<>(render(List.of(view), format, JsonView.of(view)), format);
	}

	/**
	 * Show what ran so far.
	 * @param unit bean name of its entity manager factory
	 * @param section always {@code history}
	 * @param limit how many statements at most, by default 50
	 * @return the statements, the newest first, or 404
	 */
	@ReadOperation
	public WebEndpointResponse<Map<String, Object>> history(@Selector String unit, @Selector String section,
			@Nullable Integer limit) {
		SyncedUnit found = this.units.find(unit);
		if (found == null || !section.equals("history")) {
			return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
		}
		int most = Math.max(1, Math.min((limit != null) ? limit : HISTORY_LIMIT, MOST_HISTORY));
		return new WebEndpointResponse<>(JsonView.history(found.history(most)));
	}

	/**
	 * Apply the plan that was looked at. Only there where access to the endpoint is
	 * unrestricted.
	 * @param unit bean name of its entity manager factory
	 * @param planId the id of the plan
	 * @return what came of it
	 */
	@WriteOperation
	public WebEndpointResponse<Map<String, Object>> apply(@Selector String unit, @Nullable String planId) {
		SyncedUnit found = this.units.find(unit);
		if (found == null) {
			return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
		}
		try {
			return new RequestedRun(found).answer(planId);
		}
		finally {
			this.plans.forget(found);
		}
	}

	private UnitView view(SyncedUnit unit, @Nullable Boolean counts, @Nullable Boolean usage) {
		UnitView view = Boolean.TRUE.equals(counts) ? UnitView.withCounts(unit) : this.plans.of(unit);
		return Boolean.TRUE.equals(usage) ? view.withContraction() : view;
	}

	private static Object render(List<UnitView> views, PlanFormat format, Map<String, Object> json) {
		return switch (format) {
			case TEXT -> TextView.text(views);
			case SQL -> TextView.sql(views);
			case HTML -> HtmlView.of(views);
			case JSON_V2, JSON_V3, JSON -> json;
		};
	}

}
