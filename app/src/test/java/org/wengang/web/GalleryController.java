package org.wengang.web;

import gg.jte.Content;
import gg.jte.models.runtime.JteModel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.wengang.kernel.Problem;
import org.wengang.kernel.Refused;
import org.wengang.web.component.Choice;
import org.wengang.web.component.Crumb;
import org.wengang.web.component.Icon;
import org.wengang.web.component.Pager;
import org.wengang.web.component.Progress;
import org.wengang.web.component.Tone;

/** One page with every component on it, and one address for everything that can go wrong. */
@Controller
@TestComponent
class GalleryController {

    /** Borrows a sentence of the module so that the test needs no bundle of its own. */
    enum GalleryProblem implements Problem {
        FORBIDDEN(Kind.CONFLICT);

        private final Kind kind;

        GalleryProblem(Kind kind) {
            this.kind = kind;
        }

        @Override
        public String code() {
            return Problem.code("web", this);
        }

        @Override
        public Kind kind() {
            return kind;
        }
    }

    private final Templates templates;

    GalleryController(Templates templates) {
        this.templates = templates;
    }

    @GetMapping("/gallery")
    JteModel gallery(Page page) {
        return gallery(page, FormErrors.none(), "");
    }

    @PostMapping("/gallery")
    Answer send(Page page, @RequestParam("name") String name) {
        if (name.isBlank()) {
            var errors =
                    FormErrors.none()
                            .add("name", "web.sign-in.wrong")
                            .add("kind", "web.choose")
                            .add("reason", "web.trouble.invalid");
            return Answer.invalid(gallery(page, errors, name));
        }
        return Answer.redirect("/gallery", Flash.done("web.progress.open", 2000));
    }

    @GetMapping("/gallery/progress")
    JteModel progress(Page page) {
        return templates.componentsProgress(page, running(), "正在读取名册");
    }

    @GetMapping("/gallery/file")
    Answer file() {
        return new Download(
                "鹿泉区 稳岗补贴 2021.csv",
                "text/csv;charset=UTF-8",
                out -> out.write("\uFEFF姓名\r\n张试一\r\n".getBytes(StandardCharsets.UTF_8)));
    }

    @PostMapping("/gallery/file")
    Answer upload(@RequestParam("file") MultipartFile file) {
        return Answer.redirect("/gallery", Flash.done("web.progress.open", file.getSize()));
    }

    @GetMapping("/open/refused")
    JteModel refused() {
        throw new Refused(GalleryProblem.FORBIDDEN);
    }

    @GetMapping("/api/refused")
    JteModel refusedToPrograms() {
        throw new Refused(GalleryProblem.FORBIDDEN);
    }

    @GetMapping("/open/broken")
    JteModel broken() {
        throw new IllegalStateException("row of 130110199001010000 is not there");
    }

    @GetMapping("/open/half")
    JteModel half(Page page) {
        Content broken =
                out -> {
                    out.writeContent("half a page");
                    throw new IllegalStateException("in the middle");
                };
        return templates.layoutPlain(page, "half", broken, null, false, false, null);
    }

    @GetMapping("/open/number/{id}")
    JteModel number(Page page, @PathVariable("id") long id) {
        return gallery(page);
    }

    private static Progress running() {
        return new Progress("import", 1234, 2000L, true, "/gallery/progress");
    }

    private JteModel gallery(Page page, FormErrors errors, String name) {
        return templates.layoutPage(
                page,
                "外来务工人员稳岗补贴",
                out -> contents(page, errors, name).forEach(part -> part.writeTo(out)),
                List.of(new Crumb("名册", "/gallery"), new Crumb("第三批", "/gallery")),
                "截至2021年2月10日，共为 1,986 名外来务工人员作出认定。",
                all(
                        templates.componentsLink(
                                "下载名单", "/gallery/file", "secondary", Icon.DOWNLOAD),
                        templates.componentsLink("打印", "/gallery", "quiet", Icon.PRINTER)),
                false,
                5,
                null);
    }

