package io.schemasync.boot.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The standard output, kept free for the result: whatever else the application prints,
 * its log for example, goes to the standard error.
 */
final class StandardOutput {

	private static @Nullable StandardOutput claimed;

	private final PrintStream stream;

	private StandardOutput(PrintStream stream) {
		this.stream = stream;
	}

	/** Keep the standard output for the result from now on, for all of the process. */
	static synchronized StandardOutput claim() {
		if (claimed == null) {
			claimed = new StandardOutput(System.out);
			System.setOut(System.err);
		}
		return claimed;
	}

	/**
	 * Write a result.
	 * @param result the result
	 * @param file where to write it instead
	 */
	void write(String result, @Nullable String file) {
		if (file == null) {
			byte[] bytes = result.getBytes(StandardCharsets.UTF_8);
			this.stream.write(bytes, 0, bytes.length);
			this.stream.flush();
			return;
		}
		try {
			Files.writeString(Path.of(file), result, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new SchemaSyncException(Problem.CONFIGURATION,
					"The result cannot be written to '%s': %s".formatted(file, ex),
					"Set schemasync.output to a file in a directory that exists and may be written.", ex);
		}
	}

}
