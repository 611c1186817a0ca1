import { execFile } from "node:child_process";
import path from "node:path";
import { expect } from "vitest";

/** How a call of the command line ended. */
export interface Ended {
  /** Null where it was stopped because it did not end by itself. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export const root = path.resolve(import.meta.dirname, "../../..");
export const program = path.join(root, "build/wageflow.cjs");

/** Far longer than any call takes; what is still running then hangs. */
const longestMilliseconds = 20_000;

/** Calls the built command line in the project's folder. */
export function wageflow(...call: readonly string[]): Promise<Ended> {
  return wageflowIn(root, ...call);
}

/** Calls the built command line in another folder. */
export function wageflowIn(folder: string, ...call: readonly string[]): Promise<Ended> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const options = {
    cwd: folder,
    env,
    encoding: "utf8",
    maxBuffer: 1e8,
    timeout: longestMilliseconds,
  } as const;
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [program, ...call], options, (_error, stdout, stderr) =>
      resolve({ status: child.exitCode, stdout, stderr }),
    );
  });
}

/** What a call printed that did what it was asked to, silently. */
export async function outputOf(ended: Promise<Ended>): Promise<string> {
  const { status, stdout, stderr } = await ended;
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return stdout;
}

/** The document that a call with `--json` printed. */
export async function jsonOf(ended: Promise<Ended>): Promise<unknown> {
  return JSON.parse(await outputOf(ended));
}

/** What a call said that could not be carried out: a message of a few lines, and no half of a result. */
export async function refusalOf(ended: Promise<Ended>, status: 1 | 2 = 2): Promise<string> {
  const { stdout, stderr, ...rest } = await ended;
  expect(stderr).not.toMatch(/^ {4}at /m);
  expect(rest.status).toBe(status);
  expect(stdout).toBe("");
  expect(stderr.trim()).not.toBe("");
  return stderr;
}
