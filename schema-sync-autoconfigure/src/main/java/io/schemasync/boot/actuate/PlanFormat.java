package io.schemasync.boot.actuate;

import org.springframework.boot.actuate.endpoint.Producible;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * Formats in which the endpoint answers. Of several that a client accepts, the last one
 * declared here wins.
 */
public enum PlanFormat implements Producible<PlanFormat> {

	/** Lines as in the log. */
	TEXT(MimeTypeUtils.TEXT_PLAIN),

	/** A script to review and run. */
	SQL(MimeType.valueOf("application/sql")),

	/** JSON under the media type of Actuator's second version. */
	JSON_V2(MimeType.valueOf("application/vnd.spring-boot.actuator.v2+json")),

	/** JSON under the media type of Actuator's third version. */
	JSON_V3(MimeType.valueOf("application/vnd.spring-boot.actuator.v3+json")),

	/** JSON, also for clients that accept anything. */
	JSON(MimeTypeUtils.APPLICATION_JSON),

	/** A page, for browsers, which accept anything as well. */
	HTML(MimeTypeUtils.TEXT_HTML);

	private final MimeType mimeType;

	PlanFormat(MimeType mimeType) {
		this.mimeType = mimeType;
	}

	@Override
	public MimeType getProducedMimeType() {
		return this.mimeType;
	}

	@Override
	public boolean isDefault() {
		return this == JSON;
	}

}
