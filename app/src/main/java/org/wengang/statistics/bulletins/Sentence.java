package org.wengang.statistics.bulletins;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.Money;
import org.wengang.statistics.indicators.Figure;
import org.wengang.statistics.indicators.Indicator;
import org.wengang.statistics.indicators.Question;
import org.wengang.web.Page;

/**
 * A sentence of a bulletin in pieces, so that its numbers can be links.
 *
 * @param pieces in order; put together they are the sentence
 */
public record Sentence(Indicator indicator, List<Piece> pieces) {

    /** Stand in for the numbers while the language puts the sentence together. */
    private static final String PERSONS = "\u0001";

    private static final String MONEY = "\u0002";
    private static final Pattern NUMBER = Pattern.compile("[\u0001\u0002]");

    public Sentence {
        pieces = List.copyOf(pieces);
    }

    /**
     * @param path of the rows behind it; null for words
     */
    public record Piece(String text, @Nullable String path) {}

    /**
     * The message {@code statistics.sentence.<indicator>.<form>}, with {@code .other} where nothing
     * is said of who gets the money: {0} the day, {1} persons or organisations, {2} the sum: in
     * Chinese the number of 万元, as the sources write it, in English the amount in yuan, {3} who
     * they are, {4} what the money is.
     *
     * @param form {@code cash} or {@code voucher}
     * @param counted see {@link org.wengang.statistics.indicators.CountedPolicy#counted}
     */
    static Sentence of(
            Page page,
            Indicator indicator,
            String form,
            String counted,
            Question question,
            Figure figure) {
        var day =
                DateTimeFormatter.ofPattern(
                                page.t("statistics.day-pattern"), page.language().locale())
                        .format(question.asOf());
        var key =
                "statistics.sentence."
                        + indicator.word()
                        + "."
                        + form
                        + (counted.equals("other") ? ".other" : "");
        var money =
                switch (page.language()) {
                    case ZH -> new Money(figure.fen()).wan();
                    case EN -> page.money(figure.fen());
                };
        var numbers = Map.of(PERSONS, Long.toString(figure.persons()), MONEY, money);
        var text =
                page.t(
                        key,
                        day,
                        PERSONS,
                        MONEY,
                        page.t("statistics.counted." + counted),
                        page.t(
                                "statistics.money."
                                        + (counted.equals("worker") ? "stay" : "other")));
        return new Sentence(indicator, pieces(text, numbers, question.path(indicator)));
    }

    private static List<Piece> pieces(String text, Map<String, String> numbers, String path) {
        var pieces = new ArrayList<Piece>();
        var match = NUMBER.matcher(text);
        var from = 0;
        while (match.find()) {
            pieces.add(new Piece(text.substring(from, match.start()), null));
            pieces.add(new Piece(numbers.getOrDefault(match.group(), ""), path));
            from = match.end();
        }
        pieces.add(new Piece(text.substring(from), null));
        return pieces;
    }

    /** The whole sentence, to copy into a report. */
    public String text() {
        var text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.text()));
        return text.toString();
    }
}
