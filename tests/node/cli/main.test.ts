import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { version } from "../../../lib/version.ts";
import { outputOf, program, refusalOf, wageflow } from "./wageflow.ts";

// Other programs run here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const commands = ["run", "payslip", "evidence", "show", "check", "scenarios"];
const calls: readonly (readonly string[])[] = [
  ["run", "--draws", "3000"],
  ["run", "kuwait-2012", "--draws", "3000", "--threshold", "5e6"],
  ["run", "report-headline-2012", "--draws", "3000"],
  ["run", "kuwait-2012", "--draws", "3000", "--csv"],
  ["payslip"],
  ["payslip", "kuwait-worker"],
  ["evidence"],
  ["evidence", "F312", "--topic", "deduction-share"],
  ["show"],
  ["show", "wage.kuwait"],
  ["show", "total"],
  ["check", "kuwait-2012"],
  ["scenarios"],
];
const jsonCalls: readonly (readonly string[])[] = [
  ["run", "kuwait-2012", "--draws", "3000", "--json"],
  ["payslip", "--json"],
  ["payslip", "kuwait-worker", "--json"],
  ["evidence", "--json"],
  ["evidence", "F312", "--json"],
  ["show", "--json"],
  ["show", "wage.kuwait", "--json"],
  ["show", "total", "--json"],
  ["scenarios", "--json"],
];

describe("every command", () => {
  it.concurrent.each([...calls, ...jsonCalls].map((call) => [call.join(" "), call] as const))(
    "says the same bytes when called again, and nothing beside them: %s",
    async (_, call) => {
      const first = await outputOf(wageflow(...call));
      expect(first).toMatch(/\S\n$/);
      if (call.includes("--json")) expect(JSON.parse(first)).toBeTypeOf("object");
      expect(await outputOf(wageflow(...call))).toBe(first);
    },
  );

  it.concurrent.each(commands)("explains itself: %s --help", async (command) => {
    expect(await outputOf(wageflow(command, "--help"))).toContain(`Usage: wageflow ${command}`);
  });
});

describe("the program", () => {
  it.concurrent("lists its commands and the exit status", async () => {
    const help = await outputOf(wageflow("--help"));
    for (const command of commands) expect(help).toMatch(new RegExp(`^  ${command} `, "m"));
    expect(help).toContain("Exit status: 0; 1 for a failed check; 2 for a wrong call");
    expect(await outputOf(wageflow("help"))).toBe(help);
  });

  it.concurrent("says its version", async () => {
    expect(await outputOf(wageflow("--version"))).toBe(`${version}\n`);
  });

  it.concurrent("explains itself when called with nothing, which is a wrong call", async () => {
    expect(await refusalOf(wageflow())).toContain("Usage: wageflow");
  });

  it.concurrent.each([
    [["rnu"], "unknown command 'rnu'\n(Did you mean run?)"],
    [["run", "--drwas", "10"], "unknown option '--drwas'\n(Did you mean --draws?)"],
    [["--json"], "unknown option '--json'"],
    [["run", "kuwait-2012", "bottom-up-2012"], "too many arguments"],
    [["payslip", "kuwait-worker", "qatar-worker"], "too many arguments"],
    [["scenarios", "kuwait-2012"], "too many arguments"],
    [["check"], "missing required argument 'file'"],
    [["run", "--seed"], "option '--seed <seed>' argument missing"],
    [["help", "rnu"], "unknown command 'rnu'"],
  ] as const)("refuses a call that it does not know: %j", async (call, message) => {
    expect(await refusalOf(wageflow(...call))).toContain(message);
  });

  it.concurrent("ends well when its reader stops early", async () => {
    const child = spawn(process.execPath, [program, "evidence"], { stdio: ["ignore", "pipe", "pipe"] });
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.stdout.once("data", () => child.stdout.destroy());
    const status = await new Promise((resolve) => child.once("close", resolve));
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });

  it.skipIf(!existsSync("/dev/full"))("says so when what it prints cannot be written", async () => {
    const full = openSync("/dev/full", "w");
    const child = spawn(process.execPath, [program, "scenarios"], { stdio: ["ignore", full, "pipe"] });
    closeSync(full);
    let stderr = "";
    child.stderr!.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const status = await new Promise((resolve) => child.once("close", resolve));
    expect(status).toBe(2);
    expect(stderr).toMatch(/^wageflow: \S/);
  });
});
