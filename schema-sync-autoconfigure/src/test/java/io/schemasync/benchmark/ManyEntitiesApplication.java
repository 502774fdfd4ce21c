package io.schemasync.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.schemasync.embedded.TestDatabase;

/**
 * An application with many entities, which tells when it is ready and ends. It is
 * compiled with them, so that it brings nothing else of the tests.
 */
final class ManyEntitiesApplication {

	static final String NAME = "benchmark.ManyEntitiesApplication";

	/** Followed by milliseconds since the JVM began, as Boot counts them, and of CPU. */
	static final String READY = "application ready ";

	/** Followed by instances, bytes and name of a class, the last time by all bytes. */
	static final String HEAP = "application heap ";

	static final String END = "application end";

	static final String SOURCE = """
			package benchmark;

			import java.lang.management.ManagementFactory;
			import java.util.List;
			import javax.management.ObjectName;
			import org.springframework.boot.SpringApplication;
			import org.springframework.boot.autoconfigure.SpringBootApplication;
			import org.springframework.boot.context.event.ApplicationReadyEvent;
			import org.springframework.context.ApplicationListener;

			@SpringBootApplication
			public class ManyEntitiesApplication {

				public static void main(String[] arguments) throws Exception {
					SpringApplication application = new SpringApplication(ManyEntitiesApplication.class);
					application.addListeners(new Ready());
					application.run(arguments);
					if (List.of(arguments).contains("--benchmark.heap")) {
						heap();
					}
					System.out.println("application end");
					System.out.flush();
					Runtime.getRuntime().halt(0);
				}

				private static void heap() throws Exception {
					Thread.sleep(2000);
					String histogram = (String) ManagementFactory.getPlatformMBeanServer()
						.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
								new Object[] { new String[0] }, new String[] { String[].class.getName() });
					for (String line : histogram.split("\\n")) {
						String[] words = line.trim().split("\\\\s+");
						if (words[0].equals("Total")) {
							System.out.println("application heap total " + words[2]);
						}
						else if (words.length > 3 && words[3].contains("io.schemasync.")) {
							System.out.println("application heap class " + words[1] + " " + words[2] + " " + words[3]);
						}
					}
				}

				private static final class Ready implements ApplicationListener<ApplicationReadyEvent> {

					@Override
					public void onApplicationEvent(ApplicationReadyEvent event) {
						long now = System.currentTimeMillis();
						System.out.println("application ready " + (now - ManagementFactory.getRuntimeMXBean().getStartTime())
								+ " " + event.getTimeTaken().toMillis()
								+ " " + ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis());
					}

				}

			}
			""";

	private ManyEntitiesApplication() {
	}

	static ForkedJvm start(Options options, ApplicationClassPath classPath, TestDatabase database,
			List<String> properties) {
		Map<String, String> connection = Map.of("url", database.url(), "username", database.username(), "password",
				database.password());
		List<String> jvmOptions = new ArrayList<>(List.of("-Dspring.main.banner-mode=off", "-Dserver.port=0",
				"-Dspring.jpa.properties.hibernate.max_fetch_depth=0"));
		connection.forEach((name, value) -> jvmOptions.add("-Dspring.datasource." + name + "=" + value));
		return ForkedJvm.start(NAME, options, classPath.toString(), jvmOptions, properties.toArray(String[]::new));
	}

}
