package io.schemasync.plan;

import io.schemasync.dialect.Evidence.Proof;
import io.schemasync.dialect.HazardCode;

/** Words why something is withheld, as far as it is not the hazard itself. */
final class Reasons {

	private Reasons() {
	}

	/** Where it is a setting that withholds, say which. */
	static String setting(HazardCode code) {
		if (code == HazardCode.REPLICATED) {
			return ", then set schemasync.additive.replicated=apply.";
		}
		if (code == HazardCode.CACHED_PLAN) {
			return " It is withheld because of schemasync.additive.widen=withhold.";
		}
		return (code.gravity() == HazardCode.Gravity.BLOCKS)
				? " The table is larger than schemasync.additive.rewrite-limit." : "";
	}

	/** Whether anything but the principle stands in the way. */
	static String rows(Proof proof, HazardCode code) {
		if (code != HazardCode.NARROWS && code != HazardCode.COMPOSITE_TYPE) {
			return "";
		}
		return switch (proof.state()) {
			case PROVED -> " No row of today stands in the way.";
			case DISPROVED ->
				" In the way: " + words(proof) + ", for example the one with the key (" + proof.offender() + ").";
			case UNKNOWN -> "";
		};
	}

	static String words(Proof proof) {
		return proof.howMany() + (proof.howMany().equals("1") ? " row" : " rows");
	}

}
