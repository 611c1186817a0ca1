import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fromCSV } from "arquero";
import { describe, expect, it, vi } from "vitest";
import { runReportSchema } from "../../../lib/publish/runReportSchema.ts";
import { version } from "../../../lib/version.ts";
import { temporaryFolder } from "../temporaryFolder.ts";
import { type Ended, jsonOf, outputOf, program, refusalOf, root, wageflow } from "./wageflow.ts";

// Other programs run here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const folder = temporaryFolder();
const draws = ["--draws", "2000"] as const;

/** A run's report, in the form that is documented. */
async function reportOf(...call: readonly string[]) {
  return runReportSchema.parse(await jsonOf(wageflow("run", ...call, "--json")));
}

type Report = Awaited<ReturnType<typeof reportOf>>;

function outcomeOf(report: Report, outcome: string) {
  const found = report.outcomes.find((entry) => entry.outcome === outcome);
  if (found === undefined) throw new Error(`the report has no outcome ${outcome}`);
  return found;
}

function quantileOf(report: Report, outcome: string, probability: number): number {
  return outcomeOf(report, outcome).quantiles.find((quantile) => quantile.probability === probability)!.value;
}

describe("run", () => {
  it.concurrent("reports the bottom-up scenario of 2012 with its own seed and draws", async () => {
    const text = await outputOf(wageflow("run"));
    expect(text).toMatch(/^From the bottom up, 2012\n\nIn 2012 the state took \d+ to \d+ million dollars/);
    expect(text).toContain("Seed 2012, 20,000 draws, random design");
  });

  it.concurrent("prints a call that gives the same digits again", async () => {
    const text = await outputOf(
      wageflow(
        "run",
        "kuwait-2012",
        ...[...draws, "--seed", "it's a seed", "--set", "wage.kuwait=350..417..500"],
        ...["--choose", "kuwait-chain=side-by-side", "--threshold", "6e6", "--outcome", "wide-net"],
      ),
    );
    const again = /The same digits again:\n {2}(.*)/.exec(text)![1]!;
    expect(execFileSync(again, { cwd: root, shell: true, encoding: "utf8" })).toBe(text);
  });

  it.concurrent("weighs a choice, sends a country home, and says what is not as the data has it", async () => {
    const changes = ["--weigh", "total=own-sum:0.2,thirty-thousand:0.8", "--without", "Kuwait"];
    const call = ["run", "bottom-up-2012", ...draws, ...changes] as const;
    const report = await reportOf(...call.slice(1));
    expect(report.changed).toEqual({ parameters: [], pinned: {}, weighed: ["total"] });
    const { options } = report.choices.find(({ id }) => id === "total")!;
    expect(options.map(({ drawn }) => drawn.toFixed(1))).toEqual(["0.2", "0.0", "0.0", "0.8"]);
    expect(report.outcomes.some(({ segment }) => segment?.startsWith("kuwait"))).toBe(false);
    const text = await outputOf(wageflow(...call));
    expect(text.replace(/\s+/g, " ")).toMatch(
      /Not as the data has it: weights of total \(drawn: own-sum 2\d %/,
    );
    expect(text).toContain("--weigh total=own-sum:0.2,thirty-thousand:0.8 --without Kuwait");
  });

  it.concurrent("takes weights, dependence, design and seed from a file", async () => {
    const file = path.join(folder, "weighed.yaml");
    const head = "id: mine\ntitle: Mine\nyear: 2012\nbase: bottom-up-2012\nassumes: A.\nleavesOut: B.\n";
    const more = "weigh: { total: { own-sum: 1 } }\ndependence: common\ndesign: sobol\n";
    writeFileSync(file, `${head}${more}sentHome: { Kuwait: all }\n`);
    const fromFile = await reportOf(file, ...draws);
    expect(fromFile.design).toBe("sobol");
    const options = ["--weigh", "total=own-sum:1", "--dependence", "common", "--design", "sobol"];
    const fromCall = await reportOf("bottom-up-2012", ...draws, ...options, "--without", "Kuwait");
    expect(fromFile.outcomesDigest).toBe(fromCall.outcomesDigest);
    expect(fromFile.studyDigest).toBe(fromCall.studyDigest);
    writeFileSync(file, `${head}weigh: { total: { own-sum: 0.9 } }\ndesign: sobl\n`);
    expect(await refusalOf(wageflow("run", file))).toMatch(/weighed\.yaml:8: design .*"sobol"/);
    writeFileSync(file, `${head}weigh:\n  total: { own-sum: 0.9 }\n`);
    expect(await refusalOf(wageflow("run", file))).toMatch(/weighed\.yaml:8: .*add up to 0.9/);
  });

  it.concurrent("prints JSON in its documented form", async () => {
    const report = await reportOf("kuwait-2012", ...draws, "--quantiles", "0.1,0.975");
    expect(report).toMatchObject({
      format: "wageflow-run",
      formatVersion: 1,
      scenario: { id: "kuwait-2012", year: 2012, kind: "estimate" },
      seed: "2012",
      draws: 2000,
      codeVersion: version,
      changed: { parameters: [], pinned: {} },
      thresholds: [],
    });
    for (const { quantiles } of report.outcomes) {
      expect(quantiles.map(({ probability }) => probability)).toEqual([
        0.05, 0.1, 0.25, 0.5, 0.75, 0.95, 0.975,
      ]);
    }
    expect(new Set(report.outcomes.map(({ segment }) => segment))).toEqual(
      new Set([null, "kuwait-construction"]),
    );
  });

  it.concurrent("prints the outcomes of the JSON as CSV, to the last digit", async () => {
    const call = ["kuwait-2012", ...draws, "--quantiles", "0.9"];
    const { outcomes } = await reportOf(...call);
    const csv = await outputOf(wageflow("run", ...call, "--csv"));
    expect(csv.endsWith("\n")).toBe(true);
    const rows = fromCSV(csv, { autoType: false }).objects() as Record<string, string | null>[];
    expect(rows).toEqual(
      outcomes.map(({ outcome, measure, segment, unit, quantiles, ...moments }) => ({
        outcome,
        measure,
        segment,
        unit,
        mean: String(moments.mean),
        mean_standard_error: String(moments.meanStandardError),
        standard_deviation: String(moments.standardDeviation),
        ...Object.fromEntries(
          quantiles.flatMap(({ probability, value, standardError }) => [
            [`quantile_${probability}`, String(value)],
            [`quantile_${probability}_standard_error`, String(standardError)],
          ]),
        ),
      })),
    );
  });

  it.concurrent("knows no standard error of one draw, and says that few draws are rough", async () => {
    const call = ["kuwait-2012", "--draws", "1", "--threshold", "1"];
    const { outcomes, thresholds } = await reportOf(...call);
    for (const { meanStandardError, quantiles } of outcomes) {
      expect(meanStandardError).toBeNull();
      for (const { standardError } of quantiles) expect(standardError).toBeNull();
    }
    expect(thresholds).toMatchObject([{ probability: 1, standardError: null }]);
    expect(await outputOf(wageflow("run", ...call))).toContain("These are rough: 1 draw only");
    const kept = path.join(folder, "one-draw");
    await outputOf(wageflow("run", ...call, "--resume", "--out", kept));
    expect(readFileSync(path.join(kept, "run.json"), "utf8")).not.toMatch(/tandardError": [0-9]/);
    const enough = await outputOf(wageflow("run", "kuwait-2012", "--draws", "1000"));
    expect(enough).not.toContain("rough");
  });

  it.concurrent("takes numbers and texts as seeds, 0 among them", async () => {
    const digest = async (...seed: readonly string[]) =>
      (await reportOf("kuwait-2012", ...draws, ...seed)).outcomesDigest;
    const own = await digest();
    expect(await digest("--seed", "2012")).toBe(own);
    const zero = await digest("--seed", "0");
    const others = [
      zero,
      await digest("--seed", ""),
      await digest("--seed", "Kuwait"),
      await digest("--seed", "-1"),
    ];
    expect(new Set([own, ...others]).size).toBe(5);
    const file = path.join(folder, "seed.yaml");
    writeFileSync(
      file,
      "{ id: zero, title: Zero, year: 2012, base: kuwait-2012, assumes: A, leavesOut: B, seed: 0 }",
    );
    expect(await outputOf(wageflow("run", file, ...draws, "--json"))).toContain(
      `"outcomesDigest": "${zero}"`,
    );
  });

  it.concurrent("samples as many draws as asked for", async () => {
    for (const count of [1, 8193]) {
      const report = await reportOf("kuwait-2012", "--draws", String(count));
      expect(report.draws).toBe(count);
      expect(outcomeOf(report, "workers").mean).toBeGreaterThan(0);
    }
  });
});

describe("--set", () => {
  const workers = "workers@kuwait-construction";

  it.concurrent("sets a parameter to a value", async () => {
    const report = await reportOf("kuwait-2012", ...draws, "--set", "headcount.kuwait=1000");
    expect(report.changed.parameters).toEqual(["headcount.kuwait"]);
    expect(outcomeOf(report, workers)).toMatchObject({ mean: 1000, standardDeviation: 0 });
  });

  it.concurrent("spreads a parameter evenly over a range", async () => {
    const report = await reportOf(
      "kuwait-2012",
      "--draws",
      "4000",
      "--quantiles",
      "0,1",
      "--set",
      "headcount.kuwait=1000..2000",
    );
    const { mean, meanStandardError, standardDeviation } = outcomeOf(report, workers);
    expect(Math.abs(mean - 1500)).toBeLessThan(4 * meanStandardError!);
    // The standard error of a uniform's standard deviation is sd sqrt(0.8 / (4 n)).
    const deviation = 1000 / Math.sqrt(12);
    expect(Math.abs(standardDeviation - deviation)).toBeLessThan(4 * deviation * Math.sqrt(0.2 / 4000));
    expect(quantileOf(report, workers, 0)).toBeGreaterThanOrEqual(1000);
    expect(quantileOf(report, workers, 1)).toBeLessThanOrEqual(2000);
  });

  it.concurrent("puts a PERT distribution on low, mode and high", async () => {
    const report = await reportOf(
      "kuwait-2012",
      "--draws",
      "4000",
      "--quantiles",
      "0,1",
      "--set",
      "headcount.kuwait=1000..1200..2000",
    );
    const { mean, meanStandardError } = outcomeOf(report, workers);
    expect(Math.abs(mean - (1000 + 4 * 1200 + 2000) / 6)).toBeLessThan(4 * meanStandardError!);
    expect(quantileOf(report, workers, 0)).toBeGreaterThanOrEqual(1000);
    expect(quantileOf(report, workers, 1)).toBeLessThanOrEqual(2000);
  });

  it.concurrent("may be repeated", async () => {
    const report = await reportOf(
      "kuwait-2012",
      ...draws,
      "--set",
      "wage.kuwait=400",
      "--set",
      "headcount.kuwait=1000",
    );
    expect([...report.changed.parameters].sort()).toEqual(["headcount.kuwait", "wage.kuwait"]);
    expect(outcomeOf(report, `gross-earnings-per-month@kuwait-construction`).quantiles).toHaveLength(5);
  });

  it.concurrent("says in plain words that numbers are too large", async () => {
    const call = ["run", "kuwait-2012", ...draws, "--set", "wage.kuwait=1e308"];
    expect(await refusalOf(wageflow(...call))).toMatch(/too large|wage\.kuwait|gross-earnings/);
  });
});

describe("--choose", () => {
  it.concurrent("pins a choice to an option", async () => {
    const report = await reportOf("kuwait-2012", ...draws, "--choose", "kuwait-chain=side-by-side");
    expect(report.changed.pinned).toEqual({ "kuwait-chain": "side-by-side" });
    const { options } = report.choices.find(({ id }) => id === "kuwait-chain")!;
    expect(options.map(({ id, drawn }) => [id, drawn])).toContainEqual(["side-by-side", 1]);
    expect(options.reduce((sum, { drawn }) => sum + drawn, 0)).toBe(1);
  });

  it.concurrent("pins a choice together with the one that its weights depend on", async () => {
    const report = await reportOf(
      "kuwait-2012",
      ...draws,
      "--choose",
      "total=own-sum",
      "--choose",
      "composition=list-2013",
    );
    expect(report.changed.pinned).toEqual({ composition: "list-2013", total: "own-sum" });
    expect(outcomeOf(report, "workers").mean).toBe(outcomeOf(report, "workers-stated").mean);
  });
});

describe("--threshold", () => {
  it.concurrent("gives the probability that the outcome exceeds it, for each", async () => {
    const call = ["kuwait-2012", ...draws, "--outcome", "wide-net"];
    const median = quantileOf(await reportOf(...call), "wide-net", 0.5);
    const { thresholds } = await reportOf(
      ...call,
      "--threshold",
      "-1",
      "--threshold",
      String(median),
      "--threshold",
      "1e12",
    );
    expect(thresholds.map(({ outcome, probability }) => [outcome, probability])).toEqual([
      ["wide-net", 1],
      ["wide-net", 0.5],
      ["wide-net", 0],
    ]);
    expect(thresholds.map(({ threshold }) => threshold)).toEqual([-1, median, 1e12]);
  });

  it.concurrent("is held against narrow revenue unless another outcome is named, also of a segment", async () => {
    const text = await outputOf(wageflow("run", "kuwait-2012", ...draws, "--threshold", "1e6"));
    expect(text).toMatch(/Probability that regime revenue, narrow exceeds 1,000,000: \d+\.\d %/);
    const ofSegment = ["--outcome", "narrow-share@kuwait-construction", "--threshold", "0.4"];
    const { thresholds } = await reportOf("kuwait-2012", ...draws, ...ofSegment);
    expect(thresholds).toMatchObject([{ outcome: "narrow-share@kuwait-construction", threshold: 0.4 }]);
  });
});

describe("a wrong call of run", () => {
  it.concurrent.each<[readonly string[], string]>([
    [["kuwait-2021"], 'there is no scenario "kuwait-2021"; the nearest is "kuwait-2012"'],
    [["./tests"], "./tests: is not a file"],
    [["./no-such-file.yaml"], "./no-such-file.yaml: there is no such file"],
    [["--draws", "0"], '--draws takes a whole number from 1 to 100000000, not "0"'],
    [["--draws", "1e3"], 'not "1e3"'],
    [["--draws", "99999999999"], 'not "99999999999"'],
    [["--outcome", "narow"], 'there is no outcome "narow"; the nearest is "narrow"'],
    [
      ["--outcome", "narrow@kuwait-construktion"],
      'there is no segment "kuwait-construktion"; the nearest is "kuwait-construction"',
    ],
    [
      ["--outcome", "net-pay-per-hour@kaesong", ...draws],
      '"net-pay-per-hour@kaesong" is not defined for this study',
    ],
    [["--quantiles", "0.5,2"], '--quantiles takes probabilities from 0 to 1, not "2"'],
    [["--quantiles", "0.5,,0.9"], '--quantiles takes probabilities from 0 to 1, not ""'],
    [["--threshold", "many"], '--threshold takes a number, not "many"'],
    [["--set", "wage.kuweit=400"], 'there is no parameter "wage.kuweit"; the nearest is "wage.kuwait"'],
    [["--set", "wage.kuwait=500..300"], "the range is upside down"],
    [["--choose", "totl=own-sum"], 'there is no choice "totl"; the nearest is "total"'],
    [["--json", "--csv"], "--json and --csv exclude one another"],
    [["--set", "wage.kuwait=350...500"], '"350...500" is neither a number nor a range'],
    [["--set", "days-off.usual=31"], "a quantity in days/month lies from 0 to 30"],
    [["--set", "hours.gulf=0"], "a quantity in hours/day lies from 1 to 24"],
    [["--until", "1%", "--cap", "1"], "the cap is 1 draws; the first look is at 4096"],
    [["--until", "1%", "--at", "0"], "the quantile is at 0; allowed is a probability between 0 and 1"],
    [["--seed", "a\nb"], '--seed takes a number or a text of letters that can be printed, not "a\\nb"'],
    [["--choose", "total=own-sum", "--weigh", "total=own-sum:1"], "take one of them"],
    [["--weigh", "total=own-sum:0.5,own-sum:0.5"], '"own-sum" stands there twice'],
    [["--out", ""], "--out takes the name of a folder, not an empty one"],
    // Found out before the draws are made, which would take minutes.
    [["--draws", "100000000", "--out", "tests"], "tests exists already and is not an empty folder"],
    [["--draws", "100000000", "--out", "README.md/x"], "a file stands where a folder would have to be"],
    [["--draws", "100000000", "--resume", "--out", "README.md/x"], "a file stands where a folder"],
  ])("is refused: run %j", async (call, message) => {
    expect(await refusalOf(wageflow("run", ...call))).toContain(message);
  });
});

describe("a run of one place", () => {
  it.concurrent("says nothing of the same thing in different places", async () => {
    expect(await outputOf(wageflow("run", "kuwait-2012", "--draws", "500"))).not.toContain("The same thing");
  });
});

describe("progress of a long run", () => {
  const long = ["run", "kuwait-2012", "--draws", "300000"] as const;
  const withTerminal = existsSync("/usr/bin/script");

  it.concurrent("is silent where standard error is no terminal", async () => {
    expect(await outputOf(wageflow(...long))).toContain("300,000 draws");
  });

  it.runIf(withTerminal)("is shown on a terminal, beside the result", () => {
    const result = path.join(folder, "result.txt");
    const call = `'${process.execPath}' '${program}' ${long.join(" ")} > '${result}'`;
    const shown = execFileSync("/usr/bin/script", ["-qec", call, "/dev/null"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    expect(shown).toMatch(/% \| \d+ of 300000 draws/);
    expect(existsSync(result)).toBe(true);
  });

  it.runIf(withTerminal).each([
    ["break-even --parameter nonsense", 'no parameter "nonsense"'],
    ["sensitivity --outcome nonsense", 'no outcome "nonsense"'],
    ["leave-out nonsense", "nonsense"],
    ["run --until 1% --outcome nonsense", 'no outcome "nonsense"'],
  ])("goes away on a terminal where there is an error, and the command ends: %s", (call, message) => {
    const ended = spawnSync(
      "/usr/bin/script",
      ["-qec", `'${process.execPath}' '${program}' ${call}`, "/dev/null"],
      {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
        timeout: 30_000,
      },
    );
    expect(ended.stdout).toContain(message);
    expect([ended.status, ended.signal]).toEqual([2, null]);
  });
});

describe("what run says when it is refused", () => {
  it.concurrent("names file and line of a scenario of one's own", async () => {
    const file = path.join(folder, "wrong.yaml");
    writeFileSync(
      file,
      "id: wrong\ntitle: Wrong\nyear: 2012\nbase: kuwait-2012\nassumes: A\nleavesOut: B\nset:\n  wage.kuweit: 300\n",
    );
    const ended: Promise<Ended> = wageflow("run", file);
    expect(await refusalOf(ended)).toBe(
      `${file}:8: scenario "wrong", set.wage.kuweit: there is no parameter "wage.kuweit"; the nearest is "wage.kuwait"\n`,
    );
  });
});
