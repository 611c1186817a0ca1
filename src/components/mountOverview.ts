import { baseState, isBaseState, type PageState } from "../engine/page.js";
import { carryState, stateInAddress } from "./address.js";
import { offerDownloads } from "./download.js";
import { engine, Overtaken } from "./engine.js";
import { notice } from "./notice.js";
import { overview, strongestInputs } from "./overview.js";
import { editionShown, replaceSections } from "./redraw.js";

/** Brings the overview to life: checks the numbers it was built with, or shows those of the address. */
export async function mountOverview(): Promise<void> {
  offerDownloads(document);
  const { state, problem } = stateInAddress();
  if (problem !== undefined) notice(`${problem} The page shows the base scenario.`);
  carryState(state);
  const holder = document.getElementById("overview")!;
  const built = holder.querySelector<HTMLElement>(".run")!.dataset.digest;
  try {
    const figures = await engine.ask("overview", { state });
    if (!isBaseState(state)) {
      replaceSections(holder, overview(figures, { document, editions: [editionShown()] }));
      void showDrivers(state);
    }
    const tick = holder.querySelector(".tick")!;
    tick.textContent = isBaseState(state)
      ? figures.run.outcomesDigest === built
        ? "✓ Your browser made the same run, to the last digit."
        : "✗ Your browser’s run differs from the one on this page; please report it."
      : "✓ Made in your browser just now.";
  } catch (error) {
    if (error instanceof Overtaken) return;
    notice(`${(error as Error).message} The page shows the base scenario.`);
    carryState(baseState);
  }
}

/** What takes longest comes last, into the place that is kept for it. */
async function showDrivers(state: PageState): Promise<void> {
  try {
    const drivers = await engine.ask("drivers", { state });
    if (drivers.length === 0) return;
    document
      .getElementById("strongest")
      ?.replaceChildren(strongestInputs(drivers, { document, editions: [editionShown()] }));
  } catch (error) {
    if (!(error instanceof Overtaken)) notice((error as Error).message);
  }
}
