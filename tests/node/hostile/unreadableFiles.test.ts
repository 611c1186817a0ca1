import { describe, expect, it, vi } from "vitest";
import { outputOf, wageflowIn } from "../cli/wageflow.ts";
import { complaintsOfCheck, complaintsOfProgram, refusalBy, scenarioFile } from "./complaintsAbout.ts";
import { change, overProject, smallStudy } from "./scenarioTexts.ts";

// Other programs run here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const bomb = ["a: &a [x, x, x, x, x, x, x, x, x]"]
  .concat(["ab", "bc", "cd", "de", "ef"].map(([from, to]) => `${to}: &${to} [${`*${from}, `.repeat(9)}]`))
  .join("\n");
const withField = (field: string) => change(smallStudy, ["title: Small\n", `title: Small\n${field}\n`]);

describe("a file that is no scenario's YAML", () => {
  it.each<[title: string, content: string | Uint8Array, complaint: string | RegExp]>([
    ["an empty file", "", /^FILE:1: .*(?:empty|holds nothing)/],
    ["a file of comments", "# nothing yet\n", /^FILE:1: .*(?:empty|holds nothing)/],
    ["a word", "hello\n", 'FILE:1: found "hello", where a group of fields is needed'],
    ["a number", "42\n", "FILE:1: found 42, where a group of fields is needed"],
    ["a list", "- a\n- b\n", "FILE:1: found a list of 2, where a group of fields is needed"],
    ["a web page", "<!DOCTYPE html>\n<html><body>no</body></html>\n", "FILE:1: "],
    ["a quote that is not closed", 'id: "abc\n', /^FILE:2: .*quote/],
    ["a bracket that is not closed", "id: [a, b\n", /^FILE:2: .*\]/],
    ["an indentation with tabs", "id: a\n\ttitle: b\n", /^FILE:2: Tabs/],
    ["an indentation that jumps", "id: a\n title: b\n", "FILE:1: "],
    ["two documents", `${smallStudy}---\n${smallStudy}`, /^FILE:31: .*documents/],
    ["a name that no anchor has", "id: *nothing\n", /^FILE:1: .*\bnothing\b/],
    [
      "binary garbage",
      Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919 + (at >> 3)) & 255),
      "FILE:1: ",
    ],
    [
      "letters of Latin-1",
      Buffer.from(smallStudy.replace("title: ", "title: Min\u00e9 "), "latin1"),
      /^FILE:\d+: is not UTF-8 here/,
    ],
    ["text in UTF-16 that says so", Buffer.from(`\ufeff${smallStudy}`, "utf16le"), "FILE:1: is not UTF-8"],
    ["a text of zero bytes", new Uint8Array(500), "FILE:1: "],
    ["text in UTF-16", Buffer.from(smallStudy, "utf16le"), "FILE:1: "],
    ["a field of control characters", withField("\\e[31mred: 1"), "FILE:3: "],
    ["a group of fields as a key", "{ a: 1 }: b\n", "FILE:1: "],
  ])("is refused in plain words: %s", async (_, content, complaint) => {
    const complaints = await complaintsOfCheck(content);
    if (typeof complaint === "string") expect(complaints).toContain(complaint);
    else expect(complaints).toMatch(complaint);
  });

  it.concurrent("is refused by every command that takes a scenario, with status 2", async () => {
    const complaint = 'FILE:2: Missing closing "quote\n';
    for (const call of [
      ["run", "FILE"],
      ["show", "--scenario", "FILE"],
      ["show", "wage.kuwait", "--scenario", "FILE"],
    ]) {
      expect(await refusalBy(call, 'id: "abc\n')).toBe(complaint);
    }
  });
});

describe("a key that stands twice", () => {
  it.each([
    ["at the top", withField("year: 2020"), 4, "year"],
    [
      "in a segment",
      change(smallStudy, ["    grossWage: wage\n", "    grossWage: wage\n    grossWage: wage\n"]),
      15,
      "grossWage",
    ],
    [
      "in braces",
      change(smallStudy, ["{ kind: fixed, value: 12 }", "{ kind: fixed, value: 12, value: 11 }"]),
      29,
      "value",
    ],
  ])("is named: %s", async (_, text, line, key) => {
    const complaints = await complaintsOfCheck(text);
    expect(complaints).toMatch(new RegExp(`^FILE:${line}: .*unique|twice`));
    expect(complaints).toContain(key);
  });
});

