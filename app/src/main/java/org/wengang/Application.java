package org.wengang;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server: every module of this package, started together. */
@SpringBootApplication
public class Application {}
