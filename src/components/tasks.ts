import { type Engine, Overtaken } from "./engine.js";
import { notice } from "./notice.js";

type OnProgress = (done: number, of: number) => void;

/** What takes time on a page: said in one line, with progress and a way to stop it. */
export function tasks(
  engine: Engine,
  {
    text,
    share,
    cancel,
  }: {
    readonly text: HTMLElement;
    readonly share: HTMLProgressElement;
    readonly cancel: HTMLButtonElement;
  },
) {
  const running = new Map<symbol, string>();
  /** The latest task of each place, which alone may say that the place is ready. */
  const latest = new Map<HTMLElement, symbol>();
  let problem: string | undefined;

  function show(): void {
    const [first] = running.values();
    for (const element of [share, cancel]) element.hidden = first === undefined;
    if (first !== undefined) text.textContent = `Working out ${first} …`;
  }

  cancel.addEventListener("click", () => {
    running.clear();
    engine.cancel();
    show();
    text.textContent = "Cancelled: what was not finished still shows what it showed before.";
  });

  return {
    /** Why the last task failed; undefined where it did not. */
    get problem() {
      return problem;
    },
    /**
     * Waits for an answer while the places that it is for are marked as busy.
     *
     * @returns undefined where a later request has overtaken it, or it was cancelled, or failed, which is said
     */
    async run<Get>(
      name: string,
      places: readonly HTMLElement[],
      ask: (onProgress: OnProgress) => Promise<Get>,
    ): Promise<Get | undefined> {
      const task = Symbol(name);
      running.set(task, name);
      for (const place of places) {
        latest.set(place, task);
        place.setAttribute("aria-busy", "true");
      }
      show();
      problem = undefined;
      try {
        const get = await ask((done, of) => {
          share.value = done / of;
          text.textContent = `Working out ${name} …`;
        });
        if (running.size <= 1) text.textContent = "Done.";
        return get;
      } catch (error) {
        if (!(error instanceof Overtaken)) {
          problem = (error as Error).message;
          notice(problem);
          text.textContent = "";
        }
        return undefined;
      } finally {
        running.delete(task);
        for (const place of places) if (latest.get(place) === task) place.removeAttribute("aria-busy");
        show();
      }
    },
  };
}
