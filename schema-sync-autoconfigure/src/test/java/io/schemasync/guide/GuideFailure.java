package io.schemasync.guide;

import java.util.List;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/** What an application says that does not start. */
final class GuideFailure {

	private GuideFailure() {
	}

	static String analysis(Throwable failure) {
		List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, SpringFactoriesLoader.FailureHandler.handleMessage((message, ex) -> {
			}));
		for (FailureAnalyzer analyzer : analyzers) {
			if (analyzer.getClass().getName().startsWith("io.schemasync.")) {
				FailureAnalysis analysis = analyzer.analyze(failure);
				if (analysis != null) {
					return "Description:\n\n%s\n\nAction:\n\n%s\n".formatted(analysis.getDescription(),
							analysis.getAction());
				}
			}
		}
		assertThat(failure).as("is explained").isNull();
		return "";
	}

}
