package io.schemasync.boot;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** JDBC URLs as they may be shown. */
final class JdbcUrls {

	private static final Pattern USER_INFO = Pattern.compile("//[^/@?]*@");

	private static final Pattern SECRET_PARAMETER = Pattern
		.compile("(?i)([?&;])(user|username|password|sslpassword|[a-z]*token|[a-z]*secret)=[^&;]*");

	private static final Pattern USER = Pattern.compile("([?&;])(user|password)=[^&;]*");

	private JdbcUrls() {
	}

	/**
	 * Some drivers tell the user along with the URL, where it would outdo another one.
	 */
	static String withoutUser(String url) {
		return USER.matcher(url).replaceAll("$1").replaceAll("([?&;])[&;]+", "$1").replaceAll("[?&;]+$", "");
	}

	static String withoutCredentials(@Nullable String url) {
		if (url == null) {
			return "";
		}
		String shown = USER_INFO.matcher(url).replaceAll("//");
		shown = SECRET_PARAMETER.matcher(shown).replaceAll("$1");
		return shown.replaceAll("([?&;])[&;]+", "$1").replaceAll("[?&;]+$", "");
	}

}
