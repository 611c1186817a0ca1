import { describe, expect, it } from "vitest";
import { DataError, describeProblem, type Problem, unknownName } from "../../lib/study/problems.ts";

describe("unknownName", () => {
  it("names the nearest of the names that there are", () => {
    expect(unknownName("parameter", "wage.kuweit", ["wage.qatar", "wage.kuwait", "months"])).toBe(
      'there is no parameter "wage.kuweit"; the nearest is "wage.kuwait"',
    );
  });

  it("lists the names where none is near and there are few", () => {
    expect(unknownName("option", "in-sequence", ["one", "two"])).toBe(
      'there is no option "in-sequence"; there are: one, two',
    );
    expect(unknownName("chain", "kuwait", [])).toBe('there is no chain "kuwait"; there are: none');
  });

  it("says no more than that it is not there where none is near of many", () => {
    const many = Array.from({ length: 13 }, (_, index) => `parameter.number.${index}`);
    expect(unknownName("parameter", "xyzzy", many)).toBe('there is no parameter "xyzzy"');
    expect(unknownName("parameter", "xyzzy", many.slice(1))).toContain("; there are: parameter.number.1, ");
  });

  it("takes short names for near within three letters, long ones within half of theirs", () => {
    expect(unknownName("x", "abc", ["xyz"])).toContain('the nearest is "xyz"');
    expect(unknownName("x", "abcd", ["wxyz"])).not.toContain("nearest");
    expect(unknownName("x", "abcdefghij", ["abcdevwxyz"])).toContain("nearest");
    expect(unknownName("x", "abcdefghij", ["abcduvwxyz"])).not.toContain("nearest");
  });

  it("takes any iterable of names", () => {
    expect(unknownName("place", "rusia", new Map([["russia", 1]]).keys())).toContain(
      'the nearest is "russia"',
    );
  });
});

describe("describeProblem", () => {
  const problem: Problem = {
    kind: "parameter",
    id: "wage",
    path: ["distribution", "low"],
    message: "is odd",
  };

  it("says where, what and why", () => {
    const locate = ({ kind, id, path }: Pick<Problem, "kind" | "id" | "path">) =>
      `${kind}s.yaml:${id.length + path.length}`;
    expect(describeProblem(problem, locate)).toBe(
      'parameters.yaml:6: parameter "wage", distribution.low: is odd',
    );
  });

  it("leaves out the place where it is not known, and the path where there is none", () => {
    expect(describeProblem({ ...problem, path: [] }, () => undefined)).toBe('parameter "wage": is odd');
  });
});

describe("DataError", () => {
  it("has one line for every problem", () => {
    const error = new DataError(["first", "second"]);
    expect(error.message).toBe("first\nsecond");
    expect(error.problems).toEqual(["first", "second"]);
    expect(error.name).toBe("DataError");
  });
});
