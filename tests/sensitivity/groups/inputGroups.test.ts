import { describe, expect, it } from "vitest";
import { catalogue, loadStudy } from "../../../lib/index.ts";
import { families } from "../../../lib/sensitivity/groups/families.ts";
import { type GroupKind, inputGroups } from "../../../lib/sensitivity/groups/inputGroups.ts";
import { closed, dependentSets, independentSets } from "../../../lib/sensitivity/model/dependentSets.ts";
import { studyModel } from "../../../lib/sensitivity/model/studyModel.ts";

const study = loadStudy();
const { inputs } = studyModel(study, ["narrow", "received-by-family"]);
const groups = (kind: GroupKind) => inputGroups(study, catalogue, inputs, kind);
const namesIn = (kind: GroupKind, id: string) =>
  groups(kind)
    .find((group) => group.id === id)!
    .inputs.map((input) => inputs[input]!.name);

describe("inputGroups", () => {
  it.each(["topic", "basis"] as const)("by %s have every input once", (kind) => {
    const members = groups(kind).flatMap((group) => group.inputs);
    expect(members.toSorted((a, b) => a - b)).toEqual(inputs.map((_, input) => input));
  });

  it("by topic know what a parameter and a choice are about", () => {
    expect(families(study).get("wage.kuwait")).toBe("wages");
    expect(families(study).get("share.russia.private")).toBe("headcounts");
    expect(families(study).get("choice:kuwait-in-middle-east")).toBe("headcounts");
    expect(families(study).get("choice:russia-state-take")).toBe("deductions");
    expect(families(study).get("months.usual")).toBe("time");
    expect(families(study).get("withheld.share")).toBe("after net pay");
    expect([...study.parameters.keys()].filter((id) => !families(study).has(id))).toEqual([]);
  });

  it("by basis hold choices apart, and count what the caller has set as judged", () => {
    expect(namesIn("basis", "chosen").every((name) => name.startsWith("choice:"))).toBe(true);
    const changed = loadStudy("bottom-up-2012", { set: { "wage.kuwait": [300, 600] } });
    const judged = inputGroups(changed, catalogue, inputs, "basis").find(({ id }) => id === "judgement")!;
    expect(judged.inputs.map((input) => inputs[input]!.name)).toContain("wage.kuwait");
    expect(namesIn("basis", "documented")).toContain("wage.kuwait");
  });

  it("by place have what only that place names", () => {
    expect(namesIn("place", "Kuwait")).toContain("wage.kuwait");
    expect(namesIn("place", "Kuwait")).not.toContain("months.usual");
    const members = groups("place").flatMap((group) => group.inputs);
    expect(new Set(members).size).toBe(members.length);
  });

  it("by source and lineage have what rests on its figures", () => {
    // E32 is the outside quota for builders.
    const figure = catalogue.evidence.find(({ id }) => id === "E32")!;
    expect(namesIn("source", figure.source)).toContain("quota.russia.construction");
    expect(namesIn("lineage", figure.lineage)).toContain("quota.russia.construction");
  });

  it("by choice have each, and those together whose weights depend on one another", () => {
    expect(namesIn("choice", "total")).toEqual(["choice:total"]);
    expect(namesIn("choice", "composition and total").toSorted()).toEqual([
      "choice:composition",
      "choice:total",
    ]);
  });
});

describe("sets of dependent inputs", () => {
  const dependent = loadStudy("bottom-up-2012", { dependence: 0.5 });
  const sets = dependentSets(dependent, inputs);

  it("are none where a study says independent", () => {
    expect(dependentSets(loadStudy("bottom-up-2012", { dependence: "independent" }), inputs)).toEqual([]);
  });

  it("hold together what depends on one another, with the correlation of normal scores", () => {
    const wages = sets.find(({ id }) => id === "wages")!;
    expect(wages.inputs.map((input) => inputs[input]!.name)).toContain("wage.kuwait");
    expect(wages.correlation[0]![0]).toBe(1);
    expect(wages.correlation[0]![1]).toBeCloseTo(2 * Math.sin((Math.PI * 0.5) / 6), 12);
  });

  it("are exchanged whole", () => {
    const number = inputs.findIndex(({ name }) => name === "wage.kuwait");
    const wages = sets.find(({ id }) => id === "wages")!;
    expect(new Set(closed({ inputs: [number] }, sets).inputs)).toEqual(new Set(wages.inputs));
    const independent = independentSets(inputs, sets);
    const members = independent.flatMap((set) => set.inputs);
    expect(members.toSorted((a, b) => a - b)).toEqual(inputs.map((_, input) => input));
    expect(independent.map(({ id }) => id)).toContain("dependent:wages");
  });
});
