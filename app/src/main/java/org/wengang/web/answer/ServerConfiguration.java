package org.wengang.web.answer;

import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.servlet.MultipartConfigFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Compression;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** What the HTTP server does for every page: compresses it, and takes files up to 300 MB. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    private static final DataSize LARGEST_FILE = DataSize.ofMegabytes(300);

    /** Room for the other fields of the form beside the file. */
    private static final DataSize LARGEST_FORM = DataSize.ofMegabytes(301);

    /** A refused upload is still read to its end up to here, else the browser shows no answer. */
    private static final DataSize SWALLOWED = DataSize.ofMegabytes(500);

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> server() {
        return server -> {
            var compression = new Compression();
            compression.setEnabled(true);
            compression.setAdditionalMimeTypes(
                    new String[] {"image/svg+xml", "application/problem+json"});
            server.setCompression(compression);
            server.addConnectorCustomizers(connector ->
                    connector.setProperty("maxSwallowSize", String.valueOf(SWALLOWED.toBytes())));
        };
    }

    /** Nobody is shown measurements of each filter of each request: they are not taken. */
    @Bean
    static ObservationRegistry observations() {
        return ObservationRegistry.NOOP;
    }

    @Bean
    static MultipartConfigElement multipart() {
        var multipart = new MultipartConfigFactory();
        multipart.setMaxFileSize(LARGEST_FILE);
        multipart.setMaxRequestSize(LARGEST_FORM);
        return multipart.createMultipartConfig();
    }
}
