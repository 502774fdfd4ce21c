package io.schemasync.boot;

import org.hibernate.SessionFactory;
import org.hibernate.SessionFactoryObserver;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Integrator which calls back once Hibernate's model is final and before anybody can use
 * the session factory.
 */
final class SchemaSyncIntegrator implements Integrator {

	private final Callback callback;

	SchemaSyncIntegrator(Callback callback) {
		this.callback = callback;
	}

	@Override
	public void integrate(Metadata metadata, BootstrapContext bootstrapContext,
			SessionFactoryImplementor sessionFactory) {
		sessionFactory.addObserver(new SessionFactoryObserver() {

			@Override
			public void sessionFactoryCreated(SessionFactory factory) {
				SchemaSyncIntegrator.this.callback.modelIsFinal(metadata, sessionFactory);
			}

		});
	}

	@Override
	public void disintegrate(SessionFactoryImplementor sessionFactory, SessionFactoryServiceRegistry serviceRegistry) {
	}

	/** Is called with the final model. */
	@FunctionalInterface
	interface Callback {

		void modelIsFinal(Metadata metadata, SessionFactoryImplementor sessionFactory);

	}

}
