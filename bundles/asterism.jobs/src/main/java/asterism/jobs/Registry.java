package asterism.jobs;

import asterism.api.jobs.Job;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The jobs that are there. */
final class Registry {
    private final ConcurrentHashMap<String, Job> jobs = new ConcurrentHashMap<>();

    static String id(Map<String, Object> properties) {
        return String.valueOf(properties.get(Job.ID));
    }

    void add(String id, Job job) {
        jobs.put(id, job);
    }

    void remove(String id, Job job) {
        jobs.remove(id, job);
    }

    Optional<Job> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    boolean has(String id, Job job) {
        return jobs.get(id) == job;
    }

    /**
     * A job that must be there.
     *
     * @throws IllegalArgumentException names it and those that are
     */
    Job get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("No job " + id + ", there are " + ids()));
    }

    SortedSet<String> ids() {
        return new TreeSet<>(jobs.keySet());
    }
}
