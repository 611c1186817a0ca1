import { roundSignificant } from "../../wording/rounding.ts";
import { grouped } from "./text.ts";

/** Fewer draws than this are done before a bar could be read. */
const worthABar = 200_000;

/** A progress bar on standard error where that is a terminal and the run is long; else nothing. */
export async function progressBar(
  total: number,
  doneBefore = 0,
): Promise<{ update(done: number): void; stop(): void }> {
  if (!process.stderr.isTTY || total < worthABar) return { update() {}, stop() {} };
  const { SingleBar } = await import("cli-progress");
  const bar = new SingleBar({
    stream: process.stderr,
    format: "{bar} {percentage} % | {value} of {total} draws | {rate} a second | {eta_formatted} left",
    clearOnComplete: true,
    hideCursor: false,
  });
  bar.start(total, doneBefore, { rate: "?" });
  const start = performance.now();
  return {
    update(done) {
      const rate = (1000 * (done - doneBefore)) / (performance.now() - start);
      bar.update(done, { rate: grouped(roundSignificant(rate, 3)) });
    },
    stop: () => bar.stop(),
  };
}

/** A progress bar over named steps on standard error where that is a terminal; else nothing. */
export async function shareBar(): Promise<{ update(share: number, step: string): void; stop(): void }> {
  if (!process.stderr.isTTY) return { update() {}, stop() {} };
  const { SingleBar } = await import("cli-progress");
  const bar = new SingleBar({
    stream: process.stderr,
    format: "{bar} {percentage} % | {step}",
    clearOnComplete: true,
    hideCursor: false,
  });
  bar.start(1, 0, { step: "" });
  return { update: (share, step) => bar.update(share, { step }), stop: () => bar.stop() };
}
