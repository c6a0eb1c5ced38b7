package org.wengang.entitlement.bankfile;

import java.io.IOException;
import java.util.Optional;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Answer;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;

/** Whether a file somebody has is the one that was given out. */
@Controller
@RequestMapping("/payments/verification")
final class VerificationController {

    private final PaymentFiles files;
    private final Templates templates;

    VerificationController(PaymentFiles files, Templates templates) {
        this.files = files;
        this.templates = templates;
    }

    @GetMapping
    Answer create(@AuthenticationPrincipal Officer officer, Page page) {
        officer.require(Role.FINANCE);
        return Answer.page(
                templates.entitlementVerification(
                        page, files.publicKey(), null, FormErrors.none()));
    }

    @PostMapping
    Answer verify(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal Officer officer,
            Page page)
            throws IOException {
        officer.require(Role.FINANCE);
        if (file == null || file.isEmpty()) {
            var errors = FormErrors.none().add("file", "entitlement.account.file.missing");
            return Answer.invalid(
                    templates.entitlementVerification(page, files.publicKey(), null, errors));
        }
        var name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        var verified = files.verify(file.getBytes(), name);
        return Answer.page(
                templates.entitlementVerification(
                        page, files.publicKey(), verified, FormErrors.none()));
    }
}
