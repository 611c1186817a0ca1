import { lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import catalogue from "#catalogue";
import { askedOfState } from "../../publish/askedOfState.ts";
import type { Asked, Sampling } from "../../publish/bundle/manifest.ts";
import { readLink } from "../../publish/link.ts";
import { digestInLink } from "../../publish/linkDigest.ts";
import type { Published } from "../../publish/verify/readPublished.ts";
import { verdictWords } from "../../publish/verify/verdictWords.ts";
import type { Verification } from "../../publish/verify/verify.ts";
import { DataError } from "../../study/problems.ts";
import { askedFor } from "../loadScenario.ts";
import { overrideOptions } from "./overrides.ts";
import { print } from "./print.ts";
import { withShareBar } from "./progressBar.ts";
import { addAskOptions, overridesOf, type StudyOptions } from "./studyOptions.ts";
import { wrap } from "./text.ts";
import { WrongCall, wholeNumber } from "./wrongCall.ts";

interface VerifyCall extends StudyOptions {
  readonly scenario?: string;
  readonly draws?: number;
  readonly digest?: string;
}

type Publishing = typeof import("#publishing");

/** Status of a check that failed. */
const failed = 1;

/** `wageflow verify`: make something published again, and compare. */
export function addVerify(program: Command): void {
  const command = program
    .command("verify")
    .description(
      "make a published estimate again and compare it: a folder, a zip, a manifest, a link, a line beside a figure",
    )
    .argument(
      "<published>",
      'folder, zip, manifest.json, link, or a line such as "wageflow 0.1.0 · bottom-up-2012 · …"',
    )
    .option(
      "--scenario <scenario>",
      "for a line: the scenario's name or file, where the line does not say all",
    )
    .option("--digest <digits>", "for a link: the digest that was published with it")
    .option("--draws <number>", "for a line: the number of draws", wholeNumber("--draws", 1, 10_000_000));
  addAskOptions(command)
    .option("--json", "what was found, as JSON (form wageflow-verification, version 1)")
    .action(async (published: string, call: VerifyCall) => {
      const publishing = await import("#publishing");
      const kind = publishing.isDigestLine(published)
        ? "line"
        : /^(?:https?:\/\/|\?)/i.test(published)
          ? "link"
          : "file";
      checkCall(kind, call);
      try {
        if (kind === "line") await verifyLine(published, call, publishing);
        else if (kind === "link") await verifyLink(published, call, publishing);
        else await verifyFiles(published, call, publishing);
      } catch (error) {
        if (error instanceof publishing.UnreadableError) throw new DataError(error.message.split("\n"));
        throw error;
      }
    });
}

async function verifyFiles(file: string, call: VerifyCall, publishing: Publishing): Promise<void> {
  const published = read(file, publishing);
  const found = await withShareBar((update) => publishing.verify(published, publishing.workshop(update)));
  if (found.verdict === "not verified") process.exitCode = failed;
  print(
    call.json
      ? `${JSON.stringify({ format: "wageflow-verification", formatVersion: 1, ...found }, null, 2)}\n`
      : `${verificationText(found)}\n`,
  );
}

/** @throws DataError where it is missing or too large */
/** What a line or a link does not say can be given beside it; files say all, and a link all but its digest. */
function checkCall(kind: "line" | "link" | "file", call: VerifyCall): void {
  const given = [
    ["--scenario", call.scenario],
    ["--draws", call.draws],
    ["--seed", call.seed],
    ...overrideOptions(call),
  ].find(([, value]) => value !== undefined)?.[0];
  if (kind !== "line" && given !== undefined)
    throw new WrongCall(
      `${given} is for a line; ${kind === "link" ? "a link" : "what is published in files"} says itself how it was made`,
    );
  if (kind !== "link" && call.digest !== undefined)
    throw new WrongCall(
      `--digest is for a link; ${kind === "line" ? "a line" : "what is published in files"} has its own`,
    );
}

function read(name: string, { readFolder, readPublished, zipLimits }: Publishing): Published {
  const found = statSync(name, { throwIfNoEntry: false });
  if (found === undefined)
    throw new DataError([
      `${name}: there is no such file or folder, and it is no link and no line beside a figure`,
    ]);
  if (found.isDirectory()) return readFolder(filesOf(name, zipLimits), name);
  if (!found.isFile()) throw new DataError([`${name}: is not a file`]);
  if (found.size > zipLimits.zip)
    throw new DataError([
      `${name}: is ${(found.size / 1e6).toFixed(0)} MB; up to ${zipLimits.zip / 1e6} MB are read`,
    ]);
  return readPublished(readFileSync(name), name);
}

/** The files of a folder; links and what a file manager leaves are not followed. */
function filesOf(folder: string, limits: Publishing["zipLimits"]): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  let total = 0;
  const visit = (inside: string): void => {
    for (const name of readdirSync(path.join(folder, inside)).sort()) {
      const at = inside === "" ? name : `${inside}/${name}`;
      const found = lstatSync(path.join(folder, at));
      if (name === ".DS_Store" || name === "Thumbs.db" || name === "desktop.ini") continue;
      if (found.isDirectory()) visit(at);
      else if (!found.isFile())
        throw new DataError([`${path.join(folder, at)}: is neither a file nor a folder`]);
      else {
        total += found.size;
        if (total > limits.files || files.size >= limits.entries)
          throw new DataError([`${folder}: holds more than a publication does; it is not read further`]);
        files.set(at, readFileSync(path.join(folder, at)));
      }
    }
  };
  visit("");
  return files;
}

