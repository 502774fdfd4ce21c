package io.schemasync.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * Style or script of the page.
 *
 * @param text the whole of it
 * @param source what the page's security policy allows it by
 */
record Asset(String text, String source) {

	static final Asset STYLE = load("page.css");

	static final Asset SCRIPT = load("page.js");

	private static Asset load(String name) {
		try (InputStream stream = Objects.requireNonNull(Asset.class.getResourceAsStream(name), name)) {
			byte[] bytes = stream.readAllBytes();
			String hash = Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
			return new Asset(new String(bytes, StandardCharsets.UTF_8), "'sha256-" + hash + "'");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
