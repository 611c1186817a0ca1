import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { readScenario } from "../../lib/study/readScenario.ts";
import { outputOf, root, wageflowIn } from "./cli/wageflow.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

// Other programs run here, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const file = path.join(root, "data/examples/another-workforce.yaml");
const text = readFileSync(file, "utf8");
const { scenario } = readScenario(text, "another-workforce.yaml");

describe("the example of another workforce", () => {
  it("stands alone, and says of every number that it is invented", () => {
    expect(scenario.base).toBe("none");
    expect(scenario.title).toContain("invented");
    for (const { id, basis, note, evidence } of scenario.parameters!) {
      expect([basis, evidence], id).toEqual(["judgement", undefined]);
      expect(note, id).toContain("Invented");
    }
  });

  it("is checked, run, published and verified as its first lines say", async () => {
    const folder = temporaryFolder();
    const calls = [...text.matchAll(/^# {3}wageflow (.*)$/gm)].map(([, call]) =>
      call!.replace("data/examples/another-workforce.yaml", file).split(" "),
    );
    expect(calls.map(([command]) => command)).toEqual(["check", "run", "publish", "verify"]);
    const printed: string[] = [];
    for (const call of calls) printed.push(await outputOf(wageflowIn(folder, ...call)));
    expect(printed[1]).toMatch(/In 2020 the state took 3 to 11 million dollars/);
    expect(printed[2]).toContain("The authors of the study");
    expect(printed[3]).toMatch(/^Verified to the bit\./);
  });
});
