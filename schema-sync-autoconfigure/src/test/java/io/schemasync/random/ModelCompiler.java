package io.schemasync.random;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles random models, without a file. One compiler is reused: most of its time goes
 * into reading the class path.
 */
final class ModelCompiler {

	private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

	private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

	private static final Map<RandomModel, Map<String, Bytes>> PREPARED = new ConcurrentHashMap<>();

	private ModelCompiler() {
	}

	/** Compile several models at once, for whoever asks for one of them next. */
	static synchronized void prepare(List<RandomModel> models) {
		Map<String, Bytes> classes = run(models.stream().flatMap((model) -> sources(model).stream()).toList(),
				() -> "one of " + models.stream().map(RandomModel::seed).toList());
		for (RandomModel model : models) {
			Map<String, Bytes> own = new HashMap<>(classes);
			own.keySet().removeIf((name) -> !name.startsWith(model.packageName() + "."));
			PREPARED.put(model, own);
		}
	}

	static synchronized List<Class<?>> compile(RandomModel model) {
		Map<String, Bytes> prepared = PREPARED.remove(model);
		return load((prepared != null) ? prepared : run(sources(model), model::toString));
	}

	private static List<JavaFileObject> sources(RandomModel model) {
		List<JavaFileObject> sources = new ArrayList<>();
		model.sources().forEach((name, text) -> sources.add(new Source(model.packageName() + "." + name, text)));
		return sources;
	}

	private static Map<String, Bytes> run(List<JavaFileObject> sources, Supplier<String> what) {
		Output output = new Output(FILES);
		DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
		boolean success = COMPILER
			.getTask(null, output, problems, List.of("-proc:none", "-nowarn", "-g:none"), null, sources)
			.call();
		if (!success) {
			throw new IllegalStateException(problems.getDiagnostics()
				.stream()
				.filter((problem) -> problem.getKind() == Diagnostic.Kind.ERROR)
				.toList() + "\n" + what.get());
		}
		return output.classes;
	}

	private static List<Class<?>> load(Map<String, Bytes> compiled) {
		ClassLoader loader = new ClassLoader(ModelCompiler.class.getClassLoader()) {

			@Override
			protected Class<?> findClass(String name) throws ClassNotFoundException {
				Bytes bytes = compiled.get(name);
				if (bytes == null) {
					throw new ClassNotFoundException(name);
				}
				byte[] code = bytes.content.toByteArray();
				return defineClass(name, code, 0, code.length);
			}

		};
		List<Class<?>> classes = new ArrayList<>();
		for (String name : compiled.keySet()) {
			try {
				classes.add(loader.loadClass(name));
			}
			catch (ClassNotFoundException ex) {
				throw new IllegalStateException(ex);
			}
		}
		return classes;
	}

	private static final class Source extends SimpleJavaFileObject {

		private final String text;

		Source(String name, String text) {
			super(URI.create("string:///" + name.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
			this.text = text;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.text;
		}

	}

	private static final class Bytes extends SimpleJavaFileObject {

		private final ByteArrayOutputStream content = new ByteArrayOutputStream();

		Bytes(String name) {
			super(URI.create("bytes:///" + name.replace('.', '/') + Kind.CLASS.extension), Kind.CLASS);
		}

		@Override
		public OutputStream openOutputStream() throws IOException {
			return this.content;
		}

	}

	private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {

		private final Map<String, Bytes> classes = new HashMap<>();

		Output(JavaFileManager files) {
			super(files);
		}

		@Override
		public JavaFileObject getJavaFileForOutput(Location location, String name, JavaFileObject.Kind kind,
				FileObject sibling) {
			return this.classes.computeIfAbsent(name, Bytes::new);
		}

	}

}
