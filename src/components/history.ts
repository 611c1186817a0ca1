import type { PageState } from "../engine/page.js";

/** States of a page, one after the other, with undo and redo. */
export function stateHistory(first: PageState, onChange: (state: PageState) => void) {
  let past: PageState[] = [];
  let future: PageState[] = [];
  let now = first;
  /** A slider gives many states a second; undo goes back to where it was taken up. */
  let gesture: string | undefined;

  function show(state: PageState): void {
    now = state;
    onChange(state);
  }
  return {
    get state(): PageState {
      return now;
    },
    get canUndo(): boolean {
      return past.length > 0;
    },
    get canRedo(): boolean {
      return future.length > 0;
    },
    /** @param of changes under the same name, one after the other, are undone together */
    change(state: PageState, of?: string): void {
      if (of === undefined || of !== gesture) past.push(now);
      gesture = of;
      future = [];
      show(state);
    },
    undo(): void {
      const before = past.pop();
      if (before === undefined) return;
      future.push(now);
      gesture = undefined;
      show(before);
    },
    redo(): void {
      const after = future.pop();
      if (after === undefined) return;
      past.push(now);
      gesture = undefined;
      show(after);
    },
    reset(state: PageState): void {
      past = [];
      future = [];
      gesture = undefined;
      show(state);
    },
  };
}

export type StateHistory = ReturnType<typeof stateHistory>;
