package io.schemasync.boot.command;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.boot.SchemaSyncProperties;
import io.schemasync.boot.SchemaSyncProperties.Command;
import io.schemasync.boot.SchemaSyncProperties.Reaction;
import io.schemasync.boot.SyncedUnit;
import io.schemasync.boot.view.JsonView;
import io.schemasync.boot.view.TextView;
import io.schemasync.boot.view.UnitView;
import io.schemasync.execute.Outcome;
import io.schemasync.plan.Plan;
import io.schemasync.report.SqlReport;

import org.springframework.boot.json.JsonWriter;

/** Results of the commands that plan, apply and list what could go. */
final class Commands {

	private Commands() {
	}

	static CommandResult result(SchemaSyncProperties properties, List<SyncedUnit> units) {
		if (properties.getCommand() == Command.VERIFY) {
			return VerifyReport.of(units, properties.getFormat());
		}
		if (properties.getCommand() == Command.CONTRACT) {
			return contraction(units, properties.getFormat());
		}
		return new CommandResult(exitCode(properties, units), text(properties.getFormat(), units));
	}

	private static CommandResult contraction(List<SyncedUnit> units, SchemaSyncProperties.Format format) {
		List<UnitView> views = units.stream().map((unit) -> UnitView.afterRun(unit).with(unit.contraction())).toList();
		boolean listed = views.stream()
			.flatMap((view) -> Stream.ofNullable(view.contraction()))
			.anyMatch((contraction) -> !contraction.removals().isEmpty());
		return new CommandResult(listed ? CommandResult.PENDING : CommandResult.DONE, switch (format) {
			case TEXT -> TextView.contractions(views);
			case SQL -> TextView.sql(views);
			case JSON -> json(views);
		});
	}

	private static int exitCode(SchemaSyncProperties properties, List<SyncedUnit> units) {
		boolean withheld = any(units, (plan) -> !plan.withheld().isEmpty());
		return switch (Objects.requireNonNull(properties.getCommand())) {
			case PLAN -> any(units, (plan) -> !plan.applicable().isEmpty()) ? CommandResult.PENDING
					: withheld ? CommandResult.WITHHELD : CommandResult.DONE;
			case APPLY, RECREATE, VERIFY, CONTRACT ->
				(withheld && properties.getAdditive().getOnWithheld() == Reaction.FAIL) ? CommandResult.WITHHELD
						: CommandResult.DONE;
		};
	}

	private static boolean any(List<SyncedUnit> units, Predicate<Plan> condition) {
		return units.stream().map((unit) -> outcome(unit).remaining()).anyMatch(condition);
	}

	private static String text(SchemaSyncProperties.Format format, List<SyncedUnit> units) {
		return switch (format) {
			case TEXT -> units.stream()
				.map((unit) -> TextView.run(unit, shown(unit), outcome(unit)))
				.collect(Collectors.joining("\n"));
			case SQL -> units.stream().map((unit) -> SqlReport.of(shown(unit))).collect(Collectors.joining("\n"));
			case JSON -> json(units.stream().map(UnitView::afterRun).toList());
		};
	}

	private static String json(List<UnitView> views) {
		return JsonWriter.standard().writeToString(JsonView.of(views)) + "\n";
	}

	private static Plan shown(SyncedUnit unit) {
		return (outcome(unit) instanceof Outcome.Applied applied) ? applied.applied() : outcome(unit).remaining();
	}

	private static Outcome outcome(SyncedUnit unit) {
		return Objects.requireNonNull(unit.lastRun().outcome(), "A run that failed ends the command");
	}

}
