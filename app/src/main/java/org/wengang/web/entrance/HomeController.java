package org.wengang.web.entrance;

import java.util.Comparator;
import java.util.List;
import jte.Templates;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.wengang.web.Answer;
import org.wengang.web.HomeCard;
import org.wengang.web.Page;

/** What waits for the officer who is signed in. */
@Controller
final class HomeController {

    private final Templates templates;
    private final List<HomeCard> cards;

    HomeController(Templates templates, ObjectProvider<HomeCard> cards) {
        this.templates = templates;
        this.cards = cards.stream().sorted(Comparator.comparingInt(HomeCard::order)).toList();
    }

    @GetMapping("/")
    Answer show(Page page) {
        var officer = page.officer();
        if (officer == null) {
            return Answer.redirect("/sign-in");
        }
        var contents = cards.stream().flatMap(card -> card.content(officer).stream()).toList();
        return Answer.page(templates.webHome(page, contents));
    }
}
