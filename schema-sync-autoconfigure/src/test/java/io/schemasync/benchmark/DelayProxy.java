package io.schemasync.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A network between client and server: counts how often the client waits for an answer,
 * and lets each of them take longer.
 */
final class DelayProxy implements AutoCloseable {

	private final ServerSocket listener;

	private final int target;

	private final AtomicInteger roundTrips = new AtomicInteger();

	private volatile Duration delay = Duration.ZERO;

	DelayProxy(int target) {
		this.target = target;
		try {
			this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		start(this::accept);
	}

	int port() {
		return this.listener.getLocalPort();
	}

	void delay(Duration delay) {
		this.delay = delay;
	}

	/** Return how many round trips there were since the last call. */
	int takeRoundTrips() {
		return this.roundTrips.getAndSet(0);
	}

	private void accept() throws IOException {
		while (true) {
			Socket client = this.listener.accept();
			Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target);
			client.setTcpNoDelay(true);
			server.setTcpNoDelay(true);
			AtomicInteger asking = new AtomicInteger();
			start(() -> pump(client, server, () -> {
				if (asking.compareAndSet(0, 1)) {
					this.roundTrips.incrementAndGet();
					pause();
				}
			}));
			start(() -> pump(server, client, () -> asking.set(0)));
		}
	}

	/** To sleep takes some tenths of a millisecond too long. */
	private void pause() {
		long end = System.nanoTime() + this.delay.toNanos();
		LockSupport.parkNanos(this.delay.toNanos() - 300_000);
		while (System.nanoTime() < end) {
			Thread.onSpinWait();
		}
	}

	private static void pump(Socket from, Socket to, Runnable before) throws IOException {
		try (from; to) {
			InputStream input = from.getInputStream();
			OutputStream output = to.getOutputStream();
			byte[] buffer = new byte[65536];
			for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
				before.run();
				output.write(buffer, 0, read);
			}
		}
	}

	private static void start(Work work) {
		Thread thread = new Thread(() -> {
			try {
				work.run();
			}
			catch (IOException ex) {
				// One end has hung up
				Thread.currentThread().interrupt();
			}
		}, "delay proxy");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() throws IOException {
		this.listener.close();
	}

	/** What a thread does until a connection ends. */
	@FunctionalInterface
	private interface Work {

		void run() throws IOException;

	}

}
