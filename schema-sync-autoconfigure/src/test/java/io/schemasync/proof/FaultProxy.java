package io.schemasync.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.schemasync.embedded.TestDatabase;

/**
 * The network between a client and the server, which can keep the server's answers to
 * itself, and break.
 */
final class FaultProxy implements AutoCloseable {

	private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

	private final TestDatabase database;

	private volatile boolean silent;

	FaultProxy(TestDatabase database) throws IOException {
		this.database = database;
		start(this::accept);
	}

	private static void start(Transfer transfer) {
		Thread thread = new Thread(() -> {
			try {
				transfer.run();
			}
			catch (IOException ex) {
				// One end has closed: so does the other
			}
		}, "fault-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	private void accept() throws IOException {
		URI server = URI.create(this.database.url().substring("jdbc:".length()));
		while (true) {
			Socket client = this.listener.accept();
			Socket upstream = new Socket(server.getHost(), server.getPort());
			this.sockets.add(client);
			this.sockets.add(upstream);
			start(() -> copy(client, upstream, false));
			start(() -> copy(upstream, client, true));
		}
	}

	private void copy(Socket from, Socket to, boolean answers) throws IOException {
		byte[] buffer = new byte[8192];
		try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
			for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
				if (!(answers && this.silent)) {
					out.write(buffer, 0, count);
				}
			}
		}
	}

	/** Return the database as it is reached through this network. */
	TestDatabase database() {
		return new TestDatabase(this.database.name(),
				"jdbc:postgresql://127.0.0.1:%d/%s".formatted(this.listener.getLocalPort(), this.database.name()),
				this.database.username(), this.database.password());
	}

	/** Keep what the server says from now on. */
	void swallowAnswers() {
		this.silent = true;
	}

	/** Break all connections. */
	void cut() {
		this.sockets.forEach((socket) -> {
			try {
				socket.close();
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

	@Override
	public void close() throws IOException {
		this.listener.close();
		cut();
	}

	/** Moves bytes until there are none. */
	@FunctionalInterface
	private interface Transfer {

		void run() throws IOException;

	}

}
