package io.schemasync.random;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Tries a property on many models, and shrinks those on which it does not hold.
 */
final class Hunt {

	private static final int ENOUGH = 5;

	/** Compiling this many together takes not much longer than compiling one. */
	private static final int BATCH = 20;

	private final Property property;

	private final Map<String, Integer> features = new TreeMap<>();

	private final Map<String, Integer> refusals = new TreeMap<>();

	private final List<String> findings = new ArrayList<>();

	private int models;

	Hunt(Property property) {
		this.property = property;
	}

	/** Go through seeds until there are enough models or the time is over. */
	Hunt over(long firstSeed, int models, Duration time) {
		long end = System.nanoTime() + time.toNanos();
		for (long seed = firstSeed; seed < firstSeed + models; seed += BATCH) {
			long after = Math.min(seed + BATCH, firstSeed + models);
			List<RandomModel> batch = LongStream.range(seed, after).mapToObj(ModelGenerator::generate).toList();
			ModelCompiler.prepare(batch);
			for (RandomModel model : batch) {
				if (System.nanoTime() > end || this.findings.size() >= ENOUGH) {
					return this;
				}
				look(model);
			}
		}
		return this;
	}

	private void look(RandomModel generated) {
		Repair.Attempt attempt = Repair.check(this.property, generated);
		RandomModel model = attempt.model();
		String refused = attempt.verdict().refused();
		if (refused != null) {
			this.refusals.merge(refused, 1, Integer::sum);
			return;
		}
		this.models++;
		model.features().forEach((feature) -> this.features.merge(feature, 1, Integer::sum));
		if (attempt.verdict().failed()) {
			RandomModel smallest = Shrinker.shrink(model, (candidate) -> this.property.check(candidate).failed());
			List<String> complaints = this.property.check(smallest).complaints();
			this.findings.add(smallest + String.join("\n", complaints) + "\n");
		}
	}

	List<String> findings() {
		return this.findings;
	}

	int models() {
		return this.models;
	}

	Map<String, Integer> features() {
		return this.features;
	}

	/** Why Hibernate refused models, and how many. */
	Map<String, Integer> refusals() {
		return this.refusals;
	}

	int refused() {
		return this.refusals.values().stream().mapToInt(Integer::intValue).sum();
	}

	@Override
	public String toString() {
		return this.models + " models, " + refused() + " refused by Hibernate, " + this.features.size() + " features: "
				+ this.features;
	}

}
