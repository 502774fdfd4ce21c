package io.schemasync.boot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.schemasync.schema.Schema;

/**
 * What was recreated since the process was launched. It has to outlive the class loader
 * that a restart throws away, so it is kept in the system properties.
 */
final class LaunchMemory {

	private static final String PREFIX = "io.schemasync.recreated.";

	private LaunchMemory() {
	}

	static boolean remembers(String url, String owner, Schema model) {
		return System.getProperty(key(url, owner, model)) != null;
	}

	static void remember(String url, String owner, Schema model) {
		System.setProperty(key(url, owner, model), "true");
	}

	private static String key(String url, String owner, Schema model) {
		try {
			String text = String.join("\n", url, owner, model.toString());
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return PREFIX + HexFormat.of().formatHex(hash, 0, 16);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
