package io.schemasync.boot;

import io.schemasync.report.Paint;

import org.springframework.boot.ansi.AnsiColor;
import org.springframework.boot.ansi.AnsiElement;
import org.springframework.boot.ansi.AnsiOutput;
import org.springframework.boot.ansi.AnsiStyle;

/** Colours by {@code spring.output.ansi.enabled}. */
final class AnsiPaint implements Paint {

	@Override
	public String paint(Tone tone, String text) {
		return AnsiOutput.toString(element(tone), text);
	}

	private static AnsiElement element(Tone tone) {
		return switch (tone) {
			case MATCH, ADD -> AnsiColor.GREEN;
			case CHANGE -> AnsiColor.CYAN;
			case DROP -> AnsiColor.RED;
			case WITHHELD -> AnsiColor.YELLOW;
			case REMARK -> AnsiStyle.FAINT;
		};
	}

}
