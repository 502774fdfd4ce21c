package io.schemasync.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Analysis of a database URL that nobody understands, which otherwise is a stack trace.
 */
final class MalformedUrlFailureAnalyzer extends AbstractFailureAnalyzer<RuntimeException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, RuntimeException cause) {
		for (Throwable error = rootFailure; error != null; error = error.getCause()) {
			String message = String.valueOf(error.getMessage());
			if (message.contains("must start with \"jdbc\"") || message.contains("claims to not accept jdbcUrl")
					|| message.contains("Failed to get driver instance for jdbcUrl")) {
				return new FailureAnalysis(
						"The URL of the database is malformed: " + JdbcUrls.withoutCredentials(message),
						"Write spring.datasource.url as jdbc:postgresql://<host>:<port>/<database>, the user as "
								+ "spring.datasource.username and the password as spring.datasource.password. "
								+ "A DATABASE_URL of the form postgresql://<user>:<password>@<host>/<database> has to be "
								+ "taken apart for that, its %xx decoded.",
						error);
			}
		}
		return null;
	}

}
