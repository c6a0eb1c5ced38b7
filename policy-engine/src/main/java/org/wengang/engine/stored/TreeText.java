package org.wengang.engine.stored;

import java.util.ArrayList;
import java.util.List;

/** Nested lists of texts as JSON, without blanks, and back. Nothing else of JSON is read. */
final class TreeText {

    /** Deeper than any tree the checker lets pass. */
    private static final int DEEPEST = 400;

    private final String text;
    private int at;

    private TreeText(String text) {
        this.text = text;
    }

    static String write(List<?> list) {
        var json = new StringBuilder();
        write(list, json);
        return json.toString();
    }

    private static void write(Object part, StringBuilder json) {
        if (part instanceof List<?> list) {
            json.append('[');
            for (int i = 0; i < list.size(); i++) {
                if (i > 0) {
                    json.append(',');
                }
                write(list.get(i), json);
            }
            json.append(']');
        } else {
            quote((String) part, json);
        }
    }

    private static void quote(String word, StringBuilder json) {
        json.append('"');
        for (char c : word.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    /**
     * @throws IllegalArgumentException if it is anything else
     */
    static List<?> parse(String text) {
        var reader = new TreeText(text);
        Object whole = reader.part(0);
        if (reader.at != text.length() || !(whole instanceof List<?> list)) {
            throw reader.damaged();
        }
        return list;
    }

    private Object part(int depth) {
        if (depth > DEEPEST) {
            throw damaged();
        }
        return switch (next()) {
            case '[' -> list(depth);
            case '"' -> word();
            default -> throw damaged();
        };
    }

    private List<Object> list(int depth) {
        var list = new ArrayList<Object>();
        if (peek() == ']') {
            at++;
            return list;
        }
        while (true) {
            list.add(part(depth + 1));
            char c = next();
            if (c == ']') {
                return list;
            }
            if (c != ',') {
                throw damaged();
            }
        }
    }

    private String word() {
        var word = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return word.toString();
            }
            word.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = next();
        if (c != 'u') {
            return c;
        }
        if (at + 4 > text.length()) {
            throw damaged();
        }
        at += 4;
        try {
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        } catch (NumberFormatException e) {
            throw damaged();
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw damaged();
        }
        return text.charAt(at);
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private IllegalArgumentException damaged() {
        return new IllegalArgumentException("The stored rule is damaged at character " + at);
    }
}
