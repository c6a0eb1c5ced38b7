package org.wengang.statistics.censuses;

import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wengang.security.Officer;

/** The headcounts of published censuses (I-15), for other systems; numbers alone. */
@RestController
final class CensusApiController {

    private final CensusBulletins bulletins;

    CensusApiController(CensusBulletins bulletins) {
        this.bulletins = bulletins;
    }

    @GetMapping("/api/v1/bulletins/censuses")
    List<CensusFigures> list(
            @RequestParam(defaultValue = "") String scope,
            @AuthenticationPrincipal Officer officer) {
        return bulletins.newest(officer, scope);
    }
}
