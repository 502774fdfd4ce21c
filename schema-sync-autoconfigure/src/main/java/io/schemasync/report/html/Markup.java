package io.schemasync.report.html;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writer of HTML in which every text is escaped, whoever it comes from.
 */
final class Markup {

	private final StringBuilder html = new StringBuilder(16_384);

	private final Deque<String> open = new ArrayDeque<>();

	/**
	 * Open an element.
	 * @param tag its name
	 * @param attributes names and values by turns; an empty value leaves the name alone
	 */
	Markup open(String tag, String... attributes) {
		this.html.append('<').append(tag);
		for (int i = 0; i < attributes.length; i += 2) {
			this.html.append(' ').append(attributes[i]);
			if (!attributes[i + 1].isEmpty()) {
				this.html.append("=\"");
				escape(attributes[i + 1]);
				this.html.append('"');
			}
		}
		this.html.append('>');
		this.open.push(tag);
		return this;
	}

	/** Close the element that was opened last. */
	Markup close() {
		this.html.append("</").append(this.open.pop()).append('>');
		return this;
	}

	/** Close as many elements. */
	Markup close(int elements) {
		for (int i = 0; i < elements; i++) {
			close();
		}
		return this;
	}

	/** Write an element that has nothing but text in it. */
	Markup element(String tag, String style, String text) {
		return (style.isEmpty() ? open(tag) : open(tag, "class", style)).text(text).close();
	}

	Markup text(String text) {
		escape(text);
		return this;
	}

	/** Write markup of our own: never anything that came from outside. */
	Markup trusted(String markup) {
		this.html.append(markup);
		return this;
	}

	private void escape(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			switch (c) {
				case '<' -> this.html.append("&lt;");
				case '>' -> this.html.append("&gt;");
				case '&' -> this.html.append("&amp;");
				case '"' -> this.html.append("&quot;");
				case '\'' -> this.html.append("&#39;");
				default -> this.html.append(c);
			}
		}
	}

	@Override
	public String toString() {
		return this.html.toString();
	}

}
