import * as z from "zod";
import { runReportSchema } from "../publish/runReportSchema.ts";
import {
  conditionSchema,
  evidenceIdSchema,
  factorsSchema,
  idSchema,
  textSchema,
} from "../study/schemas/common.ts";
import { distributionSchema } from "../study/schemas/parameter.ts";
import { termsSchema } from "../study/schemas/segment.ts";
import { fileSchemas } from "./readData.ts";

const schemas = { ...fileSchemas, run: runReportSchema };

const titles: Readonly<Record<keyof typeof schemas, string>> = {
  parameters: "Parameters: uncertain quantities, each with its unit, distribution and evidence",
  chain: "Deduction chain: the ordered deductions that lead from gross earnings to net pay",
  "after-net-pay": "What becomes of net pay",
  segments: "Segments: groups of workers with their headcount, wage, months paid and chain",
  headcounts: "Headcounts: workers of each place under each composition, and the totals they are scaled to",
  choices: "Choices: structural alternatives with judged weights",
  scenario: "Scenario: named overrides on a base, or with `base: none` a study of its own",
  claims: "Claims: published figures that a run can be held against",
  payslip: "Payslip: one worker's case, from gross earnings to the family",
  run: "Report of a run, as `wageflow run --json` prints it",
};

/** Parts that many schemas share, each written once in a file. */
const parts = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries({
  id: idSchema,
  "evidence-id": evidenceIdSchema,
  text: textSchema,
  factors: factorsSchema,
  terms: termsSchema,
  condition: conditionSchema,
  distribution: distributionSchema,
})) {
  parts.add(schema, { id });
}

/**
 * The JSON Schemas of the project's files and of its output, by file name. They say what an editor can
 * check while one types; reading the data checks the rest.
 */
export function jsonSchemas(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const { $schema, ...content } = z.toJSONSchema(schema, {
        target: "draft-2020-12",
        io: "input",
        metadata: parts,
      });
      const titled = {
        $schema,
        $id: `urn:wageflow:schema:${name}`,
        title: titles[name as keyof typeof schemas],
        ...content,
      };
      return [`${name}.schema.json`, `${JSON.stringify(titled, null, 2)}\n`];
    }),
  );
}
