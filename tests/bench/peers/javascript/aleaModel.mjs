// The common model as a plain loop: seedrandom's alea called for every number, sorted columns for the quantiles.
// Usage: node aleaModel.mjs common-model.csv DRAWS
import alea from "seedrandom/lib/alea.js";
import { measure } from "./measure.mjs";
import { readRanges } from "./readRanges.mjs";

const segments = readRanges(process.argv[2]);
const draws = Number(process.argv[3]);
const probabilities = [0.05, 0.25, 0.5, 0.75, 0.95];

function uniform(random, low, high) {
  return low + (high - low) * random();
}

function triangular(random, low, mode, high) {
  const u = random();
  const width = high - low;
  return u < (mode - low) / width
    ? low + Math.sqrt(u * width * (mode - low))
    : high - Math.sqrt((1 - u) * width * (high - mode));
}

function quantile(sorted, probability) {
  const position = probability * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.ceil(position);
  return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
}

function run() {
  const random = alea("2012");
  const columns = {
    "gross-earnings": new Float64Array(draws),
    narrow: new Float64Array(draws),
    "wide-gross": new Float64Array(draws),
    "net-pay-per-month": new Float64Array(draws),
  };
  for (let draw = 0; draw < draws; draw++) {
    let gross = 0;
    let narrow = 0;
    let wide = 0;
    let net = 0;
    let allWorkers = 0;
    for (const of of segments) {
      const workers = uniform(random, of.workersLow, of.workersHigh);
      const wage = triangular(random, of.wageLow, of.wageMode, of.wageHigh);
      const earned = workers * wage * uniform(random, of.monthsLow, of.monthsHigh);
      const state = earned * uniform(random, of.stateLow, of.stateHigh);
      let left = earned - state;
      left -= left * uniform(random, of.agencyLow, of.agencyHigh);
      const embassy = left * uniform(random, of.embassyLow, of.embassyHigh);
      left -= embassy;
      const company = left * uniform(random, of.companyLow, of.companyHigh);
      gross += earned;
      narrow += state;
      wide += state + embassy + company;
      net += left - company;
      allWorkers += workers;
    }
    columns["gross-earnings"][draw] = gross;
    columns.narrow[draw] = narrow;
    columns["wide-gross"][draw] = wide;
    columns["net-pay-per-month"][draw] = net / allWorkers / 12;
  }
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => {
      column.sort();
      return [name, probabilities.map((probability) => quantile(column, probability))];
    }),
  );
}

await measure(`seedrandom 3.0.5, Node ${process.versions.node}`, run);
