import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import catalogue from "#catalogue";
import { resolveStudy } from "../../../lib/study/resolveStudy.ts";
import { jsonOf, outputOf, refusalOf, wageflow } from "./wageflow.ts";

// Other programs run here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const ownStudy = path.join(import.meta.dirname, "../fixtures/own-study.yaml");
const study = resolveStudy(catalogue, "kuwait-2012");

describe("show", () => {
  it.concurrent("lists the parameters and choices of a scenario", async () => {
    const text = await outputOf(wageflow("show", "--scenario", "kuwait-2012"));
    const listed = [...text.matchAll(/^ {2}(\S+)(?: |$)/gm)].map(([, id]) => id);
    expect(listed).toEqual(["parameter", ...study.parameters.keys(), "choice", ...study.choices.keys()]);
  });

  it.concurrent("lists them as JSON", async () => {
    const listed = JSON.stringify(await jsonOf(wageflow("show", "--scenario", "kuwait-2012", "--json")));
    for (const id of [...study.parameters.keys(), ...study.choices.keys()])
      expect(listed).toContain(`"${id}"`);
  });

  it.concurrent("shows a parameter with its distribution and the evidence used and left out", async () => {
    const { written } = study.parameters.get("wage.kuwait")!;
    const text = await outputOf(wageflow("show", "wage.kuwait"));
    expect(text).toMatch(/^.+ \(wage\.kuwait\)\n/);
    expect(text).toContain(`basis: ${written.basis}`);
    expect(text).toContain(`unit: ${written.unit}`);
    expect(text).toContain(`distribution: ${written.distribution.kind}`);
    const figures = [
      ...[written.evidence, written.derivedFrom].flatMap((ids) => ids ?? []),
      ...(written.leftOut ?? []).flatMap(({ evidence }) => evidence),
    ];
    expect(figures.length).toBeGreaterThan(0);
    for (const id of figures) expect(text).toMatch(new RegExp(`^ {2}${id} {2}`, "m"));
  });

  it.concurrent("shows a parameter as JSON", async () => {
    const shown = await jsonOf(wageflow("show", "wage.kuwait", "--json"));
    expect(shown).toEqual(JSON.parse(JSON.stringify(study.parameters.get("wage.kuwait"))));
  });

  it.concurrent("shows a choice with its options, weights and the reason", async () => {
    const text = await outputOf(wageflow("show", "kuwait-chain"));
    const { options, weights, written } = study.choices.get("kuwait-chain")!;
    expect(text).toContain("weights are judgement");
    options.forEach((option, index) => {
      expect(text).toMatch(new RegExp(`^ {2}${option} +${(weights[0]![index]! * 100).toFixed(0)} %`, "m"));
    });
    expect(text).toContain(`Reason: ${written.reason.slice(0, 40)}`);
  });

  it.concurrent("shows a parameter of a scenario of one's own, as the scenario sets it", async () => {
    const text = await outputOf(wageflow("show", "company.spent", "--scenario", ownStudy));
    expect(text).toContain("distribution: uniform, low 0.3, high 0.5");
    expect(text).toContain("mean 0.4;");
  });

  it.concurrent.each<[readonly string[], string]>([
    [["wage.kuweit"], 'there is no parameter or choice "wage.kuweit"; the nearest is "wage.kuwait"'],
    [["totl"], 'there is no parameter or choice "totl"; the nearest is "total"'],
    [["wage.qatar", "--scenario", "kuwait-2012"], 'there is no parameter or choice "wage.qatar"'],
    [["constructor"], 'there is no parameter or choice "constructor"'],
    [
      ["wage.kuwait", "--scenario", "kuwait-2021"],
      'there is no scenario "kuwait-2021"; the nearest is "kuwait-2012"',
    ],
    [["wage.kuwait", "--scenario", "no-such-file.yaml"], "no-such-file.yaml: there is no such file"],
  ])("refuses %j", async (call, message) => {
    expect(await refusalOf(wageflow("show", ...call))).toContain(message);
  });
});
