package org.wengang.bench.money;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One of many who do something at random, again and again. */
interface Client {

    /** For what somebody sends twice at once. */
    ExecutorService MORE = Executors.newVirtualThreadPerTaskExecutor();

    /** Does one thing and returns when it was answered. */
    void act();
}
