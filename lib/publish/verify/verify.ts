import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { codeDigest, dataDigest } from "#digests";
import { studyChanges } from "../../compare/studyChanges.ts";
import { DataError } from "../../study/problems.ts";
import { resolveStudy } from "../../study/resolveStudy.ts";
import type { Study } from "../../study/study.ts";
import { version } from "../../version.ts";
import { readDigestLine } from "../bundle/digestLine.ts";
import { type Manifest, manifestText } from "../bundle/manifest.ts";
import { carryOut, type Publication, type Recipe, recipeOf, type Workshop } from "../bundle/publish.ts";
import { catalogueOf, publishedName } from "../bundle/standAlone.ts";
import { studyDigest } from "../studyDigest.ts";
import { type Difference, jsonDifferences, textDifferences } from "./differences.ts";
import type { Published } from "./readPublished.ts";
import { tablePairs } from "./tablePairs.ts";
import { describePair, errorsApart, mostErrors, type Pair, pairsOf } from "./withinError.ts";

/** `to the bit`; or `within error`, with another version of the engine; or `not verified`. */
export type Verdict = "to the bit" | "within error" | "not verified";

/** What came of making a publication again. */
export interface Verification {
  readonly verdict: Verdict;
  readonly title: string;
  /** The line beside a figure, as it is published and as it is made here. */
  readonly published: string;
  readonly made: string | undefined;
  /** What has changed since, in words: code, data, scenario. */
  readonly changed: {
    readonly code: string | undefined;
    readonly data: string | undefined;
    readonly scenario: string | undefined;
  };
  /** What is wrong, place by place; empty where it is verified. */
  readonly wrong: readonly Difference[];
  /** Numbers that differ within the error of sampling, the furthest apart first. */
  readonly apart: readonly Difference[];
  /** What was compared, and what could not be. */
  readonly compared: readonly string[];
  readonly notCompared: readonly string[];
}

/** Words that are made from all data of the project, which may have changed since. */
const reports: readonly string[] = ["report.html", "report.md"];
const mostTold = 20;
/** Tables whose numbers have standard errors, by what tells their rows apart. */
const tables: Readonly<Record<string, readonly string[]>> = {
  "data/outcomes.csv": ["outcome"],
  "data/sensitivity.csv": ["outcome", "method", "kind", "item", "measure", "at", "note"],
};

/**
 * Makes a publication again and compares it: with the same code to the last byte of every file, numbers in tables
 * and charts included; with another version of the engine within the error of sampling.
 */
export function verify({ manifest, files }: Published, workshop: Workshop): Verification {
  const sameCode = manifest.digests.code === codeDigest;
  const sameData = manifest.digests.data === dataDigest;
  const wrong: Difference[] = [...(files === undefined ? [] : damage(manifest, files))];
  const changed = {
    code: sameCode ? undefined : codeChange(manifest),
    data: sameData
      ? undefined
      : "The project's data have changed since; the publication was made again from the data in its manifest.",
    scenario: scenarioChange(manifest, workshop),
  };
  const about = { title: manifest.title, published: manifest.digestLine, changed };
  let publication: Publication;
  try {
    publication = carryOut(recipeFor(manifest, workshop, sameData), {
      ...workshop,
      ...(sameData ? {} : { catalogue: { ...workshop.catalogue, ...manifest.data } }),
    });
  } catch (error) {
    if (!(error instanceof DataError || error instanceof RangeError)) throw error;
    return {
      ...about,
      verdict: "not verified",
      made: undefined,
      wrong: [...wrong, { where: "manifest.json", says: `cannot be made again: ${error.message}` }],
      apart: [],
      compared: [],
      notCompared: [],
    };
  }
  const found = sameCode
    ? compareBytes(manifest, files, publication, sameData)
    : compareNumbers(manifest, files, publication);
  wrong.push(...found.wrong);
  return {
    ...about,
    ...found,
    verdict: wrong.length > 0 ? "not verified" : found.isSame ? "to the bit" : "within error",
    made: publication.manifest.digestLine,
    wrong: wrong.slice(0, mostTold),
  };
}

interface Found extends Pick<Verification, "apart" | "compared" | "notCompared"> {
  readonly wrong: readonly Difference[];
  /** Every number is the same. */
  readonly isSame: boolean;
}

/** Files that are missing, in addition, or not those that the manifest lists. */
function damage({ files: listed }: Manifest, files: ReadonlyMap<string, Uint8Array>): Difference[] {
  const known = new Set(listed.map(({ path }) => path));
  return [
    ...listed.flatMap(({ path, bytes, sha256: digest }): Difference[] => {
      const content = files.get(path);
      if (content === undefined) return [{ where: path, says: "is listed in the manifest, and missing" }];
      if (content.length !== bytes)
        return [{ where: path, says: `has ${content.length} bytes; the manifest says ${bytes}` }];
      if (bytesToHex(sha256(content)) === digest) return [];
      return [{ where: path, says: "is not the file that the manifest lists: its digest is another" }];
    }),
    ...[...files.keys()]
      .filter((path) => !known.has(path))
      .map((path) => ({ where: path, says: "is in the folder, and not listed in the manifest" })),
  ];
}

function codeChange({ software, digests }: Manifest): string {
  const same = software.version === version ? ", which is not the code that this program is" : "";
  return `It was made with wageflow ${software.version} (code ${digests.code.slice(0, 12)})${same}; this is ${version} (code ${codeDigest.slice(0, 12)}).`;
}

