package io.schemasync.boot;

import java.util.ArrayList;
import java.util.List;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * Publishes events, those of the start only when every listener is there to get them.
 */
final class SyncEvents implements ApplicationListener<ContextRefreshedEvent> {

	private final ApplicationContext context;

	private final List<SchemaSyncRunEvent> early = new ArrayList<>();

	private boolean ready;

	SyncEvents(ApplicationContext context) {
		this.context = context;
	}

	void publish(SchemaSyncRunEvent event) {
		synchronized (this.early) {
			if (!this.ready && !(event instanceof SchemaSyncFailedEvent)) {
				this.early.add(event);
				return;
			}
		}
		this.context.publishEvent(event);
	}

	@Override
	public void onApplicationEvent(ContextRefreshedEvent event) {
		if (event.getApplicationContext() != this.context) {
			return;
		}
		List<SchemaSyncRunEvent> due;
		synchronized (this.early) {
			this.ready = true;
			due = List.copyOf(this.early);
			this.early.clear();
		}
		due.forEach(this.context::publishEvent);
	}

}
