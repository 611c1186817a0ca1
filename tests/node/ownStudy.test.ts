import path from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import catalogue from "#catalogue";
import { runReportSchema } from "../../lib/publish/runReportSchema.ts";
import { jsonOf, outputOf, wageflow } from "./cli/wageflow.ts";

// Other programs run here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const file = path.join(import.meta.dirname, "fixtures/own-study.yaml");
const segments = ["orchards", "canneries", "packers", "pilots"];

async function reportOf(...call: readonly string[]) {
  return runReportSchema.parse(await jsonOf(wageflow("run", file, ...call, "--json")));
}

type Report = Awaited<ReturnType<typeof reportOf>>;

const mean = (report: Report, outcome: string) =>
  report.outcomes.find((entry) => entry.outcome === outcome)!.mean;

let own: Report;
let text: string;
beforeAll(async () => {
  own = await reportOf();
  text = await outputOf(wageflow("run", file));
});

describe("a study of its own, for another workforce", () => {
  it("runs with its own seed, draws, segments and choices, and nothing of the project's", () => {
    expect(own).toMatchObject({
      scenario: { id: "harvest-crews", year: 2020 },
      seed: "islands",
      draws: 2000,
    });
    expect(new Set(own.outcomes.map(({ segment }) => segment))).toEqual(new Set([null, ...segments]));
    expect(own.choices.map(({ id }) => id).sort()).toEqual(["all-crews", "harbour-counted", "levy", "list"]);
    expect(own.changed).toEqual({ parameters: ["company.spent"], pinned: {}, weighed: [] });
  });

  it("uses every recipient that its chain and what follows it name, and no other", () => {
    const received = own.outcomes
      .filter(({ segment, outcome, mean }) => segment === null && /^to-[a-z-]+$/.test(outcome) && mean > 0)
      .map(({ outcome }) => outcome.slice("to-".length));
    expect(received.sort()).toEqual(
      [
        "state",
        "company",
        "officials",
        "supervisor",
        "foreign-agency",
        "broker",
        "carrier",
        "living",
        "unknown",
      ].sort(),
    );
  });

  it("accounts for what was earned, in each segment and in all", () => {
    for (const group of ["", ...segments.map((segment) => `@${segment}`)]) {
      const uses = own.outcomes.filter(({ outcome }) =>
        new RegExp(`^(?:to-[a-z-]+|received-by-family|saved-in-hand)${group}$`).test(outcome),
      );
      const used = uses.reduce((sum, { mean }) => sum + mean, 0);
      const earned = mean(own, `gross-earnings${group}`) + mean(own, `deficit${group}`);
      expect(Math.abs(used / earned - 1)).toBeLessThan(1e-12);
    }
  });

  it("keeps a segment outside the totals out of them", () => {
    const counted = segments.filter((segment) => segment !== "pilots");
    const sum = counted.reduce((total, segment) => total + mean(own, `workers@${segment}`), 0);
    expect(Math.abs(sum / mean(own, "workers") - 1)).toBeLessThan(1e-12);
    expect(mean(own, "workers@pilots")).toBe(120);
  });

  it.concurrent("scales the places that are not pinned to a total", async () => {
    const report = await reportOf(
      ...["--choose", "all-crews=five-thousand", "--choose", "list=spring-list", "--set", "share.ashore=0"],
    );
    const inPlaces = mean(report, "workers@orchards") + mean(report, "workers@canneries");
    expect(Math.abs(inPlaces / (5000 - 120) - 1)).toBeLessThan(1e-12);
  });

  it.concurrent("turns its currencies into dollars", async () => {
    const monthly = async (rate: string) =>
      mean(await reportOf("--set", `rate.euro=${rate}`), "gross-earnings-per-month@pilots");
    expect(Math.abs((await monthly("0.5")) / (await monthly("2")) - 4)).toBeLessThan(1e-12);
  });

  it.concurrent("takes changes, pins, a threshold and a segment's outcome as the project's scenarios do", async () => {
    const report = await reportOf(
      ...[
        "--set",
        "fee.orchards=0.2",
        "--set",
        "share.waived=0",
        "--set",
        "fee.broker=0",
        "--choose",
        "levy=tax",
      ],
      ...[
        "--set",
        "tax.crew=0",
        "--set",
        "loan.crew=0",
        "--set",
        "papers.crew=0",
        "--set",
        "side.orchards=0",
      ],
      ...["--threshold", "0.2", "--outcome", "taken-share@orchards"],
    );
    expect(Math.abs(mean(report, "taken-share@orchards") - 0.2)).toBeLessThan(1e-12);
    expect(report.changed.pinned).toEqual({ levy: "tax" });
    expect(report.thresholds).toMatchObject([{ outcome: "taken-share@orchards", threshold: 0.2 }]);
  });

  it("shows its segments by name", () => {
    expect(text).toMatch(/^Harvest crews of the islands, an invented example\n/);
    for (const title of ["Orchards in the valley", "Canneries on the coast", "Packers, hired by the day"]) {
      expect(text).toMatch(new RegExp(`^ {2}${title} +\\d`, "m"));
    }
    expect(text).toMatch(/^ {2}beside the total: Pilots of the harbour +120 \(120 to 120\)/m);
  });

  it.concurrent.each<[title: string, call: readonly string[]]>([
    ["with a segment from which nothing is taken", []],
    [
      "with headcounts of one number",
      ["valley", "late", "coast", "packers"]
        .flatMap((crew) => ["--set", `crew.${crew}=500`])
        .concat("--set", "share.ashore=0.1", "--set", "share.arrived=1"),
    ],
  ])("rests on no documented figure where all are judged: %s", async (_, call) => {
    const { restsOn } = await reportOf(...call);
    for (const aspects of [restsOn!.workers, restsOn!.revenue]) {
      for (const { documented } of Object.values(aspects)) expect(documented).toBe(0);
    }
  });
});

describe("what a study of its own says", () => {
  const places = [...new Set(catalogue.segments.flatMap(({ place }) => place.split(/,? and |, /)))];
  const foreign = new RegExp(`korea|pyongyang|kaesong|${places.join("|")}`, "i");

  it.concurrent("holds no place and no scenario of the project, in text, JSON and CSV", async () => {
    for (const form of [["--json"], ["--csv"], []]) {
      const output = await outputOf(wageflow("run", file, ...form));
      expect(foreign.exec(output)?.[0]).toBeUndefined();
      for (const { id } of catalogue.scenarios) expect(output).not.toContain(id);
    }
  });

  it("calls the treasury of another country no party", () => {
    expect(text).not.toMatch(/\bparty\b/);
  });

  it("speaks of no split of what is taken that it does not have", () => {
    expect(text).not.toContain("rests on a judged split");
  });

  it.concurrent("leads on to what it has", async () => {
    for (const [, parameter] of text.matchAll(/\bshow ([a-z][\w.-]*)/g)) {
      await outputOf(wageflow("show", parameter!, "--scenario", file));
    }
    expect(text).not.toContain("kuwait-worker");
  });
});
