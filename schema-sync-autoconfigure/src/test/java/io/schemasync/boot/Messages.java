package io.schemasync.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import org.jspecify.annotations.Nullable;

/**
 * Every message of the sources that a user can meet, as the compiler reads them: its
 * first line, with an ellipsis for whatever is different each time.
 */
final class Messages extends TreePathScanner<@Nullable Void, @Nullable Void> {

	/** Which argument is the message. */
	private static final Map<String, Integer> CREATIONS = Map.of("SchemaSyncException", 1, "FailureAnalysis", 0,
			"Withhold", 0, "MissingRight", 0, "FailedFill", 1);

	private static final Map<String, Integer> CALLS = Map.of("logger.warn", 0, "logger.error", 0, "warned", 0,
			"Finding.bad", 1, "withhold", 1);

	private final Set<String> found = new TreeSet<>();

	private Messages() {
	}

	static Set<String> in(Path sources) throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		Messages messages = new Messages();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
			JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null,
					files.getJavaFileObjectsFromPaths(javaFiles(sources)));
			for (CompilationUnitTree unit : task.parse()) {
				messages.scan(unit, null);
			}
		}
		return messages.found;
	}

	private static List<Path> javaFiles(Path sources) {
		try (Stream<Path> files = Files.walk(sources)) {
			return files.filter((file) -> file.toString().endsWith(".java")).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public @Nullable Void visitNewClass(NewClassTree creation, @Nullable Void nothing) {
		String type = creation.getIdentifier().toString().replaceFirst("^.*\\.", "");
		if (CREATIONS.containsKey(type)) {
			add(creation.getArguments().get(CREATIONS.get(type)));
		}
		return super.visitNewClass(creation, nothing);
	}

	@Override
	public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
		String called = call.getMethodSelect().toString();
		CALLS.forEach((name, argument) -> {
			if (called.equals(name) || called.endsWith("." + name)) {
				add(call.getArguments().get(argument));
			}
		});
		if (called.equals("super") && call.getArguments().toString().startsWith("Problem.")) {
			add(call.getArguments().get(CREATIONS.get("SchemaSyncException")));
		}
		return super.visitMethodInvocation(call, nothing);
	}

	@Override
	public @Nullable Void visitReturn(ReturnTree result, @Nullable Void nothing) {
		if (method() instanceof MethodTree method && method.getName().contentEquals("warning")) {
			add(result.getExpression());
		}
		return super.visitReturn(result, nothing);
	}

	private void add(ExpressionTree expression) {
		String message = text(expression).replaceAll("…(?:\\s*…)+", "…").lines().findFirst().orElse("").strip();
		if (message.matches(".*\\p{L}.*")) {
			this.found.add(message);
		}
	}

	private String text(ExpressionTree expression) {
		if (expression instanceof LiteralTree literal) {
			return String.valueOf(literal.getValue()).replace("%n", "\n").replaceAll("%[sd]", "…");
		}
		if (expression instanceof BinaryTree sum) {
			return text(sum.getLeftOperand()) + text(sum.getRightOperand());
		}
		if (expression instanceof ParenthesizedTree inner) {
			return text(inner.getExpression());
		}
		if (expression instanceof MethodInvocationTree call && call.getMethodSelect() instanceof MemberSelectTree select
				&& select.getIdentifier().contentEquals("formatted")) {
			return text(select.getExpression());
		}
		VariableTree variable = (expression instanceof IdentifierTree name) ? variable(name) : null;
		return (variable != null && variable.getInitializer() != null) ? text(variable.getInitializer()) : "…";
	}

	private @Nullable VariableTree variable(IdentifierTree name) {
		VariableTree[] found = new VariableTree[1];
		new TreeScanner<@Nullable Void, @Nullable Void>() {

			@Override
			public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
				if (variable.getName().equals(name.getName())) {
					found[0] = variable;
				}
				return super.visitVariable(variable, nothing);
			}

		}.scan(method(), null);
		return found[0];
	}

	private @Nullable Tree method() {
		for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
			if (path.getLeaf() instanceof MethodTree) {
				return path.getLeaf();
			}
		}
		return null;
	}

}
