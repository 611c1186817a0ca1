import type { ComparisonFigures } from "../../lib/publish/figures/comparisonFigures.ts";
import {
  baseComparison,
  baseState,
  type ComparisonState,
  readCompared,
  readComparison,
  writeCompared,
  writeComparison,
} from "../engine/page.js";
import { carryState, stateInAddress } from "./address.js";
import { changesIn } from "./changesIn.js";
import { comparison } from "./comparison.js";
import { copyText } from "./copyText.js";
import { offerDownloads } from "./download.js";
import { engine, Overtaken } from "./engine.js";
import { clearNotice, notice } from "./notice.js";
import { editionShown, onEditionChange, replaceSections } from "./redraw.js";
import { offerSorting } from "./sortableTable.js";

/** Brings the page of comparisons to life: two scenarios, as the address names them. */
export async function mountCompare(): Promise<void> {
  offerDownloads(document);
  offerSorting(document);
  const holder = document.getElementById("comparison")!;
  const control = <Kind extends HTMLElement>(id: string) => document.getElementById(id) as Kind;
  const selects = {
    first: control<HTMLSelectElement>("first"),
    second: control<HTMLSelectElement>("second"),
    outcome: control<HTMLSelectElement>("outcome"),
  };
  const progress = control("progress");
  const cancel = control<HTMLButtonElement>("cancel");
  const swap = control<HTMLButtonElement>("swap");
  const found = stateInAddress();
  let { state } = found;
  let { problem } = found;
  let asked: ComparisonState = baseComparison;
  let shown: { readonly figures: ComparisonFigures; readonly of: ComparisonState } | undefined;
  try {
    asked = readComparison(problem === undefined ? location.search : "");
  } catch (error) {
    problem = (error as Error).message;
  }
  if (problem !== undefined) notice(`${problem} The page shows the base scenario.`);
  carryState(state);

  function showControls(): void {
    const own = selects.second.querySelector<HTMLOptionElement>("option[value=own]")!;
    const count = changesIn(state);
    own.disabled = count === 0;
    own.textContent =
      count === 0
        ? "With your changes (none yet)"
        : `With your ${count === 1 ? "change" : `${count} changes`}`;
    selects.first.value = asked.first;
    selects.second.value = writeCompared(asked.second);
    selects.outcome.value = asked.outcome;
    swap.disabled = asked.second.kind !== "scenario";
  }

  function draw(): void {
    if (shown === undefined) return;
    const { figures, of } = shown;
    const as = {
      without: of.second.kind === "without" ? of.second.place : undefined,
      own: of.second.kind === "own",
    };
    replaceSections(holder, comparison(figures, as, { document, editions: [editionShown()] }));
    holder.querySelector(".tick")!.textContent = "✓ Made in your browser just now.";
  }

  async function show(next: ComparisonState): Promise<void> {
    asked = next;
    showControls();
    history.replaceState(null, "", `${location.pathname}${writeComparison(state, asked)}${location.hash}`);
    cancel.hidden = false;
    progress.textContent = "Calculating …";
    try {
      const figures = await engine.ask(
        "compare",
        { state, comparison: asked },
        {
          onProgress: (done, of) => {
            progress.textContent = `Run ${done} of ${of}`;
          },
        },
      );
      clearNotice();
      shown = { figures, of: next };
      draw();
    } catch (error) {
      if (error instanceof Overtaken) return;
      notice((error as Error).message);
    }
    cancel.hidden = true;
    progress.textContent = "";
  }

  function change(changes: Partial<ComparisonState>): void {
    void show({ ...asked, ...changes });
  }
  selects.first.addEventListener("change", () => change({ first: selects.first.value }));
  selects.second.addEventListener("change", () => change({ second: readCompared(selects.second.value) }));
  selects.outcome.addEventListener("change", () => change({ outcome: selects.outcome.value }));
  swap.addEventListener("click", () => {
    if (asked.second.kind !== "scenario") return;
    change({ first: asked.second.id, second: { kind: "scenario", id: asked.first } });
  });
  cancel.addEventListener("click", () => {
    engine.cancel();
    cancel.hidden = true;
    progress.textContent = "Cancelled";
    selects.first.focus();
    if (shown !== undefined) {
      asked = shown.of;
      showControls();
    }
  });
  control("copy").addEventListener("click", () => {
    const { origin, pathname } = location;
    void copyText(control("copy"), `${origin}${pathname}${writeComparison(state, asked)}`, "Link copied");
  });
  onEditionChange(draw);
  showControls();
  for (const field of [...Object.values(selects), control<HTMLButtonElement>("copy")]) field.disabled = false;

  const isAsBuilt = writeComparison(state, asked) === writeComparison(baseState, baseComparison);
  if (isAsBuilt || problem !== undefined) return;
  try {
    await show(asked);
  } catch (error) {
    notice((error as Error).message);
  }
  if (shown === undefined) {
    state = baseState;
    asked = baseComparison;
    carryState(state);
    showControls();
  }
}