async function verifyLine(text: string, call: VerifyCall, publishing: Publishing): Promise<void> {
  let line: ReturnType<Publishing["readDigestLine"]>;
  try {
    line = publishing.readDigestLine(text);
  } catch (error) {
    throw new DataError([(error as Error).message]);
  }
  const overrides = overridesOf(call);
  const changed =
    call.scenario !== undefined || overrideOptions(call).some(([, value]) => value !== undefined);
  if (line.changes > 0 && !changed) {
    throw new WrongCall(
      `the line is of ${line.scenario} with ${line.changes} changed; say what they are, with --scenario FILE, --set, --choose, --weigh, --without or --dependence, or verify its link or manifest`,
    );
  }
  const asked = await askedFor(call.scenario ?? line.scenario, overrides);
  const sampling = {
    ...publishing.samplingOfLine(line),
    ...(call.seed === undefined ? {} : { seed: call.seed }),
    ...(call.draws === undefined ? {} : { draws: call.draws }),
  };
  check(asked, sampling, line.digest, call, publishing);
}

async function verifyLink(link: string, call: VerifyCall, publishing: Publishing): Promise<void> {
  let query: string;
  try {
    query = link.startsWith("?") ? link : new URL(link).search;
  } catch {
    throw new DataError([`"${link.slice(0, 80)}" is no address`]);
  }
  const entries = new URLSearchParams(query);
  if (entries.size > 0 && !entries.has("v") && !entries.has("digest"))
    throw new WrongCall(
      "the link has no `v=1`, so that nothing in it is this project's; a link of a page's “Copy the link” has it",
    );
  const { asked, sampling } = askedOfState(readLink(query));
  const digits =
    call.digest === undefined
      ? digestInLink(query)
      : digestInLink(`?digest=${encodeURIComponent(call.digest)}`);
  if (digits === undefined) {
    const made = publishing.verifyDigest(asked, sampling, "", catalogue);
    throw new WrongCall(
      `the link names no digest to compare with. It makes\n  ${made.digestLine}\nCompare that with the line beside the figure, or name its digest with --digest`,
    );
  }
  check(asked, sampling, digits, call, publishing);
}

function check(
  asked: Asked,
  sampling: Partial<Sampling>,
  digest: string,
  call: VerifyCall,
  { verifyDigest }: Publishing,
): void {
  const found = verifyDigest(asked, sampling, digest, catalogue);
  if (!found.isSame) process.exitCode = failed;
  if (call.json) {
    print(
      `${JSON.stringify({ format: "wageflow-verification", formatVersion: 1, verdict: found.isSame ? "to the bit" : "not verified", ...found }, null, 2)}\n`,
    );
    return;
  }
  print(
    `${[
      found.isSame
        ? `Verified: made again, the run has the digest ${digest}, to the last bit of every draw of the totals.`
        : `Not verified: the published digest begins with ${digest}; made again, the run has another.`,
      ...(found.isSame && found.digits < 8
        ? [`Only ${found.digits} digits were compared; one run in ${16 ** found.digits} has them by chance.`]
        : []),
      found.title,
      `  ${found.digestLine}`,
    ].join("\n")}\n`,
  );
}

function verificationText(found: Verification): string {
  const list = (title: string, entries: readonly string[]) =>
    entries.length === 0 ? [] : [[title, ...entries.map((entry) => wrap(entry, 96, "  "))].join("\n")];
  const { code, data, scenario } = found.changed;
  const changes = [code && `Code: ${code}`, data && `Data: ${data}`, scenario && `Scenario: ${scenario}`];
  return [
    `${verdictWords[found.verdict]}\n${found.title}\n  ${found.published}`,
    ...(found.made !== undefined && found.made !== found.published ? [`Made again:\n  ${found.made}`] : []),
    ...list(
      "Wrong:",
      found.wrong.map(({ where, says }) => `${where}: ${says}`),
    ),
    ...list(
      "Changed since:",
      changes.filter((text) => text !== undefined),
    ),
    ...list(
      "Differences within the error:",
      found.apart.map(({ where, says }) => `${where}: ${says}`),
    ),
    ...list("Compared:", found.compared),
    ...list("Not compared:", found.notCompared),
  ].join("\n\n");
}
