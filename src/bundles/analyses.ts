export { analyses } from "../worker/analyses.ts";
