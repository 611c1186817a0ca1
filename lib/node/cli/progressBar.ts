import { SingleBar } from "cli-progress";

/** Fewer draws than this are done before a bar could be read. */
const worthABar = 200_000;

/** A progress bar on standard error where that is a terminal and the run is long; else nothing. */
export function progressBar(total: number): { update(done: number): void; stop(): void } {
  if (!process.stderr.isTTY || total < worthABar) return { update() {}, stop() {} };
  const bar = new SingleBar({
    stream: process.stderr,
    format: "{bar} {percentage} % | {value} of {total} draws | {eta_formatted} left",
    clearOnComplete: true,
    hideCursor: false,
  });
  bar.start(total, 0);
  return { update: (done) => bar.update(done), stop: () => bar.stop() };
}
