package io.schemasync.benchmark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Another Java process, with which one speaks line by line.
 */
final class ForkedJvm implements AutoCloseable {

	private final Process process;

	private final BufferedReader output;

	private final PrintStream input;

	private final List<String> seen = new ArrayList<>();

	private ForkedJvm(Process process) {
		this.process = process;
		this.output = process.inputReader(StandardCharsets.UTF_8);
		this.input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
	}

	/**
	 * Start a class with the class path of this process.
	 * @param main the class
	 * @param options {@code jvm=} is passed on
	 * @param jvmOptions other options of the process
	 * @param model what comes first on the class path
	 * @param arguments the arguments
	 * @return the process
	 */
	static ForkedJvm start(Class<?> main, Options options, List<String> jvmOptions, Path model, String... arguments) {
		return start(main.getName(), options, model + File.pathSeparator + ownClassPath(), jvmOptions, arguments);
	}

	static ForkedJvm start(String main, Options options, String classPath, List<String> jvmOptions,
			String... arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath));
		command.addAll(jvmOptions);
		if (options.values().containsKey("jvm")) {
			command.add(options.values().get("jvm"));
		}
		command.add(main);
		command.addAll(List.of(arguments));
		try {
			return new ForkedJvm(new ProcessBuilder(command).redirectErrorStream(true).start());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static String ownClassPath() {
		return System.getProperty("java.class.path");
	}

	/** Wait for a line that begins so, and return the rest of it. */
	String expect(String beginning) throws IOException {
		for (String line = this.output.readLine(); line != null; line = this.output.readLine()) {
			if (line.startsWith(beginning)) {
				return line.substring(beginning.length());
			}
			this.seen.add(line);
		}
		throw new IllegalStateException(
				"The process ended before it said '" + beginning + "':\n" + String.join("\n", this.seen));
	}

	void tell(String line) {
		this.input.println(line);
	}

	@Override
	public void close() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

}
