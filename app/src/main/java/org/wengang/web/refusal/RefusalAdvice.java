package org.wengang.web.refusal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.wengang.kernel.Refused;

/** What a controller threw, told to the user. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class RefusalAdvice {

    private final Troubles troubles;

    RefusalAdvice(Troubles troubles) {
        this.troubles = troubles;
    }

    @ExceptionHandler
    Object refused(Refused refused, HttpServletRequest request) {
        return troubles.answer(request, refused);
    }

    @ExceptionHandler
    Object tooLarge(MaxUploadSizeExceededException tooLarge, HttpServletRequest request) {
        return troubles.answer(request, Fault.TOO_LARGE);
    }

    /** A path or a query that means nothing, such as an id that is none: there is no such page. */
    @ExceptionHandler
    Object mistyped(TypeMismatchException mistyped, HttpServletRequest request) {
        return troubles.answer(request, Fault.NOT_FOUND);
    }

    /** A query with a half percent sign, bytes that are no UTF-8, a form that is too large. */
    @ExceptionHandler
    Object garbled(InvalidParameterException garbled, HttpServletRequest request) {
        return troubles.answer(request, Fault.ofStatus(garbled.getErrorCode()));
    }

    /** A body that is not the JSON it should be. */
    @ExceptionHandler
    Object unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        return troubles.answer(request, Fault.ofStatus(HttpServletResponse.SC_BAD_REQUEST));
    }

    /** Spring Security answers these itself. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void denied(Exception denied) throws Exception {
        throw denied;
    }

    /** The browser hung up; nobody is left to be told. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {}

    @ExceptionHandler
    @Nullable Object anythingElse(
            Exception exception, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (exception instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            int status = known.getStatusCode().value();
            response.reset();
            known.getHeaders().forEach((name, values) -> response.addHeader(name, values.get(0)));
            return troubles.answer(request, Fault.ofStatus(status), status, null);
        }
        var reference = BugLog.write(request.getMethod(), request.getRequestURI(), exception);
        if (response.isCommitted()) {
            throw exception;
        }
        response.reset();
        return troubles.broken(request, reference);
    }
}