    private List<Content> contents(Page page, FormErrors errors, String name) {
        return List.of(
                templates.componentsErrorSummary(page, errors),
                templates.componentsNotice(
                        Tone.WARNING, text("3 人常住地未填，待补充后再认定。"), "有 3 人还不能认定", false),
                templates.componentsNotice(Tone.ACTION, text("春节假期：2月11日至2月17日"), null, false),
                templates.componentsCard("进度", figures(), badges()),
                templates.componentsCard(
                        "正在导入", templates.componentsProgress(page, running(), "正在读取名册"), null),
                form(page, errors, name),
                html("<div class=\"wg-card\">"),
                table(page),
                templates.componentsBulk(
                        templates.componentsButton("批量通过", "primary", "action", "approve", null),
                        "已选 2 人"),
                templates.componentsPager(page, new Pager(null, "/gallery?after=2")),
                html("</div>"),
                templates.componentsCard("申请人", facts(page), null),
                templates.componentsConfirm(
                        page, "撤回公示", "撤回后 1,986 人的公示期将重新计算。", "/gallery", "确认撤回", null, true),
                templates.componentsEmptyState("没有异议", "公示期内收到的异议会列在这里。", Icon.INBOX, null));
    }

    private Content form(Page page, FormErrors errors, String name) {
        return all(
                html("<form class=\"wg-card\" method=\"post\" action=\"/gallery\">"),
                templates.componentsCsrf(page),
                field(page, errors, "name", "姓名", name, "与身份证件一致"),
                templates.componentsSelect(
                        page,
                        errors,
                        "kind",
                        "人员类别",
                        List.of(new Choice("a", "企业职工"), new Choice("b", "快递从业人员")),
                        "",
                        null,
                        true,
                        "medium"),
                templates.componentsTextarea(
                        page, errors, "reason", "退回原因", "", 3, "申请人会看到这段话", false),
                templates.componentsChoices(
                        page,
                        errors,
                        "way",
                        "发放方式",
                        List.of(new Choice("card", "社会保障卡"), new Choice("bank", "其他银行账户")),
                        "card",
                        null),
                templates.componentsCheckbox(page, errors, "sure", "我已核对名单", "true", false),
                templates.componentsFileField(
                        page, errors, "file", "名册", ".xlsx,.csv", null, false, null),
                templates.componentsButton("保存", "primary", null, null, null),
                html("</form>"));
    }

    private Content field(
            Page page, FormErrors errors, String name, String label, String value, String hint) {
        return templates.componentsField(
                page, errors, name, label, value, "text", hint, true, null, null, "medium");
    }

    private Content figures() {
        return all(
                templates.componentsFigure("1,986", "符合条件", "/gallery", "人"),
                templates.componentsFigure("99.30万元", "拟发放", "/gallery", null));
    }

    private Content badges() {
        return all(
                templates.componentsBadge(Tone.NEUTRAL, "草稿"),
                templates.componentsBadge(Tone.INFO, "复核中"),
                templates.componentsBadge(Tone.GOOD, "符合"),
                templates.componentsBadge(Tone.WARNING, "待定"),
                templates.componentsBadge(Tone.BAD, "不符合"),
                templates.componentsBadge(Tone.ACTION, "春节专项"));
    }

    private Content table(Page page) {
        return templates.componentsTable(
                "待复核名单，按提交先后排列",
                html(
                        "<tr><th scope=\"col\">姓名</th><th scope=\"col\">证件号码</th>"
                                + "<th scope=\"col\">认定</th>"
                                + "<th scope=\"col\" class=\"wg-number\">金额</th></tr>"),
                all(row(page, "张试一", Tone.GOOD, "符合"), row(page, "欧阳试二", Tone.WARNING, "待定")),
                null);
    }

    private Content row(Page page, String name, Tone tone, String verdict) {
        return all(
                html("<tr><th scope=\"row\" data-label=\"姓名\">"),
                text(name),
                html("</th><td data-label=\"证件号码\">"),
                templates.componentsMaskedId(page, "1301**********0021", "0021", null),
                html("</td><td data-label=\"认定\">"),
                templates.componentsBadge(tone, verdict),
                html("</td><td class=\"wg-number\" data-label=\"金额\">"),
                text(page.money(50_000)),
                html("</td></tr>"));
    }

    private Content facts(Page page) {
        return templates.componentsDefinitionList(
                all(
                        templates.componentsDefinition("户籍所在地", text("河北省保定市")),
                        templates.componentsDefinition("常住地", text("未填")),
                        templates.componentsDefinition(
                                "证件号码",
                                templates.componentsMaskedId(
                                        page, "1301**********0021", "0021", "/gallery"))));
    }

    private static Content all(Content... parts) {
        return out -> List.of(parts).forEach(part -> part.writeTo(out));
    }

    private static Content html(String trusted) {
        return out -> out.writeContent(trusted);
    }

    private static Content text(@Nullable String text) {
        return out -> out.writeContent(String.valueOf(text));
    }
}
