package io.schemasync.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.FutureTask;

import com.sun.management.GarbageCollectorMXBean;
import io.schemasync.embedded.TestDatabase;

/**
 * One process of {@link MemoryBenchmark}: collects garbage all the time while another
 * thread works, so that what is left each time is what is alive. Arguments: URL, number
 * of entities, how often to plan.
 */
final class LiveHeap {

	static final String RESULT = "heap ";

	private static final double MEGABYTE = 1 << 20;

	private static final GarbageCollectorMXBean FULL = ManagementFactory
		.getPlatformMXBeans(GarbageCollectorMXBean.class)
		.stream()
		.filter((collector) -> collector.getName().equals("MarkSweepCompact"))
		.findFirst()
		.orElseThrow();

	private static final List<String> HEAP_POOLS = ManagementFactory.getMemoryPoolMXBeans()
		.stream()
		.filter((pool) -> pool.getType() == MemoryType.HEAP)
		.map(MemoryPoolMXBean::getName)
		.toList();

	/** What is loaded and cached once is no part of what is measured. */
	private static final int WARM_UP = 5;

	private LiveHeap() {
	}

	public static void main(String[] arguments) throws Exception {
		TestDatabase database = new TestDatabase("postgres", arguments[0], "postgres", "postgres");
		SchemaTools tools = SchemaTools.of(database, ManyEntities.load(Integer.parseInt(arguments[1])));
		long before = settled();
		begin(() -> tools.sync().run(), WARM_UP).get();
		begin(() -> tools.sync().plan(), WARM_UP).get();
		long warm = settled();
		print("classes, caches of Hibernate and the driver, and so on, after the first times: %.2f MB", warm - before);
		int rounds = Integer.parseInt(arguments[2]);
		print("fingerprint, at its widest: %.2f MB", widest(() -> tools.sync().run(), rounds) - warm);
		print("full read and plan, at its widest: %.2f MB", widest(() -> tools.sync().plan(), rounds) - warm);
		Object plan = tools.sync().plan();
		print("the plan that came of it: %.2f MB", settled() - warm);
		Object outcome = tools.sync().run();
		print("both it and the outcome of a start in sync: %.2f MB", settled() - warm);
		if (plan.equals(outcome)) {
			throw new IllegalStateException();
		}
		plan = null;
		outcome = null;
		print("nothing any more: %.2f MB", settled() - warm);
		System.out.println(RESULT);
		System.exit(0);
	}

	private static void print(String text, long bytes) {
		System.out.println(RESULT + "- " + String.format(Locale.ROOT, text, bytes / MEGABYTE));
	}

	private static long widest(Work work, int rounds) throws Exception {
		FutureTask<Void> task = begin(work, rounds);
		long widest = 0;
		while (!task.isDone()) {
			widest = Math.max(widest, collect());
			Thread.sleep(5);
		}
		task.get();
		return widest;
	}

	private static FutureTask<Void> begin(Work work, int rounds) {
		FutureTask<Void> task = new FutureTask<>(() -> {
			for (int i = 0; i < rounds; i++) {
				work.run();
			}
			return null;
		});
		new Thread(task).start();
		return task;
	}

	/** What cleaners have to release is alive until they have run. */
	private static long settled() throws InterruptedException {
		long settled = collect();
		for (int i = 0; i < 5; i++) {
			Thread.sleep(100);
			settled = Math.min(settled, collect());
		}
		return settled;
	}

	/** Return the bytes that are in use right after a full collection. */
	private static long collect() {
		System.gc();
		return FULL.getLastGcInfo()
			.getMemoryUsageAfterGc()
			.entrySet()
			.stream()
			.filter((pool) -> HEAP_POOLS.contains(pool.getKey()))
			.map(Map.Entry::getValue)
			.mapToLong(MemoryUsage::getUsed)
			.sum();
	}

}
