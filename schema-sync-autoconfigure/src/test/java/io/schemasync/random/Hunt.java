package io.schemasync.random;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Tries a property on many models, and shrinks those on which it does not hold.
 */
final class Hunt {

	private static final int ENOUGH = 5;

	/** Compiling this many together takes not much longer than compiling one. */
	private static final int BATCH = 20;

	private final List<Property> properties;

	private final Map<String, Integer> features = new TreeMap<>();

	private final Map<String, Integer> refusals = new TreeMap<>();

	private final List<String> findings = new ArrayList<>();

	private int models;

	/** Look with one thread for each of the properties, which are the same. */
	Hunt(List<? extends Property> properties) {
		this.properties = List.copyOf(properties);
	}

	Hunt(Property property) {
		this(List.of(property));
	}

	/** Go through seeds until there are enough models, or some and the time is over. */
	Hunt over(long firstSeed, int models, Duration time) {
		long end = System.nanoTime() + time.toNanos();
		AtomicLong next = new AtomicLong(firstSeed);
		ExecutorService threads = Executors.newFixedThreadPool(this.properties.size());
		try {
			List<Future<?>> hunters = new ArrayList<>();
			for (Property property : this.properties) {
				hunters.add(threads.submit(() -> look(property, next, firstSeed + models, end)));
			}
			for (Future<?> hunter : hunters) {
				hunter.get();
			}
			return this;
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			threads.shutdownNow();
		}
	}

	private void look(Property property, AtomicLong next, long last, long end) {
		while (true) {
			long seed = next.getAndAdd(BATCH);
			List<RandomModel> batch = LongStream.range(seed, Math.min(seed + BATCH, last))
				.mapToObj(ModelGenerator::generate)
				.toList();
			if (batch.isEmpty()) {
				return;
			}
			ModelCompiler.prepare(batch);
			for (RandomModel model : batch) {
				if (isOver(end) || enough()) {
					return;
				}
				Repair.Attempt attempt = Repair.check(property, model);
				note(attempt);
				if (attempt.verdict().failed()) {
					shrink(property, attempt.model());
				}
			}
		}
	}

	/** However slow the machine is, one model is tried. */
	private synchronized boolean isOver(long end) {
		return System.nanoTime() > end && this.models > 0;
	}

	private synchronized boolean enough() {
		return this.findings.size() >= ENOUGH;
	}

	private synchronized void note(Repair.Attempt attempt) {
		RandomModel model = attempt.model();
		String refused = attempt.verdict().refused();
		if (refused != null) {
			this.refusals.merge(refused, 1, Integer::sum);
			return;
		}
		this.models++;
		model.features().forEach((feature) -> this.features.merge(feature, 1, Integer::sum));
	}

	private void shrink(Property property, RandomModel model) {
		RandomModel smallest = Shrinker.shrink(model, (candidate) -> property.check(candidate).failed());
		List<String> complaints = property.check(smallest).complaints();
		synchronized (this) {
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
