package io.schemasync.boot;

/** Number of typing errors that turn one word into another. */
final class EditDistance {

	private EditDistance() {
	}

	/**
	 * Count insertions, deletions, replacements and swaps of neighbours.
	 * @param first one word
	 * @param second another word
	 * @return the smallest number of such errors
	 */
	static int between(String first, String second) {
		int[][] distance = new int[first.length() + 1][second.length() + 1];
		for (int i = 0; i <= first.length(); i++) {
			for (int j = 0; j <= second.length(); j++) {
				distance[i][j] = (i == 0 || j == 0) ? i + j : smallest(distance, first, second, i, j);
			}
		}
		return distance[first.length()][second.length()];
	}

	private static int smallest(int[][] distance, String first, String second, int i, int j) {
		int replaced = distance[i - 1][j - 1] + ((first.charAt(i - 1) == second.charAt(j - 1)) ? 0 : 1);
		int result = Math.min(replaced, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
		boolean swapped = i > 1 && j > 1 && first.charAt(i - 1) == second.charAt(j - 2)
				&& first.charAt(i - 2) == second.charAt(j - 1);
		return swapped ? Math.min(result, distance[i - 2][j - 2] + 1) : result;
	}

}
