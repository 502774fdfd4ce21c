package io.schemasync.random;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.schemasync.testing.SourceCompiler;

/**
 * Compiles random models, several at once where that is known to be useful.
 */
final class ModelCompiler {

	private static final Map<RandomModel, Map<String, byte[]>> PREPARED = new ConcurrentHashMap<>();

	private ModelCompiler() {
	}

	/** Compile several models at once, for whoever asks for one of them next. */
	static void prepare(List<RandomModel> models) {
		Map<String, String> sources = new HashMap<>();
		models.forEach((model) -> sources.putAll(sources(model)));
		Map<String, byte[]> classes = SourceCompiler.compile(sources,
				() -> "one of " + models.stream().map(RandomModel::seed).toList());
		for (RandomModel model : models) {
			Map<String, byte[]> own = new HashMap<>(classes);
			own.keySet().removeIf((name) -> !name.startsWith(model.packageName() + "."));
			PREPARED.put(model, own);
		}
	}

	static List<Class<?>> compile(RandomModel model) {
		Map<String, byte[]> prepared = PREPARED.remove(model);
		return SourceCompiler
			.load((prepared != null) ? prepared : SourceCompiler.compile(sources(model), model::toString));
	}

	private static Map<String, String> sources(RandomModel model) {
		Map<String, String> sources = new HashMap<>();
		model.sources().forEach((name, text) -> sources.put(model.packageName() + "." + name, text));
		return sources;
	}

}
