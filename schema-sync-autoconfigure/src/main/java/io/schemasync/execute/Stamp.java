package io.schemasync.execute;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.plan.ModelHistory;
import io.schemasync.plan.Unmapped;
import io.schemasync.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * What an owner left behind in a database: one row of the bookkeeping table.
 *
 * @param owner the owner
 * @param id random, and a new one after each recreate
 * @param environment the environment of the last run that changed anything here
 * @param recreate whether that run was allowed to drop
 * @param models the last models, the newest last
 * @param objects everything that these models mapped
 * @param fingerprint kept for a faster answer to whether anything changed
 */
record Stamp(String owner, String id, String environment, boolean recreate, List<SeenModel> models,
		List<MappedObject> objects, @Nullable String fingerprint) {

	private static final int MODELS_KEPT = 20;

	Stamp {
		models = List.copyOf(models);
		objects = objects.stream()
			.sorted(Comparator.comparing(MappedObject::kind).thenComparing(MappedObject::name))
			.toList();
	}

	/** A model that was here. */
	record SeenModel(String hash, Instant firstSeen) {
	}

	static Stamp first(String owner) {
		return new Stamp(owner, UUID.randomUUID().toString(), "", false, List.of(), List.of(), null);
	}

	/**
	 * Return this stamp after a run that added what was missing.
	 * @param environment the environment of that run
	 * @param recreate whether it was allowed to drop
	 * @param model its model
	 * @param now the time
	 * @param mapped what the model maps
	 */
	Stamp afterAdding(String environment, boolean recreate, String model, Instant now,
			Collection<MappedObject> mapped) {
		return knows(model)
				? new Stamp(this.owner, this.id, environment, recreate, this.models, all(mapped), this.fingerprint)
				: new Stamp(this.owner, this.id, environment, recreate, append(this.models, new SeenModel(model, now)),
						aged().all(mapped), this.fingerprint);
	}

	boolean knows(String model) {
		return this.models.stream().anyMatch((seen) -> seen.hash().equals(model));
	}

	/**
	 * Return this stamp with what its newest model was the first not to map, if that was
	 * not here before.
	 * @param unmapped what the database has and the model does not map
	 * @param before the stamp before that model
	 * @param version version of the application that brings it
	 */
	Stamp lacking(List<Unmapped> unmapped, Stamp before, String version) {
		SeenModel newest = newest();
		if (newest == null || before.knows(newest.hash())) {
			return this;
		}
		return new Stamp(this.owner, this.id, this.environment, this.recreate, this.models,
				AbsentParts.taken(this.objects, unmapped, newest, version), this.fingerprint);
	}

	private @Nullable SeenModel newest() {
		return this.models.isEmpty() ? null : this.models.get(this.models.size() - 1);
	}

	/**
	 * Return this stamp after a run that dropped what was there.
	 */
	Stamp afterRecreating(String environment, String model, Instant now, Collection<MappedObject> mapped,
			boolean othersStay) {
		List<SeenModel> others = this.models.stream().filter((seen) -> !seen.hash().equals(model)).toList();
		return new Stamp(this.owner, UUID.randomUUID().toString(), environment, true,
				append(others, new SeenModel(model, now)), othersStay ? aged().all(mapped) : List.copyOf(mapped), null);
	}

	/** What was new with one model is not with the next. */
	private Stamp aged() {
		return withObjects(this.objects.stream().filter((object) -> object.kind() != MappedObject.Kind.FRESH).toList());
	}

	/** Return this stamp with further objects. */
	Stamp with(List<MappedObject> objects) {
		return new Stamp(this.owner, this.id, this.environment, this.recreate, this.models, all(objects),
				this.fingerprint);
	}

	private List<MappedObject> all(Collection<MappedObject> mapped) {
		Map<Object, MappedObject> all = new LinkedHashMap<>();
		Stream.concat(this.objects.stream(), mapped.stream())
			.forEach((object) -> all.merge(object.key(), object, MappedObject::with));
		return List.copyOf(all.values());
	}

	/** Return this stamp with other objects. */
	Stamp withObjects(List<MappedObject> objects) {
		return new Stamp(this.owner, this.id, this.environment, this.recreate, this.models, objects, this.fingerprint);
	}

	/** Return this stamp without objects that have changed hands. */
	Stamp without(Collection<MappedObject> taken) {
		Set<Object> gone = taken.stream().map(MappedObject::key).collect(Collectors.toSet());
		return new Stamp(this.owner, this.id, this.environment, this.recreate, this.models,
				this.objects.stream().filter((object) -> !gone.contains(object.key())).toList(), this.fingerprint);
	}

	ModelHistory history(String model, Instant now) {
		int position = this.models.stream().map(SeenModel::hash).toList().indexOf(model);
		boolean older = position >= 0 && position < this.models.size() - 1;
		boolean others = this.models.size() > ((position >= 0) ? 1 : 0);
		Duration present = (position >= 0) ? Duration.between(this.models.get(position).firstSeen(), now)
				: Duration.ZERO;
		return new ModelHistory(older, others, present, columns(MappedObject.Kind.TABLE),
				columns(MappedObject.Kind.FILL), newestIs(model) ? columns(MappedObject.Kind.FRESH) : Map.of(),
				AbsentParts.of(this.objects, newestIs(model) ? newest() : null));
	}

	private Map<QualifiedName, Set<String>> columns(MappedObject.Kind kind) {
		return this.objects.stream()
			.filter((object) -> object.kind() == kind)
			.collect(Collectors.toMap(MappedObject::name, MappedObject::columns, (one, other) -> one));
	}

	boolean newestIs(String model) {
		SeenModel newest = newest();
		return newest != null && newest.hash().equals(model);
	}

	private static List<SeenModel> append(List<SeenModel> models, SeenModel model) {
		List<SeenModel> all = new ArrayList<>(models);
		all.add(model);
		return all.subList(Math.max(0, all.size() - MODELS_KEPT), all.size());
	}

}
