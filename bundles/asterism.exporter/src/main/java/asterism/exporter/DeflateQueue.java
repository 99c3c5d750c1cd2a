package asterism.exporter;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Deflates blocks on an executor and hands them on in their order.
 *
 * <p>The thread that fills the blocks deflates too when no block is free, and waits only for blocks that another thread
 * is at work on: it gets on even when the executor never runs a task. All methods belong to that thread.
 */
final class DeflateQueue implements Closeable {
    /** Takes the deflated blocks, in their order. */
    interface Target {
        void write(byte[] bytes, int length) throws IOException;
    }

    private final Executor executor;
    private final int limit;
    private final Supplier<Deflater> deflaters;
    private final Target target;
    private final List<DeflateBlock> blocks = new ArrayList<>();
    private final Queue<DeflateBlock> free = new ArrayDeque<>();
    private final Queue<Work> inOrder = new ArrayDeque<>();

    private final Object lock = new Object();
    // Guarded by lock, as the fields of Work.
    private final Queue<Work> pending = new ArrayDeque<>();
    private int running;

    /** A block on its way. */
    private static final class Work {
        final DeflateBlock block;
        boolean done;

        @Nullable
        Throwable failure;

        Work(DeflateBlock block) {
            this.block = block;
        }
    }

    /**
     * Creates one.
     *
     * @param executor  runs tasks when it has threads for them
     * @param limit     blocks at a time, at least 1
     * @param deflaters makes deflaters without a header
     * @param target    takes what comes out
     */
    DeflateQueue(Executor executor, int limit, Supplier<Deflater> deflaters, Target target) {
        this.executor = executor;
        this.limit = limit;
        this.deflaters = deflaters;
        this.target = target;
    }

    /** A block to fill. */
    DeflateBlock take() throws IOException {
        writeDone();
        if (free.isEmpty() && blocks.size() < limit) {
            DeflateBlock block = new DeflateBlock(deflaters.get());
            blocks.add(block);
            return block;
        }
        while (free.isEmpty()) {
            advance();
        }
        return free.remove();
    }

    /** Queues a block that is filled. */
    void submit(DeflateBlock block) {
        Work work = new Work(block);
        inOrder.add(work);
        synchronized (lock) {
            pending.add(work);
        }
        try {
            // A task takes whatever is pending by then, maybe nothing: it never holds on to a block.
            executor.execute(this::deflateOne);
        } catch (RejectedExecutionException e) {
            // Nobody helps: then this thread does it when it needs the block.
        }
    }

    /** Waits until all blocks that were queued are handed on. */
    void drain() throws IOException {
        writeDone();
        while (!inOrder.isEmpty()) {
            advance();
        }
    }

    private void advance() throws IOException {
        if (!deflateOne()) {
            awaitFirst();
        }
        writeDone();
    }

    private void writeDone() throws IOException {
        for (Work work = inOrder.peek(); work != null && isDone(work); work = inOrder.peek()) {
            target.write(work.block.deflated(), work.block.deflatedLength());
            inOrder.remove();
            free.add(work.block);
        }
    }

    private boolean isDone(Work work) throws IOException {
        synchronized (lock) {
            if (work.failure != null) {
                throw new IOException("Deflating failed", work.failure);
            }
            return work.done;
        }
    }

    private void awaitFirst() throws IOException {
        Work first = inOrder.element();
        synchronized (lock) {
            while (!first.done) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("Interrupted while deflating");
                }
            }
        }
    }

    private boolean deflateOne() {
        Work work;
        synchronized (lock) {
            work = pending.poll();
            if (work == null) {
                return false;
            }
            running++;
        }
        Throwable failure = null;
        try {
            work.block.deflate();
        } catch (Throwable e) {
            // The filling thread throws it on.
            failure = e;
        }
        synchronized (lock) {
            work.failure = failure;
            work.done = true;
            running--;
            lock.notifyAll();
        }
        return true;
    }

    /** Drops what is pending, waits for what is at work, and gives back native memory. */
    @Override
    public void close() {
        boolean interrupted = false;
        synchronized (lock) {
            pending.clear();
            while (running > 0) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    // A block takes milliseconds, and its deflater must not be taken from under it.
                    interrupted = true;
                }
            }
        }
        blocks.forEach(DeflateBlock::end);
        blocks.clear();
        free.clear();
        inOrder.clear();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
