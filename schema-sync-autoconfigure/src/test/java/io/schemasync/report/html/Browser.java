package io.schemasync.report.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real browser without a window, where Chromium and its driver are installed. */
public final class Browser implements AutoCloseable {

	private static final Path SCREENSHOTS = Path.of("target/screenshots");

	private final ChromeDriver driver;

	private Browser(ChromeDriver driver) {
		this.driver = driver;
	}

	/**
	 * Start a browser, or skip the test where there is none.
	 * @return the browser
	 */
	public static Browser start() {
		Path driver = find("chromedriver");
		Path chromium = find("chromium", "chromium-browser", "google-chrome");
		Assumptions.assumeTrue(driver != null && chromium != null,
				"No Chromium with its driver on the PATH: install the packages chromium and chromium-driver");
		ChromeOptions options = new ChromeOptions();
		options.setBinary(chromium.toFile());
		options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu");
		LoggingPreferences logging = new LoggingPreferences();
		logging.enable(LogType.BROWSER, Level.ALL);
		options.setCapability("goog:loggingPrefs", logging);
		return new Browser(new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(driver.toFile()).build(), options));
	}

	private static Path find(String... names) {
		return Stream.of(names)
			.flatMap((name) -> Stream.of(System.getenv("PATH").split(":")).map((folder) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.findFirst()
			.orElse(null);
	}

	public ChromeDriver driver() {
		return this.driver;
	}

	public void size(int width, int height) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
	}

	public void dark(boolean dark) {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
	}

	/** Keep a picture of the whole page, for people to look at. */
	public void screenshot(String name) throws IOException {
		capture(name, true);
	}

	/** Keep a picture of what is seen without scrolling. */
	public void view(String name) throws IOException {
		capture(name, false);
	}

	private void capture(String name, boolean whole) throws IOException {
		Files.createDirectories(SCREENSHOTS);
		Map<String, Object> picture = this.driver.executeCdpCommand("Page.captureScreenshot",
				Map.of("captureBeyondViewport", whole));
		Files.write(SCREENSHOTS.resolve(name + ".png"), Base64.getDecoder().decode(picture.get("data").toString()));
	}

	/** Keep what a printer would get, as a document and as a picture. */
	public void print(String name) throws IOException {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
		size(794, 1123);
		capture(name, false);
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
		Files.createDirectories(SCREENSHOTS);
		Map<String, Object> document = this.driver.executeCdpCommand("Page.printToPDF", Map.of());
		Files.write(SCREENSHOTS.resolve(name + ".pdf"), Base64.getDecoder().decode(document.get("data").toString()));
	}

	/** Return what the browser complained about. */
	public List<String> complaints() {
		return this.driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(LogEntry::getMessage).toList();
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
