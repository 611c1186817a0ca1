import { describe, expect, it } from "vitest";
import { simulate } from "../../lib/simulate/simulate.ts";
import { resolveStudy } from "../../lib/study/resolveStudy.ts";
import { recipients } from "../../lib/study/vocabulary.ts";
import { projectCatalogue } from "../support.ts";

const catalogue = projectCatalogue();
const toRecipients = recipients.map((recipient) => `to-${recipient.replace(" ", "-")}`);
const uses = [...toRecipients, "received-by-family", "saved-in-hand"];

describe.each(catalogue.scenarios.map(({ id }) => id))("%s", (scenario) => {
  const study = resolveStudy(catalogue, scenario);
  const groups = ["", ...study.segments.map(({ id }) => `@${id}`)];
  const outcomes = groups.flatMap((group) =>
    [...uses, "deficit", "shortfall", "net-pay"].map((use) => use + group),
  );
  const run = simulate(study, {
    outcomes: [...outcomes, ...groups.map((group) => `gross-earnings${group}`)],
  });
  const column = (outcome: string) => run.outcomes.get(outcome)!;

  it.each(groups)(
    "accounts for gross earnings and deficit to 1e-12 of gross earnings in every draw (total%s)",
    (group) => {
      const gross = column(`gross-earnings${group}`);
      const deficit = column(`deficit${group}`);
      const parts = uses.map((use) => column(use + group));
      let worst = 0;
      for (let draw = 0; draw < run.draws; draw++) {
        const used = parts.reduce((sum, part) => sum + part[draw]!, 0);
        const missing = Math.abs(used - gross[draw]! - deficit[draw]!);
        worst = Math.max(worst, missing === 0 ? 0 : missing / gross[draw]!);
      }
      expect(worst).toBeLessThan(1e-12);
      expect(gross.some((amount) => amount > 0)).toBe(true);
    },
  );

  it("gives nobody less than nothing and leaves nobody with less than nothing, in any draw", () => {
    const negative = outcomes.filter((outcome) => column(outcome).some((amount) => !(amount >= 0)));
    expect(negative).toEqual([]);
  });

  it("adds the segments up to the total, to the bit", () => {
    const counted = study.segments.filter((segment) => !segment.outsideTotals).map(({ id }) => id);
    for (const use of [...uses, "gross-earnings", "deficit"]) {
      const parts = counted.map((id) => column(`${use}@${id}`));
      const total = column(use);
      const differing = total.findIndex(
        (amount, draw) => amount !== parts.reduce((sum, part) => sum + part[draw]!, 0),
      );
      expect(differing, use).toBe(-1);
    }
  });
});
