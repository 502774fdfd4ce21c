package io.schemasync.boot;

import java.util.List;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/** An application's own integrators. */
public class CountingIntegrators implements IntegratorProvider {

	static int integrated;

	@Override
	public List<Integrator> getIntegrators() {
		return List.of(new Integrator() {

			@Override
			public void integrate(Metadata metadata, BootstrapContext bootstrapContext,
					SessionFactoryImplementor sessionFactory) {
				integrated++;
			}

			@Override
			public void disintegrate(SessionFactoryImplementor sessionFactory,
					SessionFactoryServiceRegistry serviceRegistry) {
			}

		});
	}

}
