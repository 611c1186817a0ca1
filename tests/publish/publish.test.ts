import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { catalogue, loadStudy, runReport, simulate, studyDigest } from "../../lib/index.ts";
import type { Publication } from "../../lib/publish/bundle/publish.ts";
import { catalogueOf, type StandAlone, standAlone } from "../../lib/publish/bundle/standAlone.ts";
import { zip } from "../../lib/publish/bundle/zip.ts";
import { rowsOf } from "../../lib/publish/verify/tablePairs.ts";
import { readScenario } from "../../lib/study/readScenario.ts";
import { resolveStudy } from "../../lib/study/resolveStudy.ts";
import type { Scenario } from "../../lib/study/schemas/scenario.ts";
import type { Study } from "../../lib/study/study.ts";
import { smallPublication, textOf, verified } from "./published.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ownStudy = readScenario(
  readFileSync(path.resolve(import.meta.dirname, "../node/fixtures/own-study.yaml"), "utf8"),
  "own-study.yaml",
).scenario;

describe("standAlone", () => {
  const asked = [
    ...catalogue.scenarios.map(({ id }) => [id, {}] as const),
    ["bottom-up-2012", { set: { "wage.kuwait": [300, 500] }, choose: { total: "own-sum" } }],
    ["bottom-up-2012", { dependence: 0.4, sentHome: { Russia: "all", Kuwait: "all" } }],
    ["repatriation-2012", { dependence: "independent" }],
  ] as const;

  it.each(asked)(
    "writes out %s with %o, the same study and the same draws under any design",
    (id, overrides) => {
      const study = resolveStudy(catalogue, id, overrides);
      const { scenario, data } = standAlone(catalogue, id, overrides);
      expect(scenario.base).toBe("none");
      const again = JSON.parse(JSON.stringify({ scenario, data })) as StandAlone;
      const copy = resolveStudy(catalogueOf(again.data), again.scenario);
      expect(studyDigest(copy)).toBe(studyDigest(study));
      const options = { draws: 512, design: "sobol", replicates: 16 } as const;
      expect(simulate(copy, options).digest()).toBe(simulate(study, options).digest());
    },
  );

  it("keeps the places in nets that segments left out decide", () => {
    const few: Scenario = {
      id: "few",
      title: "Few",
      year: 2012,
      base: "kuwait-2012",
      assumes: "Two groups of many.",
      leavesOut: "The others.",
      net: [],
      segments: catalogue.segments
        .filter(({ place }) => place === "Russia")
        .map(({ id }) => id)
        .slice(0, 2),
    };
    const { scenario, data } = standAlone(catalogue, few);
    expect(Object.values(scenario.netPlaces ?? {})).toContain(null);
    const options = { draws: 512, design: "sobol", replicates: 16 } as const;
    const run = (study: Study) => simulate(study, options).digest();
    expect(run(resolveStudy(catalogueOf(data), scenario))).toBe(run(resolveStudy(catalogue, few)));
  });
});

