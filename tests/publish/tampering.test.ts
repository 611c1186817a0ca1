import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Manifest } from "../../lib/publish/bundle/manifest.ts";
import {
  bytesOf,
  type Files,
  smallPublication,
  textOf,
  verified,
  withFile,
  withManifest,
  withText,
} from "./published.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let files: ReadonlyMap<string, Uint8Array>;
beforeAll(() => {
  files = smallPublication().files;
});

type Tampering = readonly [what: string, tamper: () => Files, caughtAt: RegExp];

/** A parameter of the scenario in full, changed where it is written. */
const withWage = (manifest: Manifest): Manifest => ({
  ...manifest,
  scenario: {
    ...manifest.scenario,
    parameters: manifest.scenario.parameters!.map((parameter) =>
      parameter.id === "wage.kuwait"
        ? { ...parameter, distribution: { kind: "uniform", low: 800, high: 900 }, covers: 1 }
        : parameter,
    ),
  },
});
const changed = (change: (manifest: Manifest) => Manifest) => () => withManifest(files, change);
const digest = "0".repeat(64);

const tamperings: readonly Tampering[] = [
  [
    "a number of a table",
    () =>
      new Map(files).set(
        "data/outcomes.csv",
        bytesOf(textOf(files.get("data/outcomes.csv")).replace(/\d\.\d/, "9.9")),
      ),
    /^data\/outcomes\.csv$/,
  ],
  [
    "a number of a table, and its digest",
    () => withText(files, "data/outcomes.csv", /(?<=\nnarrow,.*?,)\d+\.\d+/, "99999999.5"),
    /^data\/outcomes\.csv, line \d+$/,
  ],
  [
    "a row of a table left out, and its digest",
    () => withText(files, "data/sensitivity.csv", /\n[^\n]*total[^\n]*/, ""),
    /^data\/sensitivity\.csv, line/,
  ],
  [
    "a number of a Parquet table, and its digest",
    () =>
      withFile(files, "data/outcomes.parquet", (content) => {
        const copy = content.slice();
        copy[Math.floor(copy.length / 2)]! ^= 1;
        return copy;
      }),
    /^data\/outcomes\.parquet$/,
  ],
  [
    "the sentence of the report, and its digest",
    () => withText(files, "report.html", "7.2 to 13 million", "72 to 130 million"),
    /^report\.html, line/,
  ],
  [
    "the report in Markdown, and its digest",
    () => withText(files, "report.md", "7.2 to 13 million", "72 to 130 million"),
    /^report\.md, line/,
  ],
  [
    "a mark of a chart, and its digest",
    () => withText(files, "charts/definitions.svg", /x2="\d/, 'x2="9'),
    /^charts\/definitions\.svg, line/,
  ],
  [
    "the locator of a figure, and its digest",
    () => withText(files, "data/evidence.csv", /,(\d+),Kuwait/, ",9999,Kuwait"),
    /^data\/evidence\.csv, line/,
  ],
  [
    "a reason for leaving a figure out, and its digest",
    () => withText(files, "data/left-out.csv", /(?<=: )\w[^;,"\n]*/, "nobody believes it"),
    /^data\/left-out\.csv, line/,
  ],
  [
    "the citation, and its digest",
    () => withText(files, "citation.bib", "The Wageflow authors", "Somebody Else"),
    /^citation\.bib, line/,
  ],
  [
    "the licence, and its digest",
    () => withText(files, "LICENSE.txt", "CC BY 4.0", "All rights reserved"),
    /^LICENSE\.txt, line/,
  ],
  [
    "the descriptor of the tables, and its digest",
    () => withText(files, "datapackage.json", '"type": "number"', '"type": "string"'),
    /^datapackage\.json, line/,
  ],
  [
    "the scenario beside the manifest, and its digest",
    () => withText(files, "scenario.json", '"year": 2012', '"year": 2013'),
    /^scenario\.json, line/,
  ],
  [
    "a file taken away",
    () => {
      const copy = new Map(files);
      copy.delete("data/envelopes.csv");
      return copy;
    },
    /^data\/envelopes\.csv$/,
  ],
  ["a file put in", () => new Map(files).set("data/more.csv", bytesOf("a,b\n1,2\n")), /^data\/more\.csv$/],
  [
    "two files exchanged",
    () =>
      new Map(files)
        .set("charts/flow.svg", files.get("charts/basis.svg")!)
        .set("charts/basis.svg", files.get("charts/flow.svg")!),
    /^charts\/(flow|basis)\.svg$/,
  ],
  [
    "the seed",
    changed((manifest) => ({ ...manifest, sampling: { ...manifest.sampling, seed: "7" } })),
    /digests\.outcomes$/,
  ],
  [
    "the number of draws",
    changed((manifest) => ({ ...manifest, sampling: { ...manifest.sampling, draws: 2048 } })),
    /digests\.outcomes$/,
  ],
  [
    "the design",
    changed((manifest) => ({
      ...manifest,
      sampling: { ...manifest.sampling, design: "sobol", replicates: 16 },
    })),
    /digests\.outcomes$/,
  ],
  ["a distribution of the scenario in full", changed(withWage), /scenario\.parameters\.wage\.kuwait/],
  [
    "a change that is not told",
    changed((manifest) => ({ ...manifest, scenario: { ...manifest.scenario, set: { "wage.kuwait": 900 } } })),
    /scenario\.set/,
  ],
  [
    "a change that was not made",
    changed((manifest) => ({
      ...manifest,
      asked: { ...manifest.asked, overrides: { set: { "wage.kuwait": 900 } } },
    })),
    /digests\.(study|outcomes)$/,
  ],
  [
    "the name of another scenario",
    changed((manifest) => ({ ...manifest, asked: { ...manifest.asked, scenario: "bottom-up-2012" } })),
    /digests\.study$/,
  ],
  [
    "the name of no scenario",
    changed((manifest) => ({ ...manifest, asked: { ...manifest.asked, scenario: "atlantis" } })),
    /^manifest\.json$/,
  ],
  [
    "the digest of the outcomes",
    changed((manifest) => ({ ...manifest, digests: { ...manifest.digests, outcomes: digest } })),
    /digests\.outcomes$/,
  ],
  [
    "the digest of the study",
    changed((manifest) => ({ ...manifest, digests: { ...manifest.digests, study: digest } })),
    /digests\.study$/,
  ],
  [
    "the line beside a figure",
    changed((manifest) => ({
      ...manifest,
      digestLine: manifest.digestLine.replace("seed 2012", "seed 2013"),
    })),
    /digestLine$/,
  ],
  [
    "a sentence to quote",
    changed((manifest) => ({
      ...manifest,
      quotes: manifest.quotes.map((quote) => ({ ...quote, text: quote.text.replace("7.2", "72") })),
    })),
    /quotes\.0\.text$/,
  ],
  [
    "a headline number of the manifest",
    changed((manifest) => ({
      ...manifest,
      results: manifest.results.map((result) =>
        result.outcome === "narrow" ? { ...result, mean: result.mean * 1.01 } : result,
      ),
    })),
    /results\.narrow\.mean$/,
  ],
  [
    "a standard error of the manifest",
    changed((manifest) => ({
      ...manifest,
      results: manifest.results.map((result) => ({ ...result, meanStandardError: 1e9 })),
    })),
    /meanStandardError$/,
  ],
  [
    "what a figure says",
    changed((manifest) => ({
      ...manifest,
      data: {
        ...manifest.data,
        evidence: manifest.data.evidence.map((figure) => ({ ...figure, says: "Nothing was taken." })),
      },
    })),
    /data\.evidence\.\w+\.says$/,
  ],
  [
    "the sensitivity analysis that was made",
    changed((manifest) => ({
      ...manifest,
      sensitivity: { ...manifest.sensitivity!, drawsPerReplicate: 64 },
    })),
    /files\.data\/sensitivity\.csv/,
  ],
  ["whose study it is", changed((manifest) => ({ ...manifest, isOwn: true })), /isOwn$/],
  [
    "the version of the program, alone",
    changed((manifest) => ({ ...manifest, software: { ...manifest.software, version: "0.0.9" } })),
    /software\.version$/,
  ],
];

describe("a publication", () => {
  it("as it was made is verified to the bit, every file of it", () => {
    const found = verified(files);
    expect(found).toMatchObject({ verdict: "to the bit", wrong: [], notCompared: [] });
    expect(found.changed).toEqual({ code: undefined, data: undefined, scenario: undefined });
    expect(found.compared.join(" ")).toContain(`${files.size - 1} files`);
  });

  it.each(tamperings)(
    "with %s tampered with is not verified, and the place is named",
    (_, tamper, caughtAt) => {
      const { verdict, wrong } = verified(tamper());
      expect(verdict).toBe("not verified");
      expect(wrong.map(({ where }) => where)).toContainEqual(expect.stringMatching(caughtAt));
      for (const { says } of wrong) expect(says).toMatch(/\w/);
    },
  );
});

describe("a publication that says that other code made it", () => {
  const other = (manifest: Manifest): Manifest => ({
    ...manifest,
    software: { ...manifest.software, version: "0.0.9" },
    digests: { ...manifest.digests, code: digest },
  });

  it("with the same digits is verified to the bit, and says that the code has changed", () => {
    const found = verified(withManifest(files, other));
    expect(found).toMatchObject({ verdict: "to the bit", wrong: [] });
    expect(found.changed.code).toContain("0.0.9");
    expect(found.notCompared.join(" ")).toContain("report.html");
  });

  it("with digits of other draws is verified within the error of sampling", () => {
    const elsewhere = smallPublication({}, { draws: 1024, methods: ["sobol"], seed: "elsewhere" }).files;
    const asIfHere = withManifest(elsewhere, (manifest) => ({
      ...other(manifest),
      sampling: { ...manifest.sampling, seed: "2012" },
      digestLine: manifest.digestLine.replace("seed elsewhere", "seed 2012"),
    }));
    const found = verified(asIfHere);
    expect(found).toMatchObject({ verdict: "within error", wrong: [] });
    expect(found.apart.length).toBeGreaterThan(10);
    expect(found.apart[0]!.says).toMatch(/standard errors apart/);
  });

  const otherTamperings: readonly (readonly [what: string, tamper: () => Files, caughtAt: RegExp])[] = [
    [
      "a headline number",
      () =>
        withManifest(files, (manifest) => ({
          ...other(manifest),
          results: manifest.results.map((result) =>
            result.outcome === "narrow" ? { ...result, mean: result.mean * 1.2 } : result,
          ),
        })),
      /^results, narrow, mean$/,
    ],
    [
      "a number of a table, and its digest",
      () =>
        withManifest(withText(files, "data/outcomes.csv", /(?<=\nnarrow,.*?,)\d+\.\d+/, "99999999.5"), other),
      /^data\/outcomes\.csv, narrow, mean$/,
    ],
    [
      "a row left out",
      () => withManifest(withText(files, "data/outcomes.csv", /\nnarrow,[^\n]*/, ""), other),
      /^data\/outcomes\.csv, narrow$/,
    ],
    [
      "a number that is none",
      () => withManifest(withText(files, "data/outcomes.csv", /(?<=\nnarrow,.*?,)\d+\.\d+/, "NaN"), other),
      /^data\/outcomes\.csv, narrow, mean$/,
    ],
    [
      "no results",
      () => withManifest(files, (manifest) => ({ ...other(manifest), results: [] })),
      /^manifest\.json, results$/,
    ],
    [
      "the line of another run",
      () =>
        withManifest(files, (manifest) => ({
          ...other(manifest),
          digestLine: manifest.digestLine.replace(/[0-9a-f]{12}…/, "123456789abc…"),
        })),
      /digestLine$/,
    ],
  ];
  it.each(otherTamperings)("with %s is not verified", (_, tamper, caughtAt) => {
    const { verdict, wrong } = verified(tamper());
    expect(verdict).toBe("not verified");
    expect(wrong.map(({ where }) => where)).toContainEqual(expect.stringMatching(caughtAt));
  });
});

describe("a publication made from other data", () => {
  it("is made again from its manifest, and says that data and scenario have changed", () => {
    const older = withManifest(files, (manifest) => ({
      ...manifest,
      digests: { ...manifest.digests, data: digest },
    }));
    const found = verified(older);
    expect(found).toMatchObject({ verdict: "to the bit", wrong: [] });
    expect(found.changed.data).toContain("changed");
    expect(found.changed.scenario).toBeUndefined();
    expect(found.notCompared.join(" ")).toContain("report.html");

    const otherWage = withManifest(older, withWage);
    expect(verified(otherWage)).toMatchObject({ verdict: "not verified" });
    expect(verified(otherWage).changed.scenario).toContain("parameter wage.kuwait");
  });
});
