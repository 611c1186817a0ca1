import type { ClaimFigures } from "../../lib/publish/figures/claimFigures.ts";
import { baseState, isBaseState } from "../engine/page.js";
import { carryState, stateInAddress } from "./address.js";
import { claimGroups, groupCharts } from "./claimGroups.js";
import { updateClaimRow } from "./claimRow.js";
import { offerDownloads } from "./download.js";
import { engine, Overtaken } from "./engine.js";
import { offerFacets } from "./facets.js";
import { notice } from "./notice.js";
import { editionShown, onEditionChange, replaceSections } from "./redraw.js";
import { neededText, tenfold, tenfoldChart } from "./tenfold.js";

/** Brings the page of claims to life: what is chosen is drawn, and held against the scenario of the address. */
export async function mountClaims(): Promise<void> {
  offerDownloads(document);
  const holder = document.getElementById("claims")!;
  const rows = [...holder.querySelectorAll<HTMLElement>("details.claim")];
  const { state, problem } = stateInAddress();
  if (problem !== undefined) notice(`${problem} The page shows the base scenario.`);
  carryState(state);
  let figures: readonly ClaimFigures[] | undefined;
  /** Of the run that the figures come from. */
  let year = 0;
  /** Whether the charts are those that the page was built with. */
  let asBuilt = true;

  const facets = offerFacets(rows, "claims", state, (seen, chosen) => {
    const ids = new Set(seen.map(({ id }) => id));
    for (const { id } of claimGroups) {
      const section = document.getElementById(`group-${id}`)!;
      section.hidden = section.querySelector("details.claim:not([hidden])") === null;
    }
    if (figures !== undefined && (chosen || !asBuilt)) draw(figures.filter(({ id }) => ids.has(id)));
  });

  function draw(claims: readonly ClaimFigures[]): void {
    asBuilt = false;
    for (const group of claimGroups) {
      const section = document.getElementById(`group-${group.id}`)!;
      if (section.hidden) continue;
      replaceSections(
        section.querySelector<HTMLElement>(".charts")!,
        groupCharts(group, claims.filter(group.has), year, { document, editions: [editionShown()] }),
      );
    }
  }
  onEditionChange(() => {
    if (!asBuilt) facets.filter();
  });

  const built = holder.querySelector<HTMLElement>(".run")!.dataset.digest;
  try {
    const get = await engine.ask("claims", { state, needed: tenfold.larger });
    figures = get.claims;
    year = get.run.scenario.year;
    if (!isBaseState(state)) {
      asBuilt = false;
      const byId = new Map(figures.map((claim) => [claim.id, claim]));
      for (const row of rows) updateClaimRow(row, byId.get(row.id)!);
      document
        .getElementById("tenfold-chart")!
        .replaceChildren(...tenfoldChart(figures, year, { document, editions: [editionShown()] }));
      document
        .getElementById("needed")!
        .replaceChildren(
          ...(get.needed === undefined
            ? [document.createTextNode("The scenario has only a part of the workers abroad.")]
            : neededText(get.needed, document)),
        );
      document.getElementById("held-against")!.textContent =
        `${get.run.scenario.title}${Object.keys({ ...state.set, ...state.choose }).length > 0 ? ", with your changes" : ""}`;
    }
    facets.filter();
    holder.querySelector(".tick")!.textContent = !isBaseState(state)
      ? "✓ Held against your scenario in your browser just now."
      : get.run.outcomesDigest === built
        ? "✓ Your browser made the same run, to the last digit."
        : "✗ Your browser’s run differs from the one on this page; please report it.";
  } catch (error) {
    if (error instanceof Overtaken) return;
    notice(`${(error as Error).message} The page shows the base scenario.`);
    carryState(baseState);
  }
}
