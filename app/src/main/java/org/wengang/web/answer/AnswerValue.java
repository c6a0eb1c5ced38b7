package org.wengang.web.answer;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.wengang.web.Answer;
import org.wengang.web.Download;

/**
 * Writes the template or the {@link Answer} a controller returned. A page is rendered whole before
 * its first byte is sent, so a fault in the middle never leaves half a page.
 */
final class AnswerValue implements HandlerMethodReturnValueHandler {

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        var type = returnType.getParameterType();
        return JteModel.class.isAssignableFrom(type) || Answer.class.isAssignableFrom(type);
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value,
            MethodParameter returnType,
            ModelAndViewContainer container,
            NativeWebRequest webRequest)
            throws IOException {
        container.setRequestHandled(true);
        var request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        var response =
                Objects.requireNonNull(webRequest.getNativeResponse(HttpServletResponse.class));
        var answer =
                value instanceof JteModel page
                        ? Answer.page(page)
                        : (Answer) Objects.requireNonNull(value);
        switch (answer) {
            case Answer.Shown shown -> show(shown, response);
            case Answer.Redirect redirect -> redirect(redirect, request, response);
            case Download download -> send(download, response);
        }
    }

    private static void show(Answer.Shown shown, HttpServletResponse response) throws IOException {
        var page = new Utf8ByteOutput();
        shown.page().render(page);
        response.setStatus(shown.status());
        response.setContentType("text/html;charset=UTF-8");
        // one address answers with the page or, asked by htmx, with a fragment of it
        response.addHeader(HttpHeaders.VARY, "HX-Request");
        response.setContentLength(page.getContentLength());
        page.writeTo(response.getOutputStream());
    }

    private static void redirect(
            Answer.Redirect redirect, HttpServletRequest request, HttpServletResponse response) {
        if (redirect.flash() != null) {
            RequestContextUtils.getOutputFlashMap(request)
                    .put(RequestPages.FLASH, redirect.flash());
            RequestContextUtils.saveOutputFlashMap(redirect.path(), request, response);
        }
        if (RequestPages.isHtmx(request)) {
            response.setHeader("HX-Redirect", redirect.path());
        } else {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, redirect.path());
        }
    }

    private static void send(Download download, HttpServletResponse response) throws IOException {
        response.setContentType(download.contentType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, download.contentDisposition());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        download.body().writeTo(response.getOutputStream());
        response.flushBuffer();
    }
}
