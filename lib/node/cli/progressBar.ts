import { roundSignificant } from "../../wording/rounding.ts";
import { grouped } from "./text.ts";

/** Fewer draws than this are done before a bar could be read. */
const worthABar = 200_000;

export interface DrawsBar {
  update(done: number): void;
  /** Begins anew, with another number of draws to do. */
  restart(total: number): void;
  stop(): void;
}

/** A progress bar on standard error where that is a terminal and the run is long; else nothing. */
export async function progressBar(total: number, doneBefore = 0): Promise<DrawsBar> {
  if (!process.stderr.isTTY || total < worthABar) return { update() {}, restart() {}, stop() {} };
  const { SingleBar } = await import("cli-progress");
  const bar = new SingleBar({
    stream: process.stderr,
    format: "{bar} {percentage} % | {value} of {total} draws | {rate} a second | {eta_formatted} left",
    clearOnComplete: true,
    hideCursor: false,
  });
  bar.start(total, doneBefore, { rate: "?" });
  let start = performance.now();
  let before = doneBefore;
  return {
    update(done) {
      const rate = (1000 * (done - before)) / (performance.now() - start);
      bar.update(done, { rate: grouped(roundSignificant(rate, 3)) });
    },
    restart(newTotal) {
      bar.start(newTotal, 0, { rate: "?" });
      start = performance.now();
      before = 0;
    },
    stop: () => bar.stop(),
  };
}

/**
 * Does work that tells the share of it that is done, with a progress bar over its named steps on standard error where
 * that is a terminal. The bar goes away however the work ends: one that stayed would keep the process alive.
 */
export async function withShareBar<Result>(
  work: (update: (share: number, step: string) => void) => Result,
): Promise<Result> {
  if (!process.stderr.isTTY) return work(() => {});
  const { SingleBar } = await import("cli-progress");
  const bar = new SingleBar({
    stream: process.stderr,
    format: "{bar} {percentage} % | {step}",
    clearOnComplete: true,
    hideCursor: false,
  });
  bar.start(1, 0, { step: "" });
  try {
    return work((share, step) => bar.update(share, { step }));
  } finally {
    bar.stop();
  }
}
