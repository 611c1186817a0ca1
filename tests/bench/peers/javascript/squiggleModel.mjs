// The common model in the Squiggle language. It needs `npm install --no-save --prefix <this folder>` of the package.
// Usage: node --max-old-space-size=8192 squiggleModel.mjs common-model.csv DRAWS
import { readFileSync } from "node:fs";
import { run } from "@quri/squiggle-lang";
import { measure } from "./measure.mjs";
import { readRanges } from "./readRanges.mjs";

const segments = readRanges(process.argv[2]);
const draws = Number(process.argv[3]);

const uniform = (of, input) => `SampleSet.fromDist(Sym.uniform(${of[`${input}Low`]}, ${of[`${input}High`]}))`;
const over = (term) => segments.map((_, k) => `${term}${k}`).join(" + ");
const code = `
${segments
  .map(
    (of, k) => `
workers${k} = ${uniform(of, "workers")}
wage${k} = SampleSet.fromDist(Sym.triangular(${of.wageLow}, ${of.wageMode}, ${of.wageHigh}))
earned${k} = workers${k} * wage${k} * ${uniform(of, "months")}
state${k} = earned${k} * ${uniform(of, "state")}
afterState${k} = earned${k} - state${k}
afterAgency${k} = afterState${k} - afterState${k} * ${uniform(of, "agency")}
embassy${k} = afterAgency${k} * ${uniform(of, "embassy")}
afterEmbassy${k} = afterAgency${k} - embassy${k}
company${k} = afterEmbassy${k} * ${uniform(of, "company")}
net${k} = afterEmbassy${k} - company${k}`,
  )
  .join("\n")}
narrow = ${over("state")}
quantiles(outcome) = List.map([0.05, 0.25, 0.5, 0.75, 0.95], {|probability| quantile(outcome, probability)})
{
  gross: quantiles(${over("earned")}),
  narrow: quantiles(narrow),
  wide: quantiles(narrow + ${over("embassy")} + ${over("company")}),
  net: quantiles((${over("net")}) / (${over("workers")}) / 12)
}
`;

async function quantiles() {
  const environment = { sampleCount: draws, xyPointLength: 1000, seed: "2012" };
  const { result } = await run(code, { environment });
  if (!result.ok) throw new Error(result.value.toString());
  const { gross, narrow, wide, net } = result.value.result.asJS().value;
  return { "gross-earnings": gross, narrow, "wide-gross": wide, "net-pay-per-month": net };
}

const { version } = JSON.parse(
  readFileSync(new URL("./node_modules/@quri/squiggle-lang/package.json", import.meta.url), "utf8"),
);
await measure(`Squiggle ${version}, Node ${process.versions.node}`, quantiles, { again: false });
