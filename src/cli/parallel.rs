//! The same work on many things, several at a time, with the results in the order of the things.
//!
//! In: things, and what to do with one. Out: the results one by one, in order, whatever the number of threads. A few
//! wait at a time and no more, so that memory does not grow with the number of things.

use std::collections::VecDeque;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, Builder, Scope, ScopedJoinHandle};
use std::time::Duration;

/// More threads than this gain little, and each needs memory.
const MAX_THREADS: usize = 8;
/// How many items a thread may be ahead of the first that is not finished.
const AHEAD: usize = 3;
/// As deep as the stack of the first thread is on most systems.
const STACK: usize = 8 * 1024 * 1024;
/// How long to wait for a result before looking at the clock again.
const PROGRESS_INTERVAL: Duration = Duration::from_millis(100);

/// As many threads as suit this machine, or what the system leaves us of it.
pub fn threads() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get).min(MAX_THREADS)
}

/// Does `work` with each of `items` on so many threads, and `take`s each result in the order of the items. In between it calls
/// `wait`, several times a second.
pub fn in_order<T: Send, R: Send>(
    items: impl ExactSizeIterator<Item = T>,
    threads: usize,
    work: impl Fn(T) -> R + Sync,
    take: impl FnMut(R),
    wait: impl FnMut(),
) {
    let threads = threads.min(items.len());
    let (jobs, queue) = channel::<Job<T, R>>();
    let queue = Mutex::new(queue);
    thread::scope(|scope| {
        let workers = if threads > 1 { workers(threads, &queue, &work, scope) } else { Vec::new() };
        // One thread is this one; so it is where the system gives no others.
        if workers.is_empty() {
            items.map(&work).for_each(take);
            return;
        }
        hand_out(items, workers.len() * AHEAD, &jobs, take, wait);
        // The threads end when nothing more can come.
        drop(jobs);
        for worker in workers {
            if let Err(panic) = worker.join() {
                resume_unwind(panic);
            }
        }
    });
}

/// A thing, and where its result goes.
type Job<T, R> = (T, Sender<R>);

fn workers<'scope, T: Send, R: Send>(
    count: usize,
    queue: &'scope Mutex<Receiver<Job<T, R>>>,
    work: &'scope (impl Fn(T) -> R + Sync),
    scope: &'scope Scope<'scope, '_>,
) -> Vec<ScopedJoinHandle<'scope, ()>> {
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
    let worker = move || {
        while let Ok((item, result)) = next() {
            // Nobody takes a result any more when another thread has failed.
            let _ = result.send(work(item));
        }
    };
    let start = |_| Builder::new().stack_size(STACK).spawn_scoped(scope, worker).ok();
    (0..count).filter_map(start).collect()
}

/// Hands out jobs, so many at a time, until the last result was taken or a thread has failed.
fn hand_out<T, R>(
    mut items: impl Iterator<Item = T>,
    most: usize,
    jobs: &Sender<Job<T, R>>,
    mut take: impl FnMut(R),
    mut wait: impl FnMut(),
) {
    let mut begun = VecDeque::new();
    loop {
        while begun.len() < most
            && let Some(item) = items.next()
        {
            let (sender, result) = channel();
            if jobs.send((item, sender)).is_ok() {
                begun.push_back(result);
            }
        }
        let Some(first) = begun.front() else { return };
        match first.recv_timeout(PROGRESS_INTERVAL) {
            Ok(result) => {
                begun.pop_front();
                take(result);
            }
            Err(RecvTimeoutError::Timeout) => wait(),
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn squares(count: usize, threads: usize) -> Vec<usize> {
        let mut taken = Vec::new();
        let work = |number: usize| {
            // The first of each few is the slowest.
            thread::sleep(Duration::from_millis(if number.is_multiple_of(5) { 4 } else { 0 }));
            number * number
        };
        in_order(0..count, threads, work, |result| taken.push(result), || {});
        taken
    }

    #[test]
    fn results_come_in_order_however_many_threads_there_are() {
        for threads in [0, 1, 2, 3, 8, 100] {
            for count in [0, 1, 2, 50] {
                assert_eq!(squares(count, threads), (0..count).map(|number| number * number).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn few_results_wait_at_a_time() {
        let (made, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let waiting = AtomicUsize::new(0);
        let work = |_| {
            let now = made.fetch_add(1, Ordering::SeqCst) + 1 - taken.load(Ordering::SeqCst);
            waiting.fetch_max(now, Ordering::SeqCst);
        };
        let take = |()| {
            thread::sleep(Duration::from_millis(1));
            taken.fetch_add(1, Ordering::SeqCst);
        };
        in_order(0..100, 2, work, take, || {});
        assert!(waiting.load(Ordering::SeqCst) <= 2 * AHEAD + 1, "{waiting:?}");
        assert_eq!(taken.load(Ordering::SeqCst), 100);
    }

    #[test]
    fn a_failure_of_one_thread_ends_all_and_is_handed_on() {
        let mut taken = 0;
        let work = |number: usize| assert!(number != 7, "seven");
        let run = || in_order(0..1000, 3, work, |()| taken += 1, || {});
        let panic = catch_unwind(AssertUnwindSafe(run)).unwrap_err();
        assert_eq!(panic.downcast_ref::<&str>(), Some(&"seven"));
        assert!(taken <= 7);
    }
}
