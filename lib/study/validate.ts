import * as z from "zod";
import { shorten, unknownName } from "./problems.ts";

type Path = readonly (string | number)[];

/** Something that a schema does not allow, in plain words. */
export interface Complaint {
  readonly path: Path;
  readonly message: string;
}

/** Nobody reads more at once, and working out thousands takes long. */
const enoughComplaints = 20;

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
  const complaints: Complaint[] = [];
  for (const issue of result.error.issues) {
    if (complaints.length > enoughComplaints) break;
    complaints.push(...complaintsOf(schema, data, issue, []));
  }
  return { complaints };
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
      return issue.keys.slice(0, enoughComplaints).map((key) => ({
        path: [...path, key],
        message: keysAt(schema, path).includes(key)
          ? `there is no field "${key}" in one of this kind`
          : unknownName("field", key, keysAt(schema, path)),
      }));
    case "invalid_union": {
      if (issue.discriminator !== undefined) {
        // The issue's own path leads to the field that tells the kinds apart.
        const kinds =
          (issue as { options?: readonly unknown[] }).options?.map(String) ?? kindsAt(schema, path);
        const kind = valueAt(data, path);
        return [
          {
            path,
            message:
              kind === undefined
                ? `is missing; there are: ${kinds.join(", ")}`
                : typeof kind === "string"
                  ? unknownName("kind", kind, kinds)
                  : `found ${found}; there are: ${kinds.join(", ")}`,
          },
        ];
      }
      if (valueAt(data, path) === undefined) return [{ path, message: "is missing" }];
      const branches = issue.errors.map((errors) =>
        errors.flatMap((error) => complaintsOf(schema, data, error, path)),
      );
      const deeper = branches.filter((branch) =>
        branch.some((complaint) => complaint.path.length > path.length),
      );
      const [best] = deeper.sort((a, b) => a.length - b.length);
      if (best !== undefined) return best;
      // A word that is no such word says more than that it is no list.
      const word = branches.flat().find(({ message }) => message.startsWith("there is no"));
      if (word !== undefined) return [word];
      const forms = issue.errors.flatMap((errors) => errors.map((error) => formOf(error)));
      return [{ path, message: `found ${found}, where ${[...new Set(forms)].join(" or ")} is needed` }];
    }
    case "too_small":
      return [
        {
          path,
          message: `found ${found}; allowed: ${issue.inclusive ? "at least" : "more than"} ${counted(issue.minimum, issue.origin)}`,
        },
      ];
    case "too_big":
      return [
        {
          path,
          message: `found ${found}; allowed: ${issue.inclusive ? "at most" : "less than"} ${counted(issue.maximum, issue.origin)}`,
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

const countedBy: Readonly<Record<string, readonly [one: string, more: string]>> = {
  string: ["character", "characters"],
  array: ["entry", "entries"],
};

function counted(number: number | bigint, origin: string): string {
  const names = countedBy[origin];
  return names === undefined ? String(number) : `${number} ${names[Number(number) === 1 ? 0 : 1]}`;
}

function formOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") return kinds[issue.expected] ?? issue.expected;
  if (issue.code === "invalid_value") return issue.values.map((value) => `"${String(value)}"`).join(" or ");
  if (issue.code === "invalid_format") return "a name of small letters, digits, dots and hyphens";
  if (issue.code === "too_big") return `at most ${counted(issue.maximum, issue.origin)}`;
  if (issue.code === "too_small") return `at least ${counted(issue.minimum, issue.origin)}`;
  return issue.message;
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
  if (typeof value === "string") return `"${shorten(value)}"`;
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (value !== null && typeof value === "object") return "a group of fields";
  return String(value);
}

interface JsonSchema {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema | readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

const jsonSchemas = new WeakMap<z.ZodType, JsonSchema>();

/** What a schema allows at a place: one node for each of its alternatives. */
function nodesAt(schema: z.ZodType, path: Path): JsonSchema[] {
  const root =
    jsonSchemas.get(schema) ??
    (z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema);
  jsonSchemas.set(schema, root);
  const branches = (node: JsonSchema): JsonSchema[] => {
    if (node.$ref !== undefined) return branches(root.$defs?.[node.$ref.replace("#/$defs/", "")] ?? {});
    const inner = [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])];
    return [node, ...inner.flatMap(branches)];
  };
  return path.reduce<JsonSchema[]>(
    (nodes, step) =>
      nodes
        .flatMap((node): readonly JsonSchema[] => {
          const { items } = node;
          if (typeof step === "number")
            return Array.isArray(items) ? items : items === undefined ? [] : [items as JsonSchema];
          const property =
            node.properties !== undefined && Object.hasOwn(node.properties, step)
              ? node.properties[step]
              : undefined;
          if (property !== undefined) return [property];
          return typeof node.additionalProperties === "object" ? [node.additionalProperties] : [];
        })
        .flatMap(branches),
    branches(root),
  );
}

/** Names of the fields that a schema knows at a place, for suggestions. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  return [...new Set(nodesAt(schema, path).flatMap((node) => Object.keys(node.properties ?? {})))];
}

/** Words that a schema knows at a place. */
function kindsAt(schema: z.ZodType, path: Path): string[] {
  return [
    ...new Set(nodesAt(schema, path).flatMap((node) => (typeof node.const === "string" ? [node.const] : []))),
  ];
}
