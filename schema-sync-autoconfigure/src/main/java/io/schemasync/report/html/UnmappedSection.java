package io.schemasync.report.html;

import java.util.List;

import io.schemasync.plan.Contraction;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Removal;
import io.schemasync.plan.Unmapped;
import io.schemasync.report.RemovalText;
import org.jspecify.annotations.Nullable;

/** Section of the page for what no entity maps, and what could go. */
final class UnmappedSection {

	private UnmappedSection() {
	}

	/**
	 * Write the section.
	 * @param page the page
	 * @param plan the plan
	 * @param contraction what could go, {@code null} where nobody asked
	 */
	static void write(Markup page, Plan plan, @Nullable Contraction contraction) {
		if (plan.unmapped().isEmpty()) {
			return;
		}
		page.open("details", "class", "list", (contraction != null) ? "open" : "data-closed", "")
			.open("summary")
			.text("Unmapped: no entity knows these, and they are left alone ");
		page.element("small", "", Integer.toString(plan.unmapped().size())).close();
		page.element("p", "remark", "The SQL would remove them. schema-sync never runs it.");
		if (contraction == null) {
			page.element("p", "remark",
					"?usage=true at the end of the address asks how large they are, and whether something uses them.");
			plan.unmapped().forEach((it) -> row(page, it, facts(it), it.sql()));
		}
		else {
			contraction.removals().forEach((removal) -> row(page, removal, contraction));
			contraction.notes().forEach((note) -> page.element("p", "remark", note));
		}
		page.close();
	}

	private static List<String> facts(Unmapped unmapped) {
		String note = unmapped.note();
		return note.isEmpty() ? List.of(RemovalText.since(unmapped)) : List.of(note, RemovalText.since(unmapped));
	}

	private static void row(Markup page, Removal removal, Contraction contraction) {
		row(page, removal.unmapped(), RemovalText.facts(removal, contraction.since()),
				String.join(";\n", removal.statements()));
	}

	private static void row(Markup page, Unmapped unmapped, List<String> facts, String sql) {
		page.open("div", "class", "row").open("p").element("small", "", unmapped.kind()).text(" ");
		page.element("code", "", unmapped.object()).text(" " + String.join(" ", facts)).close();
		if (!sql.isEmpty()) {
			page.open("pre").open("code");
			SqlHighlighter.write(page, sql);
			page.close(2);
		}
		page.close();
	}

}
