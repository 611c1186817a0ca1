import { type Design, type DesignName, designNames } from "../../sampling/designs/design.ts";
import type { Study } from "../../study/study.ts";
import { version } from "../../version.ts";
import type { Sampling } from "./manifest.ts";

/** As many as can be made again at once. */
const mostDraws = 10_000_000;

/** What the line beside a figure says. */
export interface DigestLine {
  readonly version: string;
  /** Id of the scenario. */
  readonly scenario: string;
  /** Number of changes to the scenario, which the line does not name. */
  readonly changes: number;
  readonly seed: string;
  /** Undefined where it is the scenario's own. */
  readonly draws: number | undefined;
  readonly design: { readonly name: DesignName; readonly replicates: number };
  /** The first digits of the digest of the outcomes. */
  readonly digest: string;
}

/** Digits that are printed: one in 281 million million agrees by chance. */
export const digitsPrinted = 12;
/** Fewer are no check. */
export const fewestDigits = 4;
const between = " · ";

/** One line to print beside a figure: `wageflow 0.1.0 · bottom-up-2012 · seed 2012 · 3f9a1c20b7d4…`. */
export function writeDigestLine(line: DigestLine): string {
  const { version, scenario, changes, seed, draws, design, digest } = line;
  return [
    `wageflow ${version}`,
    `${scenario}${changes === 0 ? "" : ` with ${changes} ${changes === 1 ? "change" : "changes"}`}`,
    `seed ${seed}`,
    ...(draws === undefined ? [] : [`${draws} draws`]),
    ...(design.name === "random" ? [] : [`${design.name} x ${design.replicates}`]),
    `${digest.slice(0, digitsPrinted)}…`,
  ].join(between);
}

/**
 * The line to print beside a figure of a run.
 *
 * @param changes number of things that were changed in the scenario
 */
export function digestLineOf(
  run: {
    readonly study: Study;
    readonly seed: string;
    readonly draws: number;
    readonly design: Pick<Design, "name" | "replicates">;
    digest(): string;
  },
  changes: number,
): string {
  const { study, seed, draws, design } = run;
  return writeDigestLine({
    version,
    scenario: study.id,
    changes,
    seed,
    draws: draws === study.draws ? undefined : draws,
    design,
    digest: run.digest(),
  });
}

/** How the run of a line was drawn, as far as that is not the scenario's own. */
export function samplingOfLine({ seed, draws, design }: DigestLine): Partial<Sampling> {
  return {
    seed,
    ...(draws === undefined ? {} : { draws }),
    ...(design.name === "random" ? {} : { design: design.name, replicates: design.replicates }),
  };
}

/** Whether a text looks like a line beside a figure. */
export function isDigestLine(text: string): boolean {
  return /^\s*wageflow \d[^·]*·/.test(text);
}

/**
 * Reads the line beside a figure, as it is or as a printer may have set it: with three points for the ellipsis.
 *
 * @throws RangeError that says what is wrong with it
 */
export function readDigestLine(text: string): DigestLine {
  const parts = text.trim().split(/\s*·\s*/);
  const [program = "", scenario = "", ...rest] = parts;
  const version = /^wageflow (\d+(?:\.\d+)*(?:-[\w.]+)?)$/.exec(program)?.[1];
  const named = /^([a-z0-9]+(?:[.-][a-z0-9]+)*)(?: with (\d{1,4}) changes?)?$/.exec(scenario);
  const digits = /^([0-9a-f]{4,64})(?:…|\.\.\.)?$/.exec(rest.at(-1) ?? "")?.[1];
  if (version === undefined || named === null || rest.length < 2) {
    throw new RangeError(
      'this is no line as it stands beside a figure; one looks like "wageflow 0.1.0 · bottom-up-2012 · seed 2012 · 3f9a1c20b7d4…"',
    );
  }
  if (digits === undefined) {
    throw new RangeError(
      `the line ends in "${(rest.at(-1) ?? "").slice(0, 40)}", where ${fewestDigits} to 64 digits 0-9 and a-f of a digest belong`,
    );
  }
  const middle = rest.slice(0, -1);
  const designs = designNames.join("|");
  const design = new RegExp(`^(${designs}) x (\\d{1,5})$`).exec(middle.at(-1) ?? "");
  if (design !== null) middle.pop();
  const said = middle.length > 1 && /^[-+\d.,e ]+ draws$/i.test(middle.at(-1)!) ? middle.pop()! : undefined;
  const draws = said === undefined ? undefined : Number(/^(\d{1,9}) draws$/.exec(said)?.[1]);
  if (draws !== undefined && !(draws >= 1 && draws <= mostDraws))
    throw new RangeError(
      `the line says "${said!.slice(0, 40)}"; draws are a whole number from 1 to ${mostDraws}`,
    );
  const seed = /^seed(?: (.{0,200}))?$/s.exec(middle.join(between));
  if (seed === null) throw new RangeError('the line names no seed, as in "seed 2012"');
  return {
    version,
    scenario: named[1]!,
    changes: Number(named[2] ?? 0),
    seed: seed[1] ?? "",
    draws,
    design: {
      name: (design?.[1] ?? "random") as DesignName,
      replicates: design === null ? 1 : Number(design[2]),
    },
    digest: digits,
  };
}