describe("a publication", () => {
  let publication: Publication;
  beforeAll(() => {
    publication = smallPublication();
  });

  it("is the same bytes again", () => {
    expect(zip(smallPublication().files)).toEqual(zip(publication.files));
  });

  it("has the digests of an ordinary run", () => {
    const study = loadStudy("kuwait-2012");
    const { manifest } = publication;
    expect(manifest.digests.study).toBe(studyDigest(study));
    expect(manifest.digests.outcomes).toBe(simulate(study, { draws: 1024 }).digest());
    expect(manifest.digestLine).toBe(
      `wageflow 0.1.0 · kuwait-2012 · seed 2012 · 1024 draws · ${manifest.digests.outcomes.slice(0, 12)}…`,
    );
  });

  it("has every outcome of the run in its table, to the last digit", () => {
    const [names, ...rows] = rowsOf(textOf(publication.files.get("data/outcomes.csv")));
    const study = loadStudy("kuwait-2012");
    const report = runReport(simulate(study, { draws: 1024, outcomes: ["narrow@kuwait-construction"] }));
    const wanted = report.outcomes.find(({ outcome }) => outcome === "narrow@kuwait-construction")!;
    const row = rows.find(([outcome]) => outcome === wanted.outcome)!;
    expect(row[names!.indexOf("mean")]).toBe(String(wanted.mean));
    expect(row[names!.indexOf("quantile_0.95")]).toBe(
      String(wanted.quantiles.find(({ probability }) => probability === 0.95)!.value),
    );
    expect(rows.length).toBeGreaterThan(70);
  });

  it("has nothing that reaches outside or runs", () => {
    const html = textOf(publication.files.get("report.html"));
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script|<link|<iframe|<img|\son\w+=|javascript:|url\((?!#)/i);
    for (const [file, content] of publication.files) {
      if (file.endsWith(".svg"))
        expect(textOf(content), file).not.toMatch(/<script|href=|\son\w+=|url\((?!#)/i);
    }
  });

  it("has all parts of a report, in HTML and in Markdown", () => {
    for (const file of ["report.html", "report.md"]) {
      const text = textOf(publication.files.get(file));
      for (const part of [
        "Figures",
        "Method",
        "Assumptions",
        "Sensitivity",
        "Limits",
        "GATHER",
        "Citation",
        "How to check it",
      ])
        expect(text, file).toMatch(new RegExp(`(?:<h2>|## )${part}`));
      expect(text).toContain(publication.manifest.digests.outcomes);
      expect(text).toContain("쿠웨이트");
    }
  });

  it("never says likelihood and confidence in one sentence", () => {
    for (const { sentences, likelihood, confidence } of publication.quotes) {
      for (const sentence of [...sentences, likelihood, confidence].filter((text) => text !== undefined))
        expect(/likely|chance|가능성/.test(sentence) && /onfidence|신뢰/.test(sentence)).toBe(false);
    }
  });

  it("reads what a scenario says as text, not as HTML or Markdown", () => {
    const hostile = "<script>alert(1)</script> [link](javascript:alert(1)) | *bold* </style>";
    const { files } = smallPublication(
      {
        scenario: { ...ownStudy, title: hostile, assumes: hostile, draws: 256 },
      },
      { methods: ["sobol"] },
    );
    const html = textOf(files.get("report.html"));
    expect(html).not.toMatch(/<script|alert\(1\)<\/script/i);
    // Blocks of code hold text as it is.
    expect(textOf(files.get("report.md")).replace(/^ {4}.*$/gm, "")).not.toMatch(
      /<script|(?<!\\)\[link(?<!\\)\]|(?<!\\)\*bold/,
    );
    expect(textOf(files.get("charts/definitions.svg"))).not.toContain("<script");
  });

  it("of a study of one's own, of a restatement and of a policy verifies too", () => {
    for (const scenario of [ownStudy, "report-headline-2012", "repatriation-2012"]) {
      const { files, manifest } = smallPublication({ scenario }, { draws: 256, methods: ["sobol"] });
      const found = verified(files);
      expect(found.wrong, manifest.title).toEqual([]);
      expect(found.verdict).toBe("to the bit");
      expect(manifest.isOwn).toBe(typeof scenario !== "string");
    }
  });

  it("with changes, under a design, verifies, and the line counts the changes", () => {
    const { files, manifest } = smallPublication(
      { overrides: { set: { "wage.kuwait": [350, 500] }, choose: { composition: "regional-2012" } } },
      { draws: 512, design: "sobol", seed: "other", methods: ["sobol"] },
    );
    expect(manifest.digestLine).toMatch(
      /^wageflow 0\.1\.0 · kuwait-2012 with 2 changes · seed other · 512 draws · sobol x 16 · /,
    );
    expect(verified(files)).toMatchObject({ verdict: "to the bit", wrong: [] });
  });

  it("of more draws than a page can hold is refused", () => {
    expect(() => smallPublication({}, { draws: 300_000 })).toThrow(/up to 200000 draws/);
  });
});
