package io.schemasync.guide.hsqldb;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lets a dialect join that is none of ours. A class path of its own has the entry that
 * names it, so that HSQLDB stays unsupported in all other tests.
 */
class HsqldbDialectTests {

	@Test
	void joinsByAnEntryOnTheClassPath() throws Exception {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		try (URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
			thread.setContextClassLoader(loader);
			List<String> plans = plans(loader);
			assertThat(plans.get(0)).isEqualTo("""
					create table "PUBLIC"."NOTE" ("ID" BIGINT not null, "TEXT" VARCHAR(255), primary key ("ID"))
					""");
			assertThat(plans.get(1)).startsWith("""
					alter table "PUBLIC"."NOTE" add column "AUTHOR" VARCHAR(255)
					""").contains("The dialect for HSQLDB does not know AddPart yet");
			assertThat(plans.get(2)).doesNotContain("alter")
				.contains("The dialect for HSQLDB does not know AddPart yet");
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	@SuppressWarnings("unchecked")
	private static List<String> plans(ClassLoader loader) throws ReflectiveOperationException {
		return ((Supplier<List<String>>) loader.loadClass(HsqldbSync.class.getName())
			.getDeclaredConstructor()
			.newInstance()).get();
	}

	private static URL[] classPath() throws IOException {
		List<URL> path = new ArrayList<>();
		path.add(Path.of("src/test/resources/guides/hsqldb").toUri().toURL());
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			path.add(Path.of(entry).toUri().toURL());
		}
		return path.toArray(URL[]::new);
	}

}
