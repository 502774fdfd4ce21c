package io.schemasync.dialect;

import java.util.List;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * What a database can tell about objects that nobody seems to need any more.
 */
public interface UsageReading {

	/**
	 * Find out how large objects are, who reads and writes them, and what depends on
	 * them: at most two statements, whatever the number of objects. Asked for only by a
	 * person, never by a start.
	 * @param jdbc the connection, whose role need not be allowed to write
	 * @param server the server
	 * @param places where the objects are
	 * @return what is known
	 */
	default Usages usages(JdbcOperations jdbc, Server server, List<Place> places) {
		return Usages.unknown("This database does not tell sizes, who reads or writes an object, or what depends on "
				+ "it: look for views, triggers and programs that use it.");
	}

}
