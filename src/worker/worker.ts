import { answers } from "./answer.ts";
import type { Answered, Asked } from "./protocol.ts";

/** The engine in a thread of its own, so that the page never waits for it. */
const scope = globalThis as unknown as {
  onmessage: (event: { readonly data: Asked }) => Promise<void>;
  postMessage(message: Answered): void;
};

scope.onmessage = async ({ data: { id, question, ask } }) => {
  try {
    const answer = answers[question] as (
      asked: unknown,
      progress: (done: number, of: number) => void,
    ) => never;
    const get = await answer(ask, (done, of) => scope.postMessage({ id, kind: "progress", done, of }));
    scope.postMessage({ id, kind: "answer", get });
  } catch (error) {
    scope.postMessage({
      id,
      kind: "problem",
      message: error instanceof Error ? error.message : String(error),
    });
  }
};
