package org.wengang.web.answer;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import jte.StaticTemplates;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;
import org.wengang.web.NavigationEntry;
import org.wengang.web.Page;
import org.wengang.web.Texts;

/** Templates, texts and files for the pages, and how controllers get and give them. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private final RequestPages pages;

    WebConfiguration(RequestPages pages) {
        this.pages = pages;
    }

    @Bean
    static Templates templates() {
        return new StaticTemplates();
    }

    @Bean
    static Texts texts() {
        return Texts.load();
    }

    @Bean
    static Page.Site site(
            Texts texts,
            ObjectProvider<NavigationEntry> navigation,
            @Value("${wengang.today:#{null}}") @Nullable LocalDate today) {
        var entries =
                navigation.stream()
                        .sorted(Comparator.comparingInt(NavigationEntry::order))
                        .toList();
        return new Page.Site(texts, entries, Assets.versioned(), today);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PageArgument(pages));
    }

    @Override
    public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        handlers.add(new AnswerValue());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new UnstorableText());
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    }
}
