/** Status of a call that was ended with Ctrl-C, as shells have it: 128 and the number of the signal. */
export const interruptedStatus = 130;

/** Ctrl-C was pressed; the message says what is left. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

/** Carries out work that Ctrl-C stops in good order; a second one ends the process at once. */
export async function interruptible<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const interrupt = () => controller.abort(new Interrupted("interrupted; nothing was written"));
  process.once("SIGINT", interrupt);
  try {
    return await work(controller.signal);
  } finally {
    process.off("SIGINT", interrupt);
  }
}
