import * as z from "zod";
import {
  breakEvenReportSchema,
  conditionReportSchema,
  leaveOutReportSchema,
  sensitivityReportSchema,
} from "../publish/analysisSchemas.ts";
import { claimsReportSchema } from "../publish/claimsReportSchema.ts";
import { comparisonReportSchema } from "../publish/comparisonReportSchema.ts";
import { runReportSchema } from "../publish/runReportSchema.ts";
import { manifestSchema } from "../publish/verify/manifestSchema.ts";
import {
  conditionSchema,
  evidenceIdSchema,
  factorsSchema,
  idSchema,
  textSchema,
} from "../study/schemas/common.ts";
import { distributionSchema } from "../study/schemas/parameter.ts";
import { readingSchema } from "../study/schemas/reading.ts";
import { termsSchema } from "../study/schemas/segment.ts";
import { fileSchemas } from "./readData.ts";

const schemas = {
  ...fileSchemas,
  run: runReportSchema,
  sensitivity: sensitivityReportSchema,
  "break-even": breakEvenReportSchema,
  condition: conditionReportSchema,
  "leave-out": leaveOutReportSchema,
  "claims-report": claimsReportSchema,
  comparison: comparisonReportSchema,
  manifest: manifestSchema,
};

const titles: Readonly<Record<keyof typeof schemas, string>> = {
  parameters: "Parameters: uncertain quantities, each with its unit, distribution and evidence",
  chain: "Deduction chain: the ordered deductions that lead from gross earnings to net pay",
  "after-net-pay": "What becomes of net pay",
  segments: "Segments: groups of workers with their headcount, wage, months paid and chain",
  headcounts: "Headcounts: workers of each place under each composition, and the totals they are scaled to",
  choices: "Choices: structural alternatives with judged weights",
  scenario: "Scenario: named overrides on a base, or with `base: none` a study of its own",
  claims: "Claims: published figures that a run can be held against",
  wording: "Wording: the sentences to quote of an estimate, in one language",
  "datum-kinds": "Datum kinds: new data that could be got, with their precision",
  payslip: "Payslip: one worker's case, from gross earnings to the family",
  run: "Report of a run, as `wageflow run --json` prints it",
  sensitivity: "Sensitivity analysis, as `wageflow sensitivity --json` prints it",
  "break-even": "Break-even values, as `wageflow break-even --json` prints them",
  condition: "A conditioned study, as `wageflow condition --json` prints it",
  "leave-out": "The estimate without single origins, as `wageflow leave-out --json` prints it",
  contradictions:
    "Contradictions: figures that cannot all be right, with the arithmetic and what the study does",
  "claims-report": "Claims held against a run, as `wageflow reproduce --json` prints them",
  manifest: "Manifest of a publication, as `wageflow publish` writes it",
  comparison: "Two studies on common random numbers, as `wageflow compare --json` prints them",
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
  reading: readingSchema,
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
        override({ zodSchema, jsonSchema }) {
          const description = z.globalRegistry.get(zodSchema)?.description;
          if (description !== undefined) jsonSchema.description = description;
        },
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
