import { describe, expect, it } from "vitest";
import { confidenceIn } from "../../../lib/claims/origins/confidence.ts";
import { ranks, supportedInputs } from "../../../lib/claims/origins/importance.ts";
import { independenceOf } from "../../../lib/claims/origins/independence.ts";
import { lineagesOf } from "../../../lib/claims/origins/lineagesOf.ts";
import { countOrigins, type LineageNode, lineageTree } from "../../../lib/claims/origins/lineageTree.ts";
import { pedigreeOf } from "../../../lib/claims/origins/pedigree.ts";
import { simulate } from "../../../lib/simulate/simulate.ts";
import { resolveStudy } from "../../../lib/study/resolveStudy.ts";
import type { Lineage } from "../../../lib/study/schemas/evidence.ts";
import { chain, fixed, projectCatalogue, segment, studyOf, uniform } from "../../support.ts";
import { claimOf } from "../claimOf.ts";
import { figureOf } from "../figureOf.ts";

const lineage = (id: string, fields: Partial<Lineage> = {}): Lineage => ({
  id,
  label: id,
  kind: "press",
  year: "2012",
  from: "",
  note: "",
  ...fields,
});
const lineages = [
  lineage("root"),
  lineage("slip", { kind: "error", from: "root" }),
  lineage("perhaps", { from: "other" }),
  lineage("other", { kind: "official" }),
  ...["p1", "p2", "p3", "p4"].map((id) => lineage(id)),
];

describe("lineagesOf", () => {
  const evidence = [figureOf("F1", { lineage: "slip" }), figureOf("F2", { lineage: "other" })];

  it("gives the lineages of figures and those that they come from", () => {
    expect(lineagesOf(["F1"], { evidence, lineages })).toEqual(["slip", "root"]);
    expect(lineagesOf(["F2", "F1"], { evidence, lineages })).toEqual(["slip", "other", "root"]);
  });
});

describe("lineageTree", () => {
  const figures = [
    figureOf("F1", { lineage: "root" }),
    figureOf("F2", { lineage: "root", repeats: "F1" }),
    figureOf("F3", { lineage: "slip", repeats: "F9" }),
    figureOf("F4", { lineage: "slip", repeats: "F3" }),
    figureOf("F5", { lineage: "perhaps" }),
  ];
  const tree = lineageTree(figures, lineages);

  it("hangs repetitions under what they repeat, and lineages under where they come from", () => {
    expect(tree.map((node) => node.lineage.id)).toEqual(["root", "perhaps"]);
    expect(tree[0]!.figures[0]!.repeatedBy[0]!.figure.id).toBe("F2");
    expect(tree[0]!.offspring[0]!.lineage.id).toBe("slip");
    expect(tree[0]!.offspring[0]!.figures[0]!.repeatedBy[0]!.figure.id).toBe("F4");
  });

  it("counts origins without errors, and doubtful ones apart", () => {
    expect(countOrigins(figures, { lineages })).toEqual({ figures: 5, origins: 2, doubtful: 0, errors: 2 });
    const both = [...figures, figureOf("F6", { lineage: "other" })];
    expect(countOrigins(both, { lineages })).toEqual({ figures: 6, origins: 3, doubtful: 1, errors: 2 });
  });

  it("holds every figure once", () => {
    const ids = (nodes: readonly LineageNode[]): string[] =>
      nodes.flatMap(({ figures: own, offspring }) => [...own.flatMap(below), ...ids(offspring)]);
    const below = (node: (typeof tree)[number]["figures"][number]): string[] => [
      node.figure.id,
      ...node.repeatedBy.flatMap(below),
    ];
    expect(ids(tree).sort()).toEqual(figures.map(({ id }) => id));
  });
});

describe("the project's lineages", () => {
  const catalogue = projectCatalogue();
  const totals = catalogue.evidence.filter(
    ({ topic, place }) => topic === "state-revenue" && place === "all",
  );

  it("lead every figure in the billions but one back to one page of one edition", () => {
    const billions = totals.filter(({ low }) => (low ?? 0) >= 1e9);
    const tree = lineageTree(totals, catalogue.lineages);
    const root = tree.find((node) => node.lineage.id === "chosun-2012-04")!;
    const slip = root.offspring.find((node) => node.lineage.id === "tenfold-misprint")!;
    expect(slip.figures.map(({ figure }) => figure.id)).toEqual(["F031"]);
    const [english, newspaper] = slip.figures[0]!.repeatedBy;
    expect(english!.figure.id).toBe("E02");
    expect(english!.repeatedBy.map(({ figure }) => figure.id)).toEqual(["E03", "E07", "E10"]);
    expect(newspaper!.figure.id).toBe("E11");
    expect(billions.filter((figure) => figure.lineage !== "tenfold-misprint").map(({ id }) => id)).toEqual([
      "E44",
    ]);
  });

  it("are shared by the report's total with the study's inputs, and not by a later estimate", () => {
    const study = resolveStudy(catalogue, "bottom-up-2012");
    const claim = (id: string) => catalogue.claims.find((found) => found.id === id)!;
    const shared = independenceOf(claim("report-150-230-million"), study, catalogue);
    expect(shared.verdict).toBe("shares an origin");
    expect(shared.shared[0]!.lineage).toBe("chosun-2012-04");
    expect(shared.shared[0]!.parameters).toContain("headcount.russia.regional-2012");
    expect(independenceOf(claim("noland-150-200-million"), study, catalogue)).toMatchObject({
      verdict: "own origin",
      shared: [],
    });
    expect(independenceOf(claim("report-150-230-million"), study, catalogue, new Set()).verdict).toBe(
      "own origin",
    );
  });
});

