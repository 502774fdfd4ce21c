package io.schemasync.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.util.FileSystemUtils;

/**
 * Compiled models on the disk, for the class path of other processes.
 */
final class ModelFolder implements AutoCloseable {

	private final Path folder;

	private ModelFolder(Path folder) {
		this.folder = folder;
	}

	static ModelFolder create() throws IOException {
		return new ModelFolder(Files.createTempDirectory("benchmark"));
	}

	/**
	 * Compile a model.
	 * @param size number of entities
	 * @return the folder for the class path
	 */
	Path write(int size) throws IOException {
		Path model = this.folder.resolve(String.valueOf(size));
		ManyEntities.write(size, model);
		return model;
	}

	Path file(String name) {
		return this.folder.resolve(name);
	}

	@Override
	public void close() throws IOException {
		FileSystemUtils.deleteRecursively(this.folder);
	}

}
