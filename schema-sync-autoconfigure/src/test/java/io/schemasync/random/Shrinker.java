package io.schemasync.random;

import java.util.function.Predicate;

/**
 * Makes a failing model as small as it gets, by leaving out one part after the other.
 */
final class Shrinker {

	private Shrinker() {
	}

	static RandomModel shrink(RandomModel model, Predicate<RandomModel> fails) {
		RandomModel smallest = model;
		boolean smaller = true;
		while (smaller) {
			smaller = false;
			for (RandomModel candidate : candidates(smallest)) {
				if (!candidate.sources().isEmpty() && fails.test(candidate)) {
					smallest = candidate;
					smaller = true;
					break;
				}
			}
		}
		return smallest;
	}

	private static Iterable<RandomModel> candidates(RandomModel model) {
		return () -> java.util.stream.Stream
			.concat(model.parts().stream().map(model::without),
					model.settings().keySet().stream().map(model::withoutSetting))
			.iterator();
	}

}