/** Whether what was asked for would be another study with the data that are here. */
function scenarioChange(manifest: Manifest, { catalogue }: Workshop): string | undefined {
  const { scenario, overrides } = manifest.asked;
  try {
    const now = resolveStudy(catalogue, scenario, overrides);
    const published = studyOf(manifest);
    if (studyDigest(now) === studyDigest(published)) return undefined;
    const changes = studyChanges(published, now).map(({ kind, id }) => `${kind} ${id}`);
    const named = changes.slice(0, 8).join(", ");
    return `With the data that are here the scenario is another study${named === "" ? "" : `: ${named}${changes.length > 8 ? ` and ${changes.length - 8} more` : ""}`}.`;
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return `With the data that are here the scenario cannot be resolved: ${error.problems[0]}`;
  }
}

/** The study that the manifest writes out in full. */
function studyOf({ scenario, data }: Manifest): Study {
  return { ...resolveStudy(catalogueOf(data), scenario), id: publishedName(scenario.id) };
}

/** With the same data what was asked for is resolved again; with others the scenario in full is all there is. */
function recipeFor(manifest: Manifest, { catalogue }: Workshop, sameData: boolean): Recipe {
  const { asked, sampling, sensitivity, scenario, data, isOwn, digests } = manifest;
  if (sameData) return { ...recipeOf(asked, catalogue, sampling), sensitivity };
  return {
    ...{ asked, sampling, sensitivity, scenario, data, isOwn },
    study: studyOf(manifest),
    dataDigest: digests.data,
  };
}

/** With the same code every byte has to be the same. */
function compareBytes(
  manifest: Manifest,
  files: ReadonlyMap<string, Uint8Array> | undefined,
  made: Publication,
  sameData: boolean,
): Found {
  const skipped = sameData ? [] : reports;
  const compared = (entry: Manifest) => ({
    ...(JSON.parse(manifestText(entry)) as Manifest),
    files: entry.files.filter(({ path }) => !skipped.includes(path)),
  });
  const wrong = [...jsonDifferences(compared(manifest), compared(made.manifest), "manifest.json")];
  for (const [path, content] of files ?? []) {
    const fresh = made.files.get(path);
    if (skipped.includes(path) || fresh === undefined || isSame(content, fresh)) continue;
    wrong.push(...fileDifferences(path, content, fresh));
  }
  const names = [...(files?.keys() ?? [])].filter((path) => !skipped.includes(path));
  return {
    isSame: true,
    wrong,
    apart: [],
    compared: [
      "Every field of the manifest, with the digest of every file.",
      ...(files === undefined ? [] : [`${names.length} files, byte by byte: tables, charts, texts.`]),
    ],
    notCompared: skipped.map((path) => `${path}: it is also made from data that have changed since.`),
  };
}

function fileDifferences(path: string, content: Uint8Array, fresh: Uint8Array): Difference[] {
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  if (/\.parquet$/.test(path))
    return [{ where: path, says: "holds other numbers or words than are made again" }];
  return textDifferences(decode(content), decode(fresh), path);
}

/** With other code numbers have to agree within the error of sampling. */
function compareNumbers(
  manifest: Manifest,
  files: ReadonlyMap<string, Uint8Array> | undefined,
  made: Publication,
): Found {
  const pairs: Pair[] = [...pairsOf(manifest.results, made.manifest.results)];
  const wrong: Difference[] = [];
  const compared = [`${pairs.length} headline numbers of the manifest.`];
  if (pairs.length === 0)
    wrong.push({ where: "manifest.json, results", says: "has no number that could be compared" });
  for (const [path, keys] of Object.entries(tables)) {
    const [content, fresh] = [files?.get(path), made.files.get(path)];
    if (content === undefined || fresh === undefined) continue;
    const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    const { pairs: inTable, differences } = tablePairs(decode(content), decode(fresh), path, keys);
    pairs.push(...inTable);
    wrong.push(...differences);
    compared.push(`${inTable.length} numbers of ${path}.`);
  }
  const apart = pairs
    .map((pair) => ({ pair, errors: errorsApart(pair) }))
    .filter(({ errors }) => errors !== 0)
    .sort((a, b) => b.errors - a.errors);
  wrong.push(...apart.filter(({ errors }) => !(errors <= mostErrors)).map(({ pair }) => describePair(pair)));
  wrong.push(...lineDifferences(manifest));
  const isSameRun = manifest.digests.outcomes === made.manifest.digests.outcomes;
  const rest = [...(files?.keys() ?? [])].filter((path) => !Object.hasOwn(tables, path));
  return {
    isSame: isSameRun && apart.length === 0,
    wrong,
    apart: apart
      .filter(({ errors }) => errors <= mostErrors)
      .slice(0, mostTold)
      .map(({ pair }) => describePair(pair)),
    compared: [...compared, ...(isSameRun ? ["The digest of the outcomes: every draw is the same."] : [])],
    notCompared: [
      ...(manifest.digests.study === made.manifest.digests.study
        ? []
        : ["The digest of the study: this version makes another study of the same scenario."]),
      `The sentences to quote. Made here they are: ${made.manifest.quotes.map(({ text }) => text).join(" ")}`,
      ...(rest.length === 0
        ? []
        : [
            `${rest.length} files that another version wrote were held against their digests only: ${rest.join(", ")}.`,
          ]),
    ],
  };
}

/** Whether the line beside a figure says what the manifest says. */
function lineDifferences({ digestLine, digests, sampling, asked }: Manifest): Difference[] {
  const scenario = typeof asked.scenario === "string" ? asked.scenario : asked.scenario.id;
  try {
    const line = readDigestLine(digestLine);
    if (digests.outcomes.startsWith(line.digest) && line.seed === sampling.seed && line.scenario === scenario)
      return [];
    return [{ where: "manifest.json, digestLine", says: "is of another run than the manifest's" }];
  } catch (error) {
    return [{ where: "manifest.json, digestLine", says: (error as Error).message }];
  }
}

function isSame(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}