describe("a key that reaches into an object's prototype", () => {
  it.each([
    ["__proto__ at the top", withField("__proto__: { polluted: true }"), 3],
    ["__proto__ in quotes", withField('"__proto__": { polluted: true }'), 3],
    ["constructor at the top", withField("constructor: 3"), 3],
    ["prototype at the top", withField("prototype: 3"), 3],
    ["__proto__ of a merge", withField("<<: { __proto__: { polluted: true } }"), 3],
    ["__proto__ under set", `${overProject}set:\n  __proto__: 3\n`, 8],
    ["constructor under set", `${overProject}set:\n  constructor: 3\n`, 8],
    ["constructor under choose", `${overProject}choose:\n  constructor: own-sum\n`, 8],
    [
      "constructor under when",
      change(smallStudy, ["of: wage\n", "of: wage\n        when: { constructor: a }\n"]),
      24,
    ],
  ])("is refused: %s", async (_, text, line) => {
    expect(await complaintsOfCheck(text)).toMatch(
      new RegExp(`^FILE:${line}: "\\w+" is not allowed as a key`),
    );
  });

  it("is no id either", async () => {
    expect(await complaintsOfCheck(change(smallStudy, ["id: small", "id: __proto__"]))).toContain(
      'FILE:1: id found "__proto__"',
    );
    expect(await complaintsOfCheck(`${overProject}choose:\n  total: __proto__\n`)).toContain(
      "FILE:8: choose.total",
    );
    expect(await complaintsOfCheck(`${overProject}choose:\n  total: constructor\n`)).toContain(
      'FILE:8: scenario "mine", choose.total: there is no option "constructor"',
    );
  });
});

describe("a file that would take the reader long", () => {
  const large = `${smallStudy}#${"x".repeat(1_000_000)}\n`;

  it.concurrent("is refused unread where it is over 1 MB", async () => {
    for (const call of [
      ["check", "FILE"],
      ["run", "FILE"],
    ]) {
      expect(await refusalBy(call, `]${large}`)).toMatch(
        /^FILE: is 1\.0\d* MB; files up to 1 MB are read\n$/,
      );
    }
  });

  it.concurrent.each([
    ["lists in lists", `a: ${"[".repeat(3000)}`],
    ["lists in lists, to the end of the file", "[".repeat(900_000)],
    ["groups in groups", "{a: ".repeat(100_000)],
    ["entries in entries", "- ".repeat(400_000)],
    ["closed brackets", `a: ${"[".repeat(20_000)}${"]".repeat(20_000)}\n`],
  ])("is refused in one line where it is nested beyond measure: %s", async (_, text) => {
    expect(await complaintsOfProgram(text)).toMatch(/^FILE(?::1)?: .*nested.*\n$/);
  });

  it.concurrent.each([
    ["aliases of aliases", bomb],
    ["thousands of aliases", `a: &a [x]\nb: [${"*a, ".repeat(100_000)}]\n`],
  ])("is refused in one line where it multiplies: %s", async (_, text) => {
    expect(await complaintsOfProgram(text)).toMatch(/^FILE(?::\d+)?: .*alias.*\n$/);
  });

  const lines = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, at) => line(at)).join("\n");
  const manyShares = lines(
    3000,
    (at) =>
      `  - { id: p${at}, label: P, unit: share, basis: judgement, note: N, distribution: { kind: fixed, value: 0 } }`,
  );
  const longNames = lines(10, (at) =>
    smallStudy
      .split("\n")
      .slice(7, 16)
      .join("\n")
      .replace("id: pickers", `id: s${at}`)
      .replace("wage\n", `${"w".repeat(40_000)}${at}\n`),
  );
  it.concurrent.each([
    ["fields that nobody knows", smallStudy + lines(60_000, (at) => `k${at}: 1`)],
    ["keys in braces", `{ ${lines(90_000, (at) => `k${at}: 1,`)} }`],
    ["a field that stands there a hundred thousand times", "a: 1\n".repeat(100_000)],
    ["parameters set that nobody knows", `${smallStudy}set:\n${lines(40_000, (at) => `  q${at}: 1`)}\n`],
    [
      "parameters with wrong fields",
      `${smallStudy}${lines(9000, () => "  - { id: p, lable: L, unt: x, distribution: { kind: fxed } }")}\n`,
    ],
    ["long names among many", change(smallStudy, ["segments:\n", `segments:\n${longNames}\n`]) + manyShares],
    ["marks without meaning", "!".repeat(900_000)],
    ["anchors without a value", "&a ".repeat(300_000)],
  ])("is refused soon and in few words where it holds a multitude of %s", async (_, text) => {
    expect(await complaintsOfProgram(text)).toMatch(/^FILE(?::\d+)?: /);
  });
});

describe("a file that only looks odd", () => {
  it.concurrent.each([
    ["a byte order mark", `\ufeff${smallStudy}`],
    ["line ends of Windows", smallStudy.replaceAll("\n", "\r\n")],
    [
      "an alias or two",
      smallStudy.replace("note: Made up.", "note: &why Made up.").replaceAll("note: Made up.", "note: *why"),
    ],
  ])("is read: %s", async (_, text) => {
    const { folder, name } = scenarioFile(text);
    expect(await outputOf(wageflowIn(folder, "check", name))).toContain(": good.");
  });
});