describe("confidenceIn", () => {
  const others = (...values: number[]) => {
    const evidence = values.map((low, index) =>
      figureOf(`F${index + 1}`, { low, high: low, lineage: `p${index + 1}` }),
    );
    const claims = values.map((low, index) =>
      claimOf({ id: `c${index + 1}`, evidence: [`F${index + 1}`], low, high: low }),
    );
    return { evidence, claims, lineages: [...lineages, lineage("p5")] };
  };
  const of = (catalogue: ReturnType<typeof others>) => confidenceIn(catalogue.claims[0]!, catalogue);

  it.each([
    [[100], "limited", "low", "very low"],
    [[100, 100, 200], "medium", "medium", "medium"],
    [[100, 104, 100, 100, 98], "robust", "high", "very high"],
    [[100, 200, 300, 400, 500], "robust", "low", "medium"],
  ] as const)("of %j is %s evidence with %s agreement: %s", (values, evidence, agreement, level) => {
    expect(of(others(...values))).toMatchObject({ evidence, agreement, level });
  });

  it("is a step lower for hearsay", () => {
    const catalogue = others(100, 100, 100);
    catalogue.evidence[0] = { ...catalogue.evidence[0]!, certainty: "hearsay" };
    expect(of(catalogue).evidence).toBe("limited");
  });

  it("counts neither other years, other scopes, open ends nor what perhaps comes from another", () => {
    const catalogue = others(100, 100, 100);
    const change = (index: number, fields: object) => {
      catalogue.claims[index] = { ...catalogue.claims[index]!, ...fields };
    };
    change(1, { year: 2023 });
    change(2, { high: null });
    expect(of(catalogue).origins).toEqual(["p1"]);
    change(1, { year: 2020, scope: "elsewhere" });
    expect(of(catalogue).origins).toEqual(["p1"]);
    change(1, { scope: "everybody" });
    catalogue.lineages[5] = lineage("p2", { from: "p1" });
    expect(catalogue.lineages[5]!.id).toBe("p2");
    expect(of(catalogue).origins).toEqual(["p1"]);
  });

  it("is none for a misprint", () => {
    const catalogue = others(100, 100);
    catalogue.claims[0] = { ...catalogue.claims[0]!, status: "misprint" };
    expect(of(catalogue).level).toBe("none");
  });
});

describe("pedigreeOf", () => {
  const sources = [
    { id: "made-up", title: "", publisher: "", date: "", url: "", kind: "", seen: "text edition", note: "" },
    { id: "copy", title: "", publisher: "", date: "", url: "", kind: "", seen: "excerpt", note: "" },
  ];
  const evidence = [
    figureOf("F1", { lineage: "other" }),
    figureOf("F2", { lineage: "p1", represents: "individual", certainty: "hearsay", unit_printed: "no" }),
    figureOf("F3", { lineage: "p2", source: "copy", represents: "typical" }),
    figureOf("F4", { lineage: "slip" }),
    figureOf("F5", { lineage: "perhaps" }),
  ];
  const scored = (basis: "documented" | "borrowed" | "judgement", ...ids: string[]) => {
    const { proxy, empirical, method, validation } = pedigreeOf(
      { basis, evidence: ids },
      { evidence, lineages, sources },
    );
    return [proxy, empirical, method, validation];
  };

  it.each([
    ["an official total that was seen", ["documented", "F1"], [4, 4, 4, 1]],
    ["one person's hearsay", ["documented", "F2"], [2, 1, 1, 1]],
    ["a typical value from an excerpt", ["documented", "F3"], [3, 3, 2, 1]],
    ["two origins, of which the best counts", ["documented", "F2", "F1"], [4, 4, 4, 2]],
    ["borrowed figures", ["borrowed", "F1", "F3"], [2, 4, 4, 2]],
    ["a judgement that starts from a figure", ["judgement", "F1"], [1, 1, 1, 0]],
    ["a judgement from nothing", ["judgement"], [0, 0, 0, 0]],
    ["an error, which is no origin", ["documented", "F4"], [4, 3, 4, 0]],
    ["one that perhaps comes from the other", ["documented", "F1", "F5"], [4, 4, 4, 1]],
  ] as const)("scores %s", (_, [basis, ...ids], expected) => {
    expect(scored(basis, ...(ids as string[]))).toEqual(expected);
  });

  it("adds up to a strength from 0 to 1", () => {
    expect(
      pedigreeOf({ basis: "documented", evidence: ["F1"] }, { evidence, lineages, sources }).strength,
    ).toBe(13 / 16);
  });
});

describe("supportedInputs", () => {
  it("shares ranks between equal values", () => {
    expect([...ranks(Float64Array.of(3, 1, 3, 2))]).toEqual([2.5, 0, 2.5, 1]);
  });

  it("puts first what bears most, and marks what is important and weak", () => {
    const study = studyOf(
      [
        "parameters:",
        uniform("heads", "persons", 100, 1000),
        fixed("wage", "USD/month", 100),
        fixed("months", "months/year", 12),
        uniform("rate", "share", 0.5, 0.501),
        "segments:",
        segment("a", "workers: heads, grossWage: wage, monthsPaid: months, chain: half"),
        "chains:",
        chain("half", "{ id: s, of: wage, deductions: [{ to: state, share: rate }] }"),
      ].join("\n"),
    );
    const run = simulate(study, { draws: 4000, parameters: true });
    const [first, second] = supportedInputs(run, "narrow", { evidence: [], lineages: [], sources: [] });
    expect(first).toMatchObject({ id: "heads", isImportantAndWeak: true });
    expect(first!.bearing).toBeGreaterThan(0.999);
    // Five standard errors of a correlation of independent columns, squared.
    expect(second!.bearing).toBeLessThan(25 / 4000);
    expect(second!.isImportantAndWeak).toBe(false);
  });
});
