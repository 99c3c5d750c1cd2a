package asterism.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The plan of one day in one shop. What is planned for the same second happens in the order it was planned. */
final class Day {
    private final int index;
    private final List<Event> events = new ArrayList<>(320);

    Day(int index) {
        this.index = index;
    }

    /** The day of the history, from 0. */
    int index() {
        return index;
    }

    /** The time of a second of this day. */
    long time(int second) {
        return (long) index * Timeline.DAY + second;
    }

    void at(int second, Runnable action) {
        events.add(new Event(second, action));
    }

    void happen() {
        events.sort(Comparator.comparingInt(Event::second));
        for (Event event : events) {
            event.action().run();
        }
    }

    private record Event(int second, Runnable action) {}
}
