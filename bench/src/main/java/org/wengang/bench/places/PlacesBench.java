package org.wengang.bench.places;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import org.wengang.organisation.Divisions;
import org.wengang.organisation.Gazetteer;
import org.wengang.organisation.Place;

/**
 * How long the list of places takes to read, how much memory it holds, and how fast it answers:
 * {@code PlacesBench TIMES}. Asks for beginnings of random names and paths of every level, from one
 * character on, and for whole paths.
 */
public final class PlacesBench {

    private static final LocalDate DAY = LocalDate.of(2021, 2, 5);
    private static final int SHOWN = 10;

    private PlacesBench() {}

    public static void main(String[] arguments) {
        int times = Integer.parseInt(arguments[0]);
        long nothing = held();
        long start = cpu();
        var divisions = Divisions.load();
        long counties = cpu() - start;
        long before = held();
        start = cpu();
        var gazetteer = divisions.gazetteer();
        gazetteer.suggest("鹿泉", 1);
        long villages = cpu() - start;
        System.out.printf(
                Locale.ROOT,
                "counties: read in %.0f ms, %.1f MB; towns and villages: in %.0f ms, %.1f MB%n",
                counties / 1e6,
                (before - nothing) / 1e6,
                villages / 1e6,
                (held() - before) / 1e6);
        var random = new Random(20210205);
        var places = places(gazetteer, times, random);
        var names = new ArrayList<String>();
        var paths = new ArrayList<String>();
        for (var place : places) {
            names.add(beginning(place.name(), random));
            paths.add(beginning(place.path(), random));
        }
        measure(
                "one character",
                names.stream().map(name -> name.substring(0, 1)).toList(),
                text -> gazetteer.suggest(text, SHOWN));
        measure("beginning of a name", names, text -> gazetteer.suggest(text, SHOWN));
        measure("beginning of a path", paths, text -> gazetteer.suggest(text, SHOWN));
        measure(
                "whole path looked up",
                places.stream().map(Place::path).toList(),
                text -> gazetteer.find(text, DAY));
        measure(
                "name alone looked up",
                places.stream().map(Place::name).toList(),
                text -> gazetteer.find(text, DAY));
        measure(
                "former county's path",
                List.of("陕西省安康市旬阳县铜钱关镇", "河北省石家庄市鹿泉市"),
                text -> gazetteer.find(text, DAY));
    }

    /** As many of each level, by walking down at random. */
    private static List<Place> places(Gazetteer gazetteer, int times, Random random) {
        var places = new ArrayList<Place>();
        while (places.size() < times) {
            var children = gazetteer.children(null);
            while (!children.isEmpty() && places.size() < times) {
                var place = children.get(random.nextInt(children.size()));
                if (place.kind() != Place.Kind.FILLER) {
                    places.add(place);
                }
                children = gazetteer.children(place.code());
            }
        }
        return places;
    }

    private static String beginning(String text, Random random) {
        return text.substring(
                0,
                text.offsetByCodePoints(
                        0, 1 + random.nextInt(text.codePointCount(0, text.length()))));
    }

    private static void measure(String what, List<String> texts, Consumer<String> work) {
        for (int round = 0; round < 2; round++) {
            texts.forEach(work);
        }
        var micros = new double[texts.size()];
        for (int i = 0; i < micros.length; i++) {
            long start = cpu();
            work.accept(texts.get(i));
            micros[i] = (cpu() - start) / 1e3;
        }
        Arrays.sort(micros);
        System.out.printf(
                Locale.ROOT,
                "%-22s %6d times: median %7.1f µs, p99 %7.1f µs, slowest %7.1f µs%n",
                what,
                micros.length,
                micros[micros.length / 2],
                micros[(int) (micros.length * 0.99)],
                micros[micros.length - 1]);
    }

    /** Time this thread had a core, in nanoseconds: the cores are shared with others. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long held() {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
