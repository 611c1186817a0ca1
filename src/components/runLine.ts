import type { RunIdentity } from "../../lib/publish/figures/runIdentity.ts";
import { designTitles, grouped } from "../engine/page.js";
import { elementMaker } from "./element.js";

/** What a run is made of, so that anyone can make it again; the page adds a tick when it has. */
export function runLine(run: RunIdentity, document: Document): HTMLElement {
  const make = elementMaker(document);
  return make(
    "p",
    { class: "run", "data-digest": run.outcomesDigest, "data-study": run.studyDigest },
    `${run.scenario.title}. Seed ${run.seed}, ${grouped(run.draws)} draws${run.design === "random" ? "" : `, ${designTitles[run.design]}`}, wageflow ${run.codeVersion}. Study `,
    make("code", {}, run.studyDigest.slice(0, 12)),
    ", outcomes ",
    make("code", {}, run.outcomesDigest.slice(0, 12)),
    ". ",
    make("span", { class: "tick", role: "status" }),
  );
}
