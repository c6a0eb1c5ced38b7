package org.wengang.registry.ledger.page;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of the interface for programs; a test holds it against the code. */
@RestController
final class OpenApiController {

    @GetMapping("/api/v1/openapi.yaml")
    ResponseEntity<Resource> show() {
        return ResponseEntity.ok()
                .header("Content-Type", "application/yaml; charset=utf-8")
                .body(new ClassPathResource("openapi.yaml"));
    }
}
