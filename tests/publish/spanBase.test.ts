import { expect, it } from "vitest";
import { tornadoSpans } from "../../lib/charts/tornadoSpans.ts";
import { catalogue, loadStudy } from "../../lib/index.ts";
import { sensitivityFigures } from "../../lib/publish/figures/sensitivityFigures.ts";

const asked = [{ id: "tornado", by: "parameter" }] as const;
const figures = sensitivityFigures(loadStudy(), catalogue, { outcome: "narrow", asked });
const { base, items } = figures.methods[0]!;

it("the base is what every span contains, whichever input moves", () => {
  for (const { label, kind, measures } of items) {
    const ends = [measures.low!.value, measures.high!.value];
    if (kind === "choice") expect(Math.min(...ends), label).toBeLessThanOrEqual(base!.value * (1 + 1e-9));
    expect(Math.max(...ends), label).toBeGreaterThanOrEqual(base!.value * (1 - 1e-9));
  }
});

it("the base holds choices at readings, and the run’s median does not", () => {
  expect(base!.readings.length).toBe(3);
  expect(base!.value).toBeGreaterThan(1.2 * base!.runMedian);
  const data = {
    what: "Revenue",
    form: "millions",
    unit: "million dollars a year",
    rows: [],
    shown: 0,
  } as const;
  expect(tornadoSpans.subtitle({ ...data, base: base! })).toContain("each stands at one reading");
  expect(tornadoSpans.subtitle({ ...data, base: { ...base!, runMedian: base!.value } })).not.toContain(
    "ordinary run",
  );
});

it("other methods have no base", () => {
  const [curves] = sensitivityFigures(loadStudy(), catalogue, {
    outcome: "narrow",
    asked: [{ id: "curves", by: "parameter" }],
  }).methods;
  expect(curves!.base).toBeNull();
});
