import { describe, expect, it } from "vitest";
import { workOutReading } from "../../lib/claims/followsFromInputs.ts";
import type { Evidence } from "../../lib/study/schemas/evidence.ts";
import type { Reading } from "../../lib/study/schemas/reading.ts";
import { projectCatalogue } from "../support.ts";

const catalogue = projectCatalogue();
const evidence = new Map(catalogue.evidence.map((figure) => [figure.id, figure]));
const readings = [...catalogue.claims, ...catalogue.contradictions].flatMap(({ id, readings: own }) =>
  (own ?? []).map((reading) => ({ name: `${id}: ${reading.title}`, reading })),
);

/** The figures that a reading calculates with. */
function figuresIn({ steps }: Reading): string[] {
  const terms = steps.flatMap(
    ({ add, subtract, multiply, divide }) => (add ?? subtract ?? multiply ?? divide)!,
  );
  return [
    ...new Set(
      terms.flatMap((term) =>
        typeof term === "string" ? (/^(?:(?:not|low|high) )?([A-Z]\d+[a-z]?)$/.exec(term)?.[1] ?? []) : [],
      ),
    ),
  ];
}

function changed(id: string, factor: number): ReadonlyMap<string, Evidence> {
  const figure = evidence.get(id)!;
  const times = (value: number | null) => (value === null ? null : value * factor);
  return new Map(evidence).set(id, { ...figure, low: times(figure.low), high: times(figure.high) });
}

describe("every calculation of the data", () => {
  it.each(readings)("$name", ({ reading }) => {
    expect(workOutReading(reading, evidence).changes).toEqual([]);
  });

  it.each(readings)("breaks when one of its figures changes: $name", ({ reading }) => {
    const used = figuresIn(reading);
    for (const id of used) expect(workOutReading(reading, changed(id, 1.5)).changes, id).not.toEqual([]);
  });

  it("takes what the office made in its best year as a bound, and not as what it makes", () => {
    const held = readings
      .filter(({ reading }) => reading.title.startsWith("The office's listed incomes"))
      .map(({ reading }) => workOutReading(reading, evidence).against);
    const bound = { figure: "F066", printed: { low: 0, high: 1e9 } };
    expect(held).toEqual([
      [{ ...bound, agreement: "overlaps", distance: 0 }],
      [{ ...bound, agreement: "misses", distance: expect.closeTo(0.747, 3) }],
    ]);
  });

  it("is there for claims and contradictions, from many figures", () => {
    expect(readings.length).toBeGreaterThan(90);
    expect(new Set(readings.flatMap(({ reading }) => figuresIn(reading))).size).toBeGreaterThan(80);
  });
});
