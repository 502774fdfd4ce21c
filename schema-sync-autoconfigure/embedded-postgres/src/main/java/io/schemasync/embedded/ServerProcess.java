package io.schemasync.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A running server and the shell that watches over it.
 */
final class ServerProcess {

	/**
	 * Waits for the server, and stops it when a line arrives at standard input or its
	 * other end closes, which happens even if this JVM is killed; then it also removes
	 * the data. A server that ended before is our business. The server gets a session of
	 * its own where possible, so that Ctrl-C reaches it through us only, after
	 * connections were closed.
	 */
	static final String WATCH = """
			signal=$1 remove=$2; shift 2
			trap '' HUP INT TERM
			setsid=; command -v setsid >/dev/null && setsid=setsid
			exec 3<&0
			$setsid "$@" </dev/null 3<&- & server=$!
			{
				read -r line; closed=$?; left=200
				kill -0 $$ || exit
				kill -s "$signal" $server
				while kill -0 $$ && test $left -gt 0; do left=$((left - 1)); sleep 0.1; done
				test $closed = 0 || test -z "$remove" || rm -rf "$remove"
			} <&3 2>/dev/null &
			exec 3<&- </dev/null
			wait $server
			""";

	private static final int ATTEMPTS = 5;

	private static final Patience START = Patience.ofSeconds(60);

	private static final Patience STOP = Patience.ofSeconds(20);

	private static final int PORT_LINE = 3;

	private static final int STATUS_LINE = 7;

	private final Process watch;

	private final int port;

	private ServerProcess(Process watch, int port) {
		this.watch = watch;
		this.port = port;
	}

	/**
	 * Starts a server and waits until it is ready.
	 */
	static ServerProcess start(Binaries binaries, ServerUser user, DataDirectory data, int port,
			Map<String, String> settings) {
		try {
			for (int attempt = 1;; attempt++) {
				ServerProcess server = launch(binaries, user, data, (port != 0) ? port : freePort(), settings);
				if (server.becomesReady(data)) {
					return server;
				}
				server.stop();
				String log = Files.readString(data.log());
				// Between our choice of a free port and its use, somebody else may take
				// it
				if (port != 0 || attempt == ATTEMPTS || !log.contains("could not create any TCP/IP sockets")) {
					throw new IllegalStateException("PostgreSQL did not start: " + log);
				}
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot start PostgreSQL: " + ex, ex);
		}
	}

	private static ServerProcess launch(Binaries binaries, ServerUser user, DataDirectory data, int port,
			Map<String, String> settings) throws IOException {
		List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", WATCH, "embedded-postgres"));
		command.addAll(data.isKept() ? List.of("INT", "") : List.of("QUIT", data.root().toString()));
		command.addAll(List.of(binaries.program("postgres"), "-D", user.reachable(data.cluster()).toString(), "-p",
				String.valueOf(port)));
		settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
		return new ServerProcess(user.command(command, data.cluster(), data.log()).start(), port);
	}

	static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private boolean becomesReady(DataDirectory data) throws IOException {
		return START.until(() -> !this.watch.isAlive() || isReady(data)) && this.watch.isAlive();
	}

	private boolean isReady(DataDirectory data) throws IOException {
		List<String> lines = data.pidFile();
		return lines.size() > STATUS_LINE && lines.get(PORT_LINE).equals(String.valueOf(this.port))
				&& (lines.get(STATUS_LINE).startsWith("ready") || lines.get(STATUS_LINE).startsWith("standby"));
	}

	String url(String database) {
		return "jdbc:postgresql://127.0.0.1:" + this.port + "/" + URLEncoder.encode(database, StandardCharsets.UTF_8);
	}

	int port() {
		return this.port;
	}

	/**
	 * Stops the server, waits until it has ended, and leaves the data alone.
	 */
	void stop() {
		try (OutputStream stdin = this.watch.getOutputStream()) {
			stdin.write('\n');
		}
		catch (IOException ex) {
			// the shell has ended already
		}
		awaitEnd();
	}

	/**
	 * Lets the shell stop the server and remove temporary data on its own.
	 */
	void abandon() {
		try {
			this.watch.getOutputStream().close();
		}
		catch (IOException ex) {
			// the shell has ended already
		}
	}

	void awaitEnd() {
		try {
			if (STOP.until(() -> !this.watch.isAlive())) {
				return;
			}
		}
		catch (IOException ex) {
			// interrupted: no more patience
		}
		this.watch.descendants().forEach(ProcessHandle::destroyForcibly);
	}

}
