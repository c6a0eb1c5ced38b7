package org.wengang.web.description;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives the description out. */
@RestController
final class OpenApiController {

    private final String text = OpenApi.text();

    @GetMapping("/api/v1/openapi.yaml")
    ResponseEntity<String> show() {
        return ResponseEntity.ok()
                .header("Content-Type", "application/yaml; charset=utf-8")
                .body(text);
    }
}
