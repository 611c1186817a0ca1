import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import type { Scenario } from "../../../lib/study/schemas/scenario.ts";
import { jsonOf, outputOf, root, wageflow } from "./wageflow.ts";

// Other programs run here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const ids = readdirSync(path.join(root, "data/scenarios"))
  .map((file) => path.basename(file, ".yaml"))
  .sort();

describe("scenarios", () => {
  it.concurrent("says of every scenario what it assumes and leaves out", async () => {
    const entries = (await outputOf(wageflow("scenarios"))).split("\n\n");
    expect(entries.map((entry) => /^([\w.-]+): /.exec(entry)![1]).sort()).toEqual(ids);
    for (const entry of entries) expect(entry).toMatch(/\n {2}Assumes: \S[\s\S]*\n {2}Leaves out: \S/);
  });

  it.concurrent("marks a restatement as no evidence, and a policy as no estimate", async () => {
    const scenarios = (await jsonOf(wageflow("scenarios", "--json"))) as Scenario[];
    const text = await outputOf(wageflow("scenarios"));
    expect(scenarios.map(({ id }) => id).sort()).toEqual(ids);
    const marks = {
      estimate: "",
      restatement: " (restatement, not evidence)",
      policy: " (what if, not an estimate)",
    };
    for (const { id, title, kind } of scenarios)
      expect(text).toContain(`${id}: ${title}${marks[kind ?? "estimate"]}\n`);
  });
});
