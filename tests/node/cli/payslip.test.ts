import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { jsonOf, outputOf, refusalOf, root, wageflow } from "./wageflow.ts";

// Other programs run here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const cases = readdirSync(path.join(root, "tests/payslips"))
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => path.basename(file, ".yaml"))
  .sort();

describe("payslip", () => {
  it.concurrent("lists the cases", async () => {
    const text = await outputOf(wageflow("payslip"));
    expect([...text.matchAll(/^ {2}(\S+) {2,}\S/gm)].map(([, id]) => id).sort()).toEqual(cases);
    const listed = (await jsonOf(wageflow("payslip", "--json"))) as { id: string }[];
    expect(listed.map(({ id }) => id).sort()).toEqual(cases);
  });

  it.concurrent("follows a case line by line, under its first reading and the others", async () => {
    const text = await outputOf(wageflow("payslip", "kuwait-worker"));
    expect(text).toMatch(/gross earnings +5,000 +416\.67 +100\.0 %/);
    expect(text).toMatch(/- state +2,400 +200 +48\.0 %/);
    expect(text).toMatch(/net pay +1,053 +87\.75 +21\.1 %/);
    expect(text).toMatch(/Side by side +650 +54\.17/);
    expect(text).toContain("Printed figures that it cannot match");
  });

  it.concurrent("gives the same amounts as JSON", async () => {
    const { payslip, worked } = (await jsonOf(wageflow("payslip", "kuwait-worker", "--json"))) as {
      payslip: { id: string };
      worked: { reading: string; amounts: Record<string, number> }[];
    };
    expect(payslip.id).toBe("kuwait-worker");
    const netPay = worked.map(({ amounts }) => Number(amounts["net pay"]!.toFixed(6)));
    expect(netPay).toEqual([1053, 1014, 819, 650]);
  });

  it.concurrent.each(cases)("adds up: %s", async (id) => {
    const { worked } = (await jsonOf(wageflow("payslip", id, "--json"))) as {
      worked: { lines: { paid: number }[]; amounts: Record<string, number> }[];
    };
    for (const { lines, amounts } of worked) {
      const paid = lines.reduce((sum, line) => sum + line.paid, 0);
      expect(Math.abs(amounts["gross earnings"]! - paid - amounts["net pay"]!)).toBeLessThan(1e-9);
    }
  });

  it.concurrent.each([
    ["kuweit-worker", 'there is no payslip "kuweit-worker"; the nearest is "kuwait-worker"'],
    ["constructor", 'there is no payslip "constructor"'],
    ["", 'there is no payslip ""'],
  ])('refuses "%s"', async (id, message) => {
    expect(await refusalOf(wageflow("payslip", id))).toContain(message);
  });
});
