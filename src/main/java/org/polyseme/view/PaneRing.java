package org.polyseme.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;

/**
 * The panes that F6 walks through. Each gets the focus where it was left, or at its first control, which looks as if Tab had
 * led there. FX thread only.
 */
final class PaneRing {
    private final Scene scene;
    private final Supplier<List<Node>> present;
    private final Map<Node, Node> left = new HashMap<>();

    /** @param present those that are seen now, in their order */
    PaneRing(Scene scene, Supplier<List<Node>> present) {
        this.scene = scene;
        this.present = present;
    }

    /** @param way 1 for the next, -1 for the one before */
    void move(int way) {
        List<Node> panes = present.get();
        left.keySet().retainAll(panes);
        Node focus = scene.getFocusOwner();
        int at = -1;
        for (int i = 0; i < panes.size(); i++) {
            if (focus != null && isIn(focus, panes.get(i))) {
                at = i;
                left.put(panes.get(i), focus);
            }
        }
        int from = at < 0 && way < 0 ? 0 : at;
        for (int i = 1; i <= panes.size(); i++) {
            Node pane = panes.get(Math.floorMod(from + i * way, panes.size()));
            Optional<Node> entry = entry(pane);
            if (entry.isPresent()) {
                Reach.to(entry.get());
                return;
            }
        }
    }

    private Optional<Node> entry(Node pane) {
        Node last = left.get(pane);
        if (last != null && isIn(last, pane) && canHaveFocus(last)) {
            return Optional.of(last);
        }
        // A text field would keep the plain keys from the run.
        return Stream.concat(below(pane).filter(node -> !(node instanceof TextInputControl)), below(pane))
                .filter(PaneRing::canHaveFocus)
                .findFirst();
    }

    private static Stream<Node> below(Node node) {
        Stream<Node> children =
                node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream() : Stream.empty();
        return Stream.concat(Stream.of(node), children.filter(Node::isVisible).flatMap(PaneRing::below));
    }

    private static boolean canHaveFocus(Node node) {
        if (!node.isFocusTraversable() || node.isDisabled()) {
            return false;
        }
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIn(Node node, Node pane) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == pane) {
                return true;
            }
        }
        return false;
    }
}
