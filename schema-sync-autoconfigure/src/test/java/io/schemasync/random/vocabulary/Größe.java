package io.schemasync.random.vocabulary;

public enum Größe {

	KLEIN, MITTEL {
		@Override
		public String toString() {
			return "in between";
		}
	},
	GROSS, ÜBERGROSS

}
