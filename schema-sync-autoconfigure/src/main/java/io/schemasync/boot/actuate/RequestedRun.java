package io.schemasync.boot.actuate;

import java.util.Map;
import java.util.regex.Pattern;

import io.schemasync.boot.SyncedUnit;
import io.schemasync.boot.view.JsonView;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.execute.Outcome;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * A run that was asked for over HTTP: carries out the plan that was looked at, and
 * answers with what came of it.
 */
final class RequestedRun {

	private static final Pattern PLAN_ID = Pattern.compile("[0-9a-f]{16}");

	private static final int ACCEPTED = 202;

	private static final int CONFLICT = 409;

	private final SyncedUnit unit;

	RequestedRun(SyncedUnit unit) {
		this.unit = unit;
	}

	WebEndpointResponse<Map<String, Object>> answer(@Nullable String planId) {
		if (planId == null || !PLAN_ID.matcher(planId).matches()) {
			return new WebEndpointResponse<>(
					JsonView.badRequest(
							"'planId' must be the id of the plan that was looked at, 16 hexadecimal digits.",
							"Send the plan.id of a GET as JSON: {\"planId\": \"…\"}"),
					WebEndpointResponse.STATUS_BAD_REQUEST);
		}
		try {
			Outcome outcome = this.unit.apply(planId);
			return new WebEndpointResponse<>(JsonView.requested(planId, this.unit.lastRun(), outcome),
					(outcome instanceof Outcome.Continues) ? ACCEPTED : WebEndpointResponse.STATUS_OK);
		}
		catch (SchemaSyncException ex) {
			return new WebEndpointResponse<>(JsonView.refused(planId, ex), status(ex.problem()));
		}
	}

	/** Whether to look at the plan again, to ask again later, or to mend something. */
	private static int status(Problem problem) {
		return switch (problem) {
			case PLAN_CHANGED, LOCK_NOT_OBTAINED, RECREATE_REFUSED, WITHHELD -> CONFLICT;
			case CANNOT_CONNECT, TABLES_LOCKED -> WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE;
			case WRONG_CREDENTIALS, NO_RIGHTS, READ_ONLY, POOLED, UNSUPPORTED_DATABASE, INVALID_MODEL, NOT_IN_SYNC,
					STATEMENT_FAILED, NOT_VERIFIED, CONFIGURATION ->
				WebEndpointResponse.STATUS_INTERNAL_SERVER_ERROR;
		};
	}

}
