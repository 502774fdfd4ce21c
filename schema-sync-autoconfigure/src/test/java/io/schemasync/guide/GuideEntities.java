package io.schemasync.guide;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import static org.assertj.core.api.Assertions.assertThat;

/** Compiles the entities that a page shows, without their package and their imports. */
final class GuideEntities {

	static final String PACKAGE = "shop";

	private static final String HEADER = """
			package shop;

			import jakarta.persistence.*;
			import java.math.BigDecimal;
			import java.time.*;
			import java.util.*;
			import io.schemasync.annotation.Backfill;
			import io.schemasync.annotation.RenamedFrom;
			import org.hibernate.annotations.ColumnDefault;
			import org.hibernate.annotations.JdbcTypeCode;
			import org.hibernate.type.SqlTypes;
			import org.springframework.boot.ApplicationArguments;
			import org.springframework.boot.ApplicationRunner;
			import org.springframework.jdbc.core.JdbcTemplate;
			import org.springframework.stereotype.Component;

			""";

	private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

	/** One for all: most of the time goes into reading the class path. */
	private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

	private GuideEntities() {
	}

	/**
	 * Compile entities.
	 * @param text their text
	 * @param folder an empty folder for the classes
	 * @param resources a folder with what else the application has
	 */
	static URLClassLoader compile(String text, Path folder, Path resources) throws IOException {
		Path source = folder.resolve("Entities.java");
		Files.writeString(source, HEADER + text);
		assertThat(COMPILER
			.getTask(null, FILES, null, List.of("-proc:none", "-d", folder.toString()), null,
					FILES.getJavaFileObjects(source))
			.call()).as("compiles:\n" + text).isTrue();
		return new URLClassLoader(new URL[] { folder.toUri().toURL(), resources.toUri().toURL() },
				GuideEntities.class.getClassLoader());
	}

}
