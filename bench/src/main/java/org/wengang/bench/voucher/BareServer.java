package org.wengang.bench.voucher;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server below the application with nothing upon it: reads the JSON of a redemption and answers
 * with one, without rights, rules or a database. No program that speaks HTTP and JSON by this
 * server is faster, whatever it does in between.
 */
final class BareServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Tomcat tomcat = new Tomcat();

    private record Wanted(String code, long amountFen) {}

    private record Answered(UUID id, LocalDate day, Instant at, long amountFen, long leftFen) {}

    BareServer(Path folder) throws LifecycleException {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        var context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "redemptions", new Answering());
        context.addServletMappingDecoded("/api/v1/redemptions", "redemptions");
        tomcat.start();
    }

    private static final class Answering extends HttpServlet {

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var wanted = JSON.readValue(request.getInputStream(), Wanted.class);
            var answer =
                    JSON.writeValueAsBytes(
                            new Answered(
                                    UUID.fromString(request.getHeader("Idempotency-Key")),
                                    LocalDate.EPOCH,
                                    Instant.EPOCH,
                                    wanted.amountFen(),
                                    0));
            response.setContentType("application/json");
            response.setContentLength(answer.length);
            response.getOutputStream().write(answer);
        }
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
