package io.schemasync.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * Compiles classes without a file. One compiler is reused: most of its time goes into
 * reading the class path.
 */
public final class SourceCompiler {

	private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

	private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

	private SourceCompiler() {
	}

	/**
	 * Compile classes that may refer to each other.
	 * @param sources the sources by full class name
	 * @param what describes them if they are wrong
	 * @return the compiled classes, and those within them, by name
	 */
	public static synchronized Map<String, byte[]> compile(Map<String, String> sources, Supplier<String> what) {
		Output output = new Output(FILES);
		DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
		List<JavaFileObject> files = new ArrayList<>();
		sources.forEach((name, text) -> files.add(new Source(name, text)));
		boolean success = COMPILER
			.getTask(null, output, problems, List.of("-proc:none", "-nowarn", "-g:none"), null, files)
			.call();
		if (!success) {
			throw new IllegalStateException(problems.getDiagnostics()
				.stream()
				.filter((problem) -> problem.getKind() == Diagnostic.Kind.ERROR)
				.toList() + "\n" + what.get());
		}
		Map<String, byte[]> classes = new HashMap<>();
		output.classes.forEach((name, bytes) -> classes.put(name, bytes.content.toByteArray()));
		return classes;
	}

	/**
	 * Load compiled classes.
	 * @param compiled what {@link #compile} returned, or a part of it
	 * @return the classes, of one loader of their own
	 */
	public static List<Class<?>> load(Map<String, byte[]> compiled) {
		ClassLoader loader = new ClassLoader(SourceCompiler.class.getClassLoader()) {

			@Override
			protected Class<?> findClass(String name) throws ClassNotFoundException {
				byte[] code = compiled.get(name);
				if (code == null) {
					throw new ClassNotFoundException(name);
				}
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
