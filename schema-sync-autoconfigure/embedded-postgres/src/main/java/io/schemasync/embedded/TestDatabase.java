package io.schemasync.embedded;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A database for one test, and the credentials to reach it.
 *
 * @param name the database's name
 * @param url its JDBC URL, without credentials
 * @param username the user
 * @param password the user's password
 */
public record TestDatabase(String name, String url, String username, String password) {

	/**
	 * Returns a DataSource which opens a connection at every request.
	 * @return a new DataSource
	 */
	public DataSource dataSource() {
		return new DriverManagerDataSource(this.url, this.username, this.password);
	}

	/**
	 * Returns the same database as another user sees it.
	 * @param username the other user
	 * @param password the other user's password
	 * @return the database with other credentials
	 */
	public TestDatabase as(String username, String password) {
		return new TestDatabase(this.name, this.url, username, password);
	}

}
