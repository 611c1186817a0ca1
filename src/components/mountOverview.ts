import type { DriverFigures } from "../../lib/publish/figures/driverFigures.ts";
import { baseState, isBaseState, type PageState } from "../engine/page.js";
import { carryState, stateInAddress } from "./address.js";
import { offerDownloads } from "./download.js";
import { engine, Overtaken } from "./engine.js";
import { notice } from "./notice.js";
import { overview, strongestInputs } from "./overview.js";
import { editionShown, onEditionChange, replaceSections } from "./redraw.js";

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
    const tick = (text: string) => {
      holder.querySelector(".tick")!.textContent = text;
    };
    if (isBaseState(state)) {
      tick(
        figures.run.outcomesDigest === built
          ? "✓ Your browser made the same run, to the last digit."
          : "✗ Your browser’s run differs from the one on this page; please report it.",
      );
      return;
    }
    const drivers = driversOf(state);
    const draw = () => {
      replaceSections(holder, overview(figures, { document, editions: [editionShown()] }));
      tick("✓ Made in your browser just now.");
      void drivers.then(showDrivers);
    };
    draw();
    onEditionChange(draw);
  } catch (error) {
    if (error instanceof Overtaken) return;
    notice(`${(error as Error).message} The page shows the base scenario.`);
    carryState(baseState);
  }
}

/** What takes longest comes last; nothing where it cannot be told. */
async function driversOf(state: PageState): Promise<readonly DriverFigures[]> {
  try {
    return await engine.ask("drivers", { state });
  } catch (error) {
    if (!(error instanceof Overtaken)) notice((error as Error).message);
    return [];
  }
}

/** Into the place that is kept for them. */
function showDrivers(drivers: readonly DriverFigures[]): void {
  if (drivers.length === 0) return;
  document
    .getElementById("strongest")
    ?.replaceChildren(strongestInputs(drivers, { document, editions: [editionShown()] }));
}
