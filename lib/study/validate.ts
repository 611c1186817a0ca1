import * as z from "zod";
import { unknownName } from "./problems.ts";

type Path = readonly (string | number)[];

/** Something that a schema does not allow, in plain words. */
export interface Complaint {
  readonly path: Path;
  readonly message: string;
}

// Content-security policies forbid the compiled checks that zod makes otherwise.
z.config({ jitless: true });

/** Checks data against a schema; either the data in its final form or what is wrong with it. */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
):
  | { readonly data: z.infer<Schema>; readonly complaints?: never }
  | { readonly complaints: readonly Complaint[] } {
  const result = schema.safeParse(data);
  if (result.success) return { data: result.data };
  return { complaints: result.error.issues.flatMap((issue) => complaintsOf(schema, data, issue, [])) };
}

function complaintsOf(schema: z.ZodType, data: unknown, issue: z.core.$ZodIssue, at: Path): Complaint[] {
  const path = [...at, ...issue.path.map((step) => (typeof step === "symbol" ? String(step) : step))];
  const found = show(valueAt(data, path));
  switch (issue.code) {
    case "invalid_type":
      return [
        {
          path,
          message:
            valueAt(data, path) === undefined
              ? `is missing; ${kinds[issue.expected] ?? issue.expected} is needed`
              : `found ${found}, where ${kinds[issue.expected] ?? issue.expected} is needed`,
        },
      ];
    case "invalid_value":
      return [
        {
          path,
          message:
            typeof valueAt(data, path) === "string"
              ? unknownName("such word", String(valueAt(data, path)), issue.values.map(String))
              : `found ${found}; allowed: ${issue.values.join(", ")}`,
        },
      ];
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: unknownName("field", key, keysAt(schema, path)),
      }));
    case "invalid_union": {
      const branches = issue.errors.map((errors) =>
        errors.flatMap((error) => complaintsOf(schema, data, error, path)),
      );
      const deepest = branches.filter((branch) =>
        branch.some((complaint) => complaint.path.length > path.length),
      );
      const unknownKind = issue.discriminator !== undefined;
      if (unknownKind) {
        const kindPath = [...path, issue.discriminator!];
        return [
          {
            path: kindPath,
            message: `found ${show(valueAt(data, kindPath))}, which is no kind that is known here`,
          },
        ];
      }
      const best = deepest.sort((a, b) => a.length - b.length)[0];
      return best ?? [{ path, message: `found ${found}, where ${orList(branches.flat())}` }];
    }
    case "too_small":
      return [
        {
          path,
          message: `found ${found}; allowed: ${issue.inclusive ? "at least" : "more than"} ${issue.minimum}${counted[issue.origin] ?? ""}`,
        },
      ];
    case "too_big":
      return [
        {
          path,
          message: `found ${found}; allowed: ${issue.inclusive ? "at most" : "less than"} ${issue.maximum}${counted[issue.origin] ?? ""}`,
        },
      ];
    case "invalid_format":
      return [
        {
          path,
          message: `found ${found}; ${issue.message.startsWith("Invalid") ? `it does not have the form that belongs here (${issue.pattern ?? issue.format})` : issue.message}`,
        },
      ];
    case "invalid_key":
      return [
        {
          path,
          message: `"${path.at(-1)}" cannot be a name here: ${issue.issues.map(({ message }) => message).join("; ")}`,
        },
      ];
    default:
      return [{ path, message: issue.message }];
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "a group of fields",
  record: "a group of fields",
};

const counted: Readonly<Record<string, string>> = { string: " characters", array: " entries" };

function orList(complaints: readonly Complaint[]): string {
  return [
    ...new Set(
      complaints.map(({ message }) => message.replace(/^found .*?, where /, "").replace(/^found .*?; /, "")),
    ),
  ].join("; or ");
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      value !== null && typeof value === "object" && Object.hasOwn(value, step)
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    data,
  );
}

function show(value: unknown): string {
  if (typeof value === "string") return `"${value.length > 60 ? `${value.slice(0, 60)}...` : value}"`;
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (value !== null && typeof value === "object") return "a group of fields";
  return String(value);
}

/** Names of the fields that a schema knows at a place, for suggestions. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  interface Json {
    $ref?: string;
    properties?: Record<string, Json>;
    additionalProperties?: Json | boolean;
    items?: Json | Json[];
    anyOf?: Json[];
    oneOf?: Json[];
    allOf?: Json[];
    $defs?: Record<string, Json>;
  }
  const root = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Json;
  const branches = (node: Json): Json[] => {
    if (node.$ref !== undefined) return branches(root.$defs?.[node.$ref.replace("#/$defs/", "")] ?? {});
    const inner = [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])];
    return [node, ...inner.flatMap(branches)];
  };
  let nodes = branches(root);
  for (const step of path) {
    nodes = nodes
      .flatMap((node): Json[] => {
        if (typeof step === "number")
          return Array.isArray(node.items) ? node.items : node.items ? [node.items] : [];
        const property = node.properties?.[step];
        if (property) return [property];
        return typeof node.additionalProperties === "object" ? [node.additionalProperties] : [];
      })
      .flatMap(branches);
  }
  return [...new Set(nodes.flatMap((node) => Object.keys(node.properties ?? {})))];
}
