package io.schemasync.boot.command;

import io.schemasync.boot.SchemaSyncProperties.Command;
import io.schemasync.dialect.SchemaSyncException;

import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Listener which makes sure that a command which failed ends, with exit code 1, even if
 * the application's threads would keep the process alive.
 */
final class FailedCommand implements ApplicationListener<ApplicationFailedEvent> {

	@Override
	public void onApplicationEvent(ApplicationFailedEvent event) {
		ConfigurableApplicationContext context = event.getApplicationContext();
		if (context == null || !context.getEnvironment().getPropertySources().contains(CommandEnvironment.NAME)) {
			return;
		}
		if (Command.VERIFY.name().equalsIgnoreCase(context.getEnvironment().getProperty("schemasync.command"))) {
			report(event.getException());
		}
		exitAfterReporting();
	}

	private static void report(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SchemaSyncException problem) {
				StandardOutput.claim().write(VerifyReport.of(problem), null);
			}
		}
	}

	private static void exitAfterReporting() {
		// Only when the main thread is done has the failure been reported
		Thread main = Thread.currentThread();
		Thread end = new Thread(() -> {
			try {
				main.join();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			System.exit(CommandResult.ERROR);
		}, "schema-sync-command");
		end.setDaemon(true);
		end.start();
	}

}
