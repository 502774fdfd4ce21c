package io.schemasync.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import io.schemasync.dialect.Alignment.Unverified;
import io.schemasync.dialect.Server;
import io.schemasync.dialect.Statement;
import io.schemasync.diff.Change;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;

/** Collects the parts of a {@link Plan}. */
final class PlanBuilder {

	private final Server server;

	private final Schema desired;

	private int matched;

	private List<Step> steps = List.of();

	private List<Unmapped> unmapped = List.of();

	private List<Unverified> unverified = List.of();

	private List<String> notes = List.of();

	PlanBuilder(Server server, Schema desired) {
		this.server = server;
		this.desired = desired;
	}

	PlanBuilder matched(int matched) {
		this.matched = matched;
		return this;
	}

	/** Whatever is desired and does not differ matches. */
	PlanBuilder matched(List<Change> changes) {
		int wanted = this.desired.sequences().size() + this.desired.enumTypes().size()
				+ this.desired.compositeTypes().size() + this.desired.views().size();
		wanted += this.desired.tables().values().stream().mapToInt(PlanBuilder::size).sum();
		this.matched = Math.max(0, wanted - changes.stream().mapToInt(PlanBuilder::size).sum());
		return this;
	}

	private static int size(Change change) {
		if (change instanceof Change.Drop || change instanceof Change.DropPart || change instanceof Change.AddEnumLabel
				|| change instanceof Change.CreateNamespace || change instanceof Change.Fill) {
			return 0;
		}
		boolean table = change instanceof Change.Create create && create.object() instanceof Table;
		if (!table) {
			return 1;
		}
		Table created = (Table) ((Change.Create) change).object();
		return size(created) - created.foreignKeys().size() - created.indexes().size();
	}

	private static int size(Table table) {
		return 1 + table.columns().size() + ((table.primaryKey() != null) ? 1 : 0) + table.uniqueConstraints().size()
				+ table.foreignKeys().size() + table.checks().size() + table.indexes().size();
	}

	PlanBuilder steps(List<Step> steps) {
		this.steps = steps;
		return this;
	}

	PlanBuilder unmapped(List<Unmapped> unmapped) {
		this.unmapped = unmapped;
		return this;
	}

	PlanBuilder unverified(List<Unverified> unverified) {
		this.unverified = unverified;
		return this;
	}

	PlanBuilder notes(List<String> notes) {
		this.notes = notes;
		return this;
	}

	Plan build() {
		return new Plan(id(), this.server, this.desired, this.matched, this.steps, this.unmapped, this.unverified,
				this.notes);
	}

	private String id() {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			update(digest, this.server.identity() + this.server.database());
			for (Step step : this.steps) {
				update(digest, step.object() + step.decision().applies());
				for (Statement statement : step.statements()) {
					update(digest, statement.phase() + statement.sql());
				}
			}
			return HexFormat.of().formatHex(digest.digest(), 0, 8);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

	private static void update(MessageDigest digest, String text) {
		digest.update(text.getBytes(StandardCharsets.UTF_8));
		digest.update((byte) 0);
	}

}
