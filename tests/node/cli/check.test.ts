import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { temporaryFolder } from "../temporaryFolder.ts";
import { outputOf, refusalOf, wageflow, wageflowIn } from "./wageflow.ts";

// Other programs run here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const folder = temporaryFolder();
const ownStudy = readFileSync(path.join(import.meta.dirname, "../fixtures/own-study.yaml"), "utf8");

describe("check", () => {
  it.concurrent("says that a file is good, and what is in it", async () => {
    writeFileSync(path.join(folder, "good.yaml"), ownStudy);
    expect(await outputOf(wageflowIn(folder, "check", "good.yaml"))).toBe(
      'good.yaml: good. "Harvest crews of the islands, an invented example": 4 segments, 37 parameters, 4 choices\n',
    );
  });

  it.concurrent("says once what is wrong with a share above 1", async () => {
    const file =
      "id: x\ntitle: X\nyear: 2012\nbase: kuwait-2012\nassumes: A\nleavesOut: B\nset:\n  rate.kuwait.state: 1.5\n";
    writeFileSync(path.join(folder, "above.yaml"), file);
    expect(await refusalOf(wageflowIn(folder, "check", "above.yaml"), 1)).toBe(
      'above.yaml:8: scenario "x", set.rate.kuwait.state: reaches from 1.5 to 1.5, but a quantity in share lies from 0 to 1\n',
    );
  });

  it.concurrent("names what nothing in the file calls for", async () => {
    const idle = ownStudy.replace(
      "\nparameters:\n",
      "\nparameters:\n  - { id: wage.forgotten, label: a wage, unit: USD/month, basis: judgement, note: none, distribution: { kind: fixed, value: 100 } }\n",
    );
    writeFileSync(path.join(folder, "idle.yaml"), idle);
    expect(await outputOf(wageflowIn(folder, "check", "idle.yaml"))).toMatch(
      /37 parameters, 4 choices\nNothing in it calls for parameter "wage\.forgotten"\.\n$/,
    );
  });

  it.concurrent("says that a scenario of the project is good", async () => {
    expect(await outputOf(wageflow("check", "kuwait-2012"))).toMatch(
      /^kuwait-2012: good\. "Kuwait alone, 2012": 1 segment, /,
    );
  });

  it.concurrent("names everything that is wrong, a line each, and ends with status 1", async () => {
    const wrong = ownStudy
      .replace("grossWage: wage.orchards", "grossWage: wage.orchard")
      .replace("low: 900, high: 1600", "low: 1600, high: 900")
      .replace("company.spent: [0.3", "company.spend: [0.3");
    writeFileSync(path.join(folder, "wrong.yaml"), wrong);
    const problems = (await refusalOf(wageflowIn(folder, "check", "wrong.yaml"), 1)).trimEnd().split("\n");
    const lineOf = (text: string) => wrong.split("\n").findIndex((line) => line.includes(text)) + 1;
    expect(problems).toEqual(
      expect.arrayContaining([
        `wrong.yaml:${lineOf("grossWage: wage.orchard")}: segment "orchards", grossWage: there is no parameter "wage.orchard"; the nearest is "wage.orchards"`,
        `wrong.yaml:${lineOf("low: 1600, high: 900")}: parameter "wage.orchards", distribution: the range is upside down: low 1600 is above high 900`,
        `wrong.yaml:${lineOf("company.spend: [0.3")}: scenario "harvest-crews", set.company.spend: there is no parameter "company.spend"; the nearest is "company.spent"`,
      ]),
    );
    expect(problems).toHaveLength(3);
  });

  it.concurrent.each([
    ["a file that is not there", "missing.yaml", "missing.yaml: there is no such file"],
    ["a folder", "a-folder.yaml", "a-folder.yaml: is not a file"],
    [
      "a name that no scenario has",
      "kuwait-2021",
      'there is no scenario "kuwait-2021"; the nearest is "kuwait-2012"',
    ],
  ])("calls %s a wrong call, with status 2", async (_, file, message) => {
    mkdirSync(path.join(folder, "a-folder.yaml"), { recursive: true });
    expect(await refusalOf(wageflowIn(folder, "check", file))).toContain(message);
  });
});
