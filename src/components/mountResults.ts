import type { ResultFigures } from "../../lib/publish/figures/resultFigures.ts";
import { baseState, isBaseState, roundSignificant } from "../engine/page.js";
import { carryState, stateInAddress } from "./address.js";
import { offerDownloads } from "./download.js";
import { engine, Overtaken } from "./engine.js";
import { notice } from "./notice.js";
import { editionShown, onEditionChange, replaceSections } from "./redraw.js";
import { exceedance, results } from "./results.js";
import { offerSorting } from "./sortableTable.js";

/** Brings the page of results to life. */
export async function mountResults(): Promise<void> {
  offerDownloads(document);
  offerSorting(document);
  const holder = document.getElementById("results")!;
  const outcome = document.getElementById("outcome") as HTMLSelectElement;
  const threshold = document.getElementById("threshold") as HTMLInputElement;
  const amount = document.getElementById("threshold-amount") as HTMLInputElement;
  let { state, problem } = stateInAddress();
  let figures: ResultFigures | undefined;
  if (problem !== undefined) notice(`${problem} The page shows the base scenario.`);
  carryState(state);

  async function show(): Promise<void> {
    try {
      figures = await engine.ask("results", { state, outcome: outcome.value });
    } catch (error) {
      if (error instanceof Overtaken) return;
      notice(`${(error as Error).message} The page shows the base scenario.`);
      state = baseState;
      carryState(state);
      figures = await engine.ask("results", { state, outcome: outcome.value });
    }
    const most = roundSignificant(figures.quantiles.at(-1)! / 1e6, 2);
    for (const field of [threshold, amount]) {
      field.max = String(most);
      field.disabled = false;
    }
    draw();
    holder.querySelector(".tick")!.textContent = "✓ Made in your browser just now.";
  }

  function draw(): void {
    if (figures !== undefined)
      replaceSections(holder, results(figures, thresholdNow(), { document, editions: [editionShown()] }));
  }

  function thresholdNow(): number {
    return threshold.valueAsNumber * 1e6;
  }

  function showThreshold(): void {
    if (figures === undefined) return;
    const fresh = exceedance(figures, thresholdNow(), { document, editions: [editionShown()] });
    const old = document.getElementById("exceedance")!;
    fresh.querySelector("details")!.open = old.querySelector("details")!.open;
    old.replaceWith(fresh);
  }

  onEditionChange(() => {
    const tick = holder.querySelector(".tick")!.textContent;
    draw();
    holder.querySelector(".tick")!.textContent = tick;
  });
  outcome.disabled = false;
  outcome.addEventListener("change", () => void show());
  threshold.addEventListener("input", () => {
    amount.value = threshold.value;
    showThreshold();
  });
  amount.addEventListener("change", () => {
    if (!(amount.valueAsNumber >= 0)) return;
    threshold.value = amount.value;
    showThreshold();
  });
  const built = holder.querySelector<HTMLElement>(".run")!.dataset.digest;
  await show();
  if (isBaseState(state) && figures?.run.outcomesDigest === built) {
    holder.querySelector(".tick")!.textContent = "✓ Your browser made the same run, to the last digit.";
  }
}
